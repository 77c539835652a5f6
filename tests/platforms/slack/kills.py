"""Kills while posting, with replies that get lost: `python -m tests.platforms.slack.kills [kills] [seed]`.

After each kill more is wanted on the wall; at the end each message stands in its channel exactly once.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.ids import Channel, Slot
from bot.platforms.slack.envelope import tenant
from bot.ports.place import InChannel
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from bot.storage.migrate import upgrade
from bot.storage.store import open_store
from tests.platforms.slack.posting import BASE, REAL, SPEED
from tests.platforms.slack.server import Fault, SlackServer

CHANNELS, EACH = 12, 6
"""Channels, and messages that are newly wanted after each kill."""
LONGER = 2.0
"""Seconds to go on after everything stands there: two minutes of the program's clock for a twin to appear."""
WORKSPACE = tenant(None, "T1")


@dataclass
class Tally:
    """What became of what was wanted."""

    wanted: int
    lost: int
    twice: int
    dropped: int


async def run(kills: int, seed: int, folder: Path) -> Tally:
    """Kill the process that posts so many times, then let it come to its end."""
    dice, began, wanted = random.Random(seed), REAL.now().timestamp(), 0
    url = f"sqlite:///{folder / 'kills.db'}"
    await upgrade(url)
    async with SlackServer(lambda: BASE.timestamp() + (REAL.now().timestamp() - began) * SPEED) as slack:
        team = slack.team("T1")
        for number in range(CHANNELS):
            slack.channel(team, f"C{number}")
        chance = {Fault.DROP_REPLY: 0.15, Fault.LOSE: 0.05, Fault.BROKEN: 0.03}
        slack.faults.sometimes(seed, chance, frozenset({"chat.postMessage"}))
        for _ in range(kills):
            wanted = await want_more(url, wanted)
            await until(began, folder, slack, dice.uniform(0.02, 0.35))
        slack.faults.chance = {}
        await until(began, folder, slack, 600, lambda: shown(slack) >= wanted)
        await until(began, folder, slack, LONGER)
        texts = Counter(each["text"] for held in team.channels.values() for each in held.messages)
        dropped = sum(call == "chat.postMessage" for call, _, _ in slack.calls) - sum(texts.values())
    lost = sum(f"Message {number}" not in texts for number in range(wanted))
    return Tally(wanted, lost, sum(count > 1 for count in texts.values()), dropped)


async def want_more(url: str, wanted: int) -> int:
    """Put more on the wall while nobody else has the file."""
    store = await open_store(url, settle=0) if wanted == 0 else await open_store(url)
    async with store.unit() as unit:
        for number in range(wanted, wanted + EACH):
            place = InChannel(Channel(WORKSPACE, f"C{number % CHANNELS}"))
            await unit.wall.put(Slot(f"test/{number}"), place, NoticeScreen(Md(f"Message {number}")))
    await store.close()
    return wanted + EACH


async def until(
    began: float,
    folder: Path,
    slack: SlackServer,
    seconds: float,
    done: Callable[[], bool] = lambda: False,
) -> None:
    """Let the process post for so long, or until it is done, and kill it."""
    module = ("-m", "tests.platforms.slack.posting")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *module,
        str(folder / "kills.db"),
        slack.api_url,
        str(began),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"posting\n"
    end = time.monotonic() + seconds
    while time.monotonic() < end and not done():
        await asyncio.sleep(0.02)
        slack.told.clear()  # what Slack tells gets lost on the way, too
    process.kill()
    await process.wait()


def shown(slack: SlackServer) -> int:
    """How many different messages stand in the channels."""
    team = slack.teams["T1"]
    return len({each["text"] for held in team.channels.values() for each in held.messages})


def main() -> int:
    """Run as often as the command line says, and print what became of it."""
    kills, seed = (int(each) for each in (*sys.argv[1:], *("300", "20261124")[len(sys.argv) - 1 :]))
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(run(kills, seed, Path(folder)))
    sys.stdout.write(
        f"{kills} kills (-9) while posting to Slack in {time.perf_counter() - began:.0f} s, seed {seed}: "
        f"{found.wanted} messages wanted, {found.lost} lost, {found.twice} double; "
        f"{found.dropped} calls came to nothing\n"
    )
    return int(found.lost + found.twice > 0)


if __name__ == "__main__":
    raise SystemExit(main())
