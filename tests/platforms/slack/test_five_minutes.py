"""The README's way to Slack, step by step, as a team would go it: a process of its own, over sockets."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

from bot.platforms.slack.manifest import scopes
from bot.schedule.clock import SystemClock
from tests.platforms.slack.house import CHANNEL, proposed
from tests.platforms.slack.server import SlackServer
from tests.platforms.slack.server.people import shown

ROOT = Path(__file__).parents[3]


def environment() -> dict[str, str]:
    """Nothing of ours is set but in the file that the README asks for."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SCRIMMAGE_")}
    return kept | {"PYTHONPATH": str(ROOT)}


def said(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(  # noqa: S603 - our own command
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )


async def test_from_the_manifest_to_the_first_answer(tmp_path: Path) -> None:
    made = json.loads((await asyncio.to_thread(said, tmp_path, "manifest")).stdout)
    granted = frozenset(made["oauth_config"]["scopes"]["bot"])
    clock = SystemClock()
    async with SlackServer(lambda: clock.now().timestamp()) as slack:
        team = slack.team("T1", scopes=granted)
        slack.channel(team, CHANNEL, joined=False)
        dev = slack.person(team, "U0", "Dev", is_owner=True)
        ana = slack.person(team, "U1", "Ana")
        tokens = f"SCRIMMAGE_SLACK_BOT_TOKEN={team.token}\nSCRIMMAGE_SLACK_APP_TOKEN=xapp-1\n"
        (tmp_path / ".env").write_text(f"{tokens}SCRIMMAGE_SLACK_API_URL={slack.api_url}\n")
        command = (sys.executable, "-m", "bot", "serve", "--port", "0")
        pipe = asyncio.subprocess.PIPE
        serving = await asyncio.create_subprocess_exec(
            *command, cwd=tmp_path, env=environment(), stdout=pipe, stderr=pipe
        )
        assert serving.stdout is not None
        assert b"serving Slack" in await serving.stdout.readline()

        await dev.slash(CHANNEL, "/scrimmage", "setup")
        await slack.until(lambda: bool(dev.modal and "Time zone" in shown(dev.modal)))
        await dev.submit(**proposed(dev))
        await dev.slash(CHANNEL, "/scrimmage", "ask")
        await slack.until(lambda: bool(team.channels[CHANNEL].messages))
        card = team.channels[CHANNEL].messages[0]
        assert shown(card).endswith("[Answer] [Hint]")
        ts = await ana.write(CHANNEL, "I would measure first", card["ts"])
        await slack.until(
            lambda: "white_check_mark" in (team.message(CHANNEL, ts) or {}).get("reactions", {})
        )

        serving.terminate()
        _, log = await asyncio.wait_for(serving.communicate(), 20)
        assert serving.returncode == 0
        assert log == b"", "nothing went wrong"
        assert slack.violations == []


def test_without_tokens_it_says_what_is_missing(tmp_path: Path) -> None:
    nothing = said(tmp_path, "serve")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "Slack in five minutes" in nothing.stderr
    unheard = "SCRIMMAGE_SLACK_BOT_TOKEN=xoxb-1\nSCRIMMAGE_SLACK_APP_TOKEN=xapp-1\n"
    (tmp_path / ".env").write_text(f"{unheard}SCRIMMAGE_SLACK_API_URL=http://127.0.0.1:9/api/\n")
    assert said(tmp_path, "serve").stderr.startswith("Slack does not answer from here.")
    (tmp_path / ".env").write_text("SCRIMMAGE_SLACK_CLIENT_ID=1.2\n")
    some = said(tmp_path, "serve")
    assert "SCRIMMAGE_SLACK_CLIENT_SECRET, SCRIMMAGE_SLACK_SIGNING_SECRET" in some.stderr


async def test_a_token_that_slack_refuses_is_named(tmp_path: Path) -> None:
    async with SlackServer(lambda: 1_795_000_000.0) as slack:
        tokens = "SCRIMMAGE_SLACK_BOT_TOKEN=xoxb-wrong\nSCRIMMAGE_SLACK_APP_TOKEN=xapp-1\n"
        (tmp_path / ".env").write_text(f"{tokens}SCRIMMAGE_SLACK_API_URL={slack.api_url}\n")
        refused = await asyncio.to_thread(said, tmp_path, "serve")
    assert "did not accept SCRIMMAGE_SLACK_BOT_TOKEN (invalid_auth)" in refused.stderr
    assert "xoxb-wrong" not in refused.stderr


def test_keys_are_made_and_replaced(tmp_path: Path) -> None:
    key = said(tmp_path, "keys", "new").stdout.strip()
    (tmp_path / ".env").write_text(f"SCRIMMAGE_SECRET_KEYS={key}\n")
    assert said(tmp_path, "keys", "rotate").stdout.startswith("0 sealed anew.")
    (tmp_path / ".env").write_text("SCRIMMAGE_SECRET_KEYS=short\n")
    assert "key 1 in SCRIMMAGE_SECRET_KEYS is not a key" in said(tmp_path, "keys", "rotate").stderr


def test_every_scope_stands_in_the_documents() -> None:
    page = (ROOT / "docs" / "slack.md").read_text(encoding="utf-8")
    assert all(f"| `{scope}` |" in page for scope in scopes(minimal=False))
