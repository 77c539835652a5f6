"""Kills while posting, with replies that get lost: `python -m tests.platforms.discord.kills [kills] [seed]`.

After each kill more is wanted on the wall, half of it questions; at the end each message stands in its
channel exactly once, and each question has its thread.
"""

import asyncio
import random
import re
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Self

from bot.domain.calendar import Schedule
from bot.domain.rounds import Opening, opened
from bot.domain.tracks import Track
from bot.ids import Channel, PersonId, RoundId, Slot, TrackId
from bot.platforms.discord.names import workspace_of
from bot.ports.place import InChannel
from bot.ports.unit import Unit
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from bot.storage.migrate import upgrade
from bot.storage.store import open_store
from bot.usecases.post_round import put_card
from tests.factories import question
from tests.platforms.discord.posting import BASE, REAL, SPEED
from tests.platforms.discord.server import DiscordServer, Fault, shown

CHANNELS, EACH = 12, 6
"""Channels, and messages that are newly wanted after each kill: questions and notices by turns."""
LONGER = 2.0
"""Seconds to go on after everything stands there: two minutes of the program's clock for a twin to appear."""
POST = "POST /channels/{channel}/messages"
OPEN = f"{POST}/{{message}}/threads"
GUILD, CHANNEL = "700", 800
NAMED = re.compile(r"Message \d+|The q\d+ question")


@dataclass
class Tally:
    """What became of what was wanted; `bare` are questions without a thread, `brief` twins deleted since."""

    wanted: int
    lost: int
    twice: int
    bare: int
    brief: int
    dropped: int


@dataclass
class Poster:
    """The process that posts; the next one is loaded meanwhile, for loading takes longer than a life."""

    arguments: tuple[str, ...]
    next: Process | None = None

    async def __aenter__(self) -> Self:
        self.next = await self._loaded()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.next is not None:
            self.next.kill()
            await self.next.wait()

    async def until(self, seconds: float, done: Callable[[], bool] = lambda: False) -> None:
        """Let it post for so long, or until it is done, and kill it."""
        process = self.next or await self._loaded()
        self.next = await self._loaded()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"post\n")
        try:
            assert await process.stdout.readline() == b"posting\n"
            end = time.monotonic() + seconds
            while time.monotonic() < end and not done():
                await asyncio.sleep(0.02)
                assert process.returncode is None, "it posts until it is killed"
        finally:
            process.kill()
            await process.wait()

    async def _loaded(self) -> Process:
        module = ("-m", "tests.platforms.discord.posting")
        return await asyncio.create_subprocess_exec(
            sys.executable, *module, *self.arguments, stdin=PIPE, stdout=PIPE
        )


async def run(kills: int, seed: int, folder: Path) -> Tally:
    """Kill the process that posts so many times, then let it come to its end."""
    dice, began, wanted = random.Random(seed), REAL.now().timestamp(), 0
    url = f"sqlite:///{folder / 'kills.db'}"
    await upgrade(url)
    async with DiscordServer(lambda: BASE.timestamp() + (REAL.now().timestamp() - began) * SPEED) as server:
        guild = server.guild(GUILD, "Team")
        for number in range(CHANNELS):
            guild.channel(CHANNEL + number, f"practice-{number}")
        chance = {Fault.DROP_REPLY: 0.15, Fault.LOSE: 0.05, Fault.BROKEN: 0.03}
        server.faults.sometimes(seed, chance, frozenset({POST, OPEN}))
        async with Poster((url, server.api_url, server.token, str(began))) as poster:
            for _ in range(kills):
                wanted = await want_more(url, wanted)
                await poster.until(0.02 + dice.expovariate(4))
            server.faults.chance = {}
            await poster.until(600, lambda: complete(server, wanted))
            await poster.until(LONGER)
        assert server.violations == []
        return tally(server, wanted)


def tally(server: DiscordServer, wanted: int) -> Tally:
    """Hold what stands there against what was wanted."""
    stands, calls = standing(server), Counter(f"{method} {path}" for method, path, _, _ in server.calls)
    return Tally(
        wanted,
        lost=sum(name(number) not in stands for number in range(wanted)),
        twice=sum(count > 1 for count in stands.values()),
        bare=bare(server),
        brief=calls["DELETE /channels/{channel}/messages/{message}"],
        dropped=calls[POST] + calls[OPEN] - sum(stands.values()) - (wanted // 2 - bare(server)),
    )


async def want_more(url: str, wanted: int) -> int:
    """Put more on the wall while nobody else has the file."""
    store = await open_store(url, settle=0) if wanted == 0 else await open_store(url)
    async with store.unit() as unit:
        for number in range(wanted, wanted + EACH):
            await (want_question if number % 2 else want_notice)(unit, number)
    await store.close()
    return wanted + EACH


async def want_notice(unit: Unit, number: int) -> None:
    """A message without a thread."""
    await unit.wall.put(Slot(f"test/{number}"), InChannel(channel_of(number)), NoticeScreen(Md(name(number))))


async def want_question(unit: Unit, number: int) -> None:
    """A round of the channel's track, on a date of its own."""
    channel, on = channel_of(number), BASE.date() + timedelta(days=number)
    track = Track(
        id=TrackId(channel.id), channel=channel, keeper=PersonId("dev"), schedule=Schedule("UTC"), seed=1
    )
    await unit.tracks.save(track)
    asked = question(f"q{number}")
    opening = Opening(
        id=RoundId(f"r{number}"), number=number, on=on, question=asked, repeat=False, seed=number
    )
    round_ = opened(track, opening, BASE)
    assert await unit.rounds.open(round_)
    await put_card(unit, round_)


def channel_of(number: int) -> Channel:
    """Where a message is wanted."""
    return Channel(workspace_of(GUILD), str(CHANNEL + number // 2 % CHANNELS))


def name(number: int) -> str:
    """The words by which a message is known."""
    return f"The q{number} question" if number % 2 else f"Message {number}"


def standing(server: DiscordServer) -> Counter[str]:
    """What stands in the channels, by its words."""
    places = server.guilds[GUILD].channels.values()
    return Counter(NAMED.findall("\n".join(shown(each) for held in places for each in held.messages)))


def bare(server: DiscordServer) -> int:
    """How many questions have no thread."""
    places = server.guilds[GUILD].channels.values()
    questions = [each for held in places for each in held.messages if "question" in shown(each)]
    return sum(each["id"] not in server.channels for each in questions)


def complete(server: DiscordServer, wanted: int) -> bool:
    """Whether all that was wanted can be seen."""
    return len(standing(server)) >= wanted and not bare(server)


def main() -> int:
    """Run as often as the command line says, and print what became of it."""
    kills, seed = (int(each) for each in (*sys.argv[1:], *("300", "20261126")[len(sys.argv) - 1 :]))
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(run(kills, seed, Path(folder)))
    sys.stdout.write(
        f"{kills} kills (-9) while posting to Discord in {time.perf_counter() - began:.0f} s, seed {seed}: "
        f"{found.wanted} messages wanted, {found.lost} lost, {found.twice} double; {found.bare} questions "
        f"without a thread; {found.brief} twins deleted; {found.dropped} calls came to nothing\n"
    )
    return int(found.lost + found.twice + found.bare > 0)


if __name__ == "__main__":
    raise SystemExit(main())
