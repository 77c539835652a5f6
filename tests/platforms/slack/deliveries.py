"""Deliveries repeated and in disorder: `python -m tests.platforms.slack.deliveries [count] [seed]`.

Messages, edits and deletions of a round, each delivered several times in any order; what stands at the
end is what was really said.
"""

import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.databases import fresh_store
from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.server.state import Json

REPEATS = 5


@dataclass
class Tally:
    """How much was delivered and how many effects were wrong."""

    delivered: int
    refused: int
    wrong: list[str]


async def run(count: int, seed: int, folder: Path) -> Tally:
    """Deliver so many payloads, and compare the answers with what was really said."""
    dice, store = random.Random(seed), await fresh_store(folder)
    async with House(store) as house:
        house.unhurried()
        await house.begin()
        events, expected = happenings(house, count // REPEATS, dice)
        deliveries = [house.slack.envelope(house.team, each) for each in events] * REPEATS
        dice.shuffle(deliveries)
        statuses = []
        for at in range(0, len(deliveries), 20):
            batch = [house.slack.deliver(each, retry=1) for each in deliveries[at : at + 20]]
            statuses += [status for status, _ in await asyncio.gather(*batch)]
        await house.settle()
        stands = await answers(house)
        wrong = [text for text, times in expected.items() if stands.count(text) != times]
    await store.close()
    return Tally(len(deliveries), sum(status not in {200, 409} for status in statuses), wrong)


async def answers(house: House) -> list[str]:
    """The messages that stand as answers."""
    async with house.store.glance() as unit:
        (track,) = await unit.tracks.of_workspace(house.workspace)
        latest = await unit.rounds.latest(track.id)
        assert latest is not None
        return [line for each in await unit.answers.of_round(latest.id) for line in each.text.split("\n")]


def happenings(house: House, count: int, dice: random.Random) -> tuple[list[Json], dict[str, int]]:
    """Events of a thread, and how often each text stands on the board in the end."""
    events: list[Json] = []
    expected: dict[str, int] = {}
    people = [house.ana, house.ben, house.cleo]
    while len(events) < count:
        person, number = dice.choice(people), len(events)
        draft = person.draft(CHANNEL, f"w{number}", house.card["ts"])
        events.append({**draft, "channel": CHANNEL, "event_ts": draft["ts"]})
        fate, now = dice.random(), house.slack.ts()
        change = {"type": "message", "channel": CHANNEL, "ts": now, "event_ts": now}
        if fate < 0.2:
            edited = {**draft, "text": f"e{number}", "edited": {"user": person.id, "ts": now}}
            events.append(
                {**change, "subtype": "message_changed", "message": edited, "previous_message": draft}
            )
        elif fate < 0.9:
            gone = {"subtype": "message_deleted", "deleted_ts": draft["ts"], "previous_message": draft}
            events.append({**change, **gone})
        expected |= {f"w{number}": int(fate >= 0.9), f"e{number}": int(fate < 0.2)}
    return events, expected


def main() -> int:
    """Run as often as the command line says, and print what became of it."""
    count, seed = (int(each) for each in (*sys.argv[1:], *("10000", "20261124")[len(sys.argv) - 1 :]))
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(run(count, seed, Path(folder)))
    sys.stdout.write(
        f"{found.delivered} deliveries repeated and in disorder in {time.perf_counter() - began:.0f} s, "
        f"seed {seed}: {found.refused} answered with an error, {len(found.wrong)} counted wrongly\n"
    )
    return int(found.refused + len(found.wrong) > 0)


if __name__ == "__main__":
    raise SystemExit(main())
