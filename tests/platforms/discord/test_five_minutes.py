"""The README's way to Discord, step by step, as a team would go it: the command as a process of its own."""

import asyncio
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from bot.platforms.discord.permissions import INVITED, NEEDED, lacking
from bot.schedule.clock import SystemClock
from tests.databases import fresh_store
from tests.platforms.discord.house import CHANNEL, GUILD, MANAGE, House
from tests.platforms.discord.server import DiscordServer, shown
from tests.platforms.slack.test_five_minutes import environment, said

ROOT = Path(__file__).parents[3]


async def test_from_the_invitation_to_the_first_answer(tmp_path: Path) -> None:
    clock = SystemClock()
    async with DiscordServer(lambda: clock.now().timestamp()) as server:
        token = f"SCRIMMAGE_DISCORD_TOKEN={server.token}\nSCRIMMAGE_DISCORD_API_URL={server.api_url}\n"
        (tmp_path / ".env").write_text(token)
        printed = (await asyncio.to_thread(said, tmp_path, "invite")).stdout.strip()
        asked = parse_qs(urlparse(printed).query)
        assert asked["client_id"] == [server.application_id]
        assert asked["scope"] == ["bot applications.commands"]

        guild = server.guild(GUILD, "Team", int(asked["permissions"][0]))
        guild.channel(CHANNEL, "practice")
        dev = server.person(guild, "1000", "Dev", permissions=MANAGE)
        ana = server.person(guild, "1001", "Ana")
        pipe = asyncio.subprocess.PIPE
        serving = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve", "--port", "0"),
            cwd=tmp_path,
            env=environment(),
            stdout=pipe,
            stderr=pipe,
        )
        assert serving.stdout is not None
        assert b"serving Discord" in await serving.stdout.readline()

        await dev.slash(CHANNEL, "scrimmage setup")
        await dev.answered()
        await dev.press(dev.private[-1], "Save")
        await dev.answered()
        await dev.slash(CHANNEL, "scrimmage ask")
        await server.until(lambda: bool(guild.threads))
        (card,) = server.channels[CHANNEL].said.values()
        assert shown(card).endswith("[Answer] [Hint]")
        written = await ana.write(card["id"], "I would measure first")
        await server.until(lambda: "✅" in server.channels[card["id"]].reactions.get(written, {}))

        serving.terminate()
        _, log = await asyncio.wait_for(serving.communicate(), 20)
        assert serving.returncode == 0
        assert b"rror" not in log, "nothing went wrong"
        assert server.violations == []
        assert server.invalid == 0


async def test_a_token_that_discord_refuses_is_named(tmp_path: Path) -> None:
    async with DiscordServer(lambda: 1_795_000_000.0) as server:
        (tmp_path / ".env").write_text(
            f"SCRIMMAGE_DISCORD_TOKEN=wrong.token.x\nSCRIMMAGE_DISCORD_API_URL={server.api_url}\n"
        )
        for command in ("serve", "invite"):
            refused = await asyncio.to_thread(said, tmp_path, command)
            assert "did not accept SCRIMMAGE_DISCORD_TOKEN" in refused.stderr
            assert "wrong.token.x" not in refused.stderr


def test_without_a_token_or_an_answer_it_says_so(tmp_path: Path) -> None:
    assert "SCRIMMAGE_DISCORD_TOKEN is not set yet" in said(tmp_path, "invite").stderr
    (tmp_path / ".env").write_text(
        "SCRIMMAGE_DISCORD_TOKEN=a.b.c\nSCRIMMAGE_DISCORD_API_URL=http://127.0.0.1:9/api/v10\n"
    )
    assert said(tmp_path, "serve").stderr.startswith("Discord does not answer from here.")


async def day(house: House) -> None:
    """All that a round does in a server."""
    await house.begin()
    await house.ana.write(house.card["id"], "Mine.")
    await house.at("13:00")
    await house.at("09:00", days=1)


async def test_what_the_invitation_asks_for_is_enough(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    async with House(store, allowed=INVITED.value) as house:
        await day(house)
        assert house.server.invalid == 0
        await house.does(house.dev.slash(CHANNEL, "scrimmage doctor"))
        assert "I am allowed all I need here." in shown(house.dev.private[-1])
    await store.close()


@pytest.mark.parametrize("name", sorted(NEEDED.values()))
async def test_the_invitation_asks_for_nothing_that_is_not_used(tmp_path: Path, name: str) -> None:
    without = INVITED.value & ~getattr(type(INVITED), name).flag
    store = await fresh_store(tmp_path)
    async with House(store, allowed=without) as house:
        await house.begin()
        if name == "read_message_history":
            assert not house.discord.messenger.may_look(house.channel_seen)
        else:
            await house.ana.write(house.guild.threads[0].id if house.guild.threads else CHANNEL, "Mine.")
            await house.at("13:00")
            house.ana.dms_closed = True
            await house.does(house.ana.slash(CHANNEL, "practice"))
            await house.does(house.ana.submit())
            await house.later(5)
            assert house.server.invalid > (name == "create_private_threads")  # direct messages refuse once
    await store.close()


def test_every_permission_stands_in_the_documents() -> None:
    page = (ROOT / "docs" / "discord.md").read_text(encoding="utf-8")
    for name in NEEDED.values():
        assert f"| {name.replace('_', ' ').title().replace(' In ', ' in ')} |" in page
    assert lacking(INVITED) == frozenset()
