"""The leaderboard of a large workspace against that of a small one, for the same ten rows.

The ledger is kept with a running total per person, scope and span, so the votes behind it are not read.
"""

from datetime import date
from pathlib import Path

from bot.domain.points import Entry, Reason
from bot.ids import Account, PersonId, RoundId, TrackId
from bot.storage.tables import votes
from bot.usecases import commands as c
from bot.usecases.handle import handle
from tests.benchmarks.measure import Ratio, side_by_side
from tests.databases import fresh_store
from tests.story import Story

LARGE, SMALL, ROUNDS, DAY = (5_000, 200), (50, 200), 200, date(2026, 11, 24)
"""People, and votes each: a million votes and ten thousand."""


async def _story(path: Path, people: int, each: int) -> Story:
    story = Story(await fresh_store(path.parent, path.name))
    await story.begin()
    names = [PersonId(f"p{number:05}") for number in range(people)]
    async with story.store.unit() as unit:
        for name in names:
            await unit.people.meet(Account(story.workspace, name, f"Person {name}"), story.clock.now())
    for start in range(0, people, 500):
        async with story.store.unit() as unit:
            entries = [
                Entry(RoundId("r"), TrackId("track"), name, Reason.VOTES, 1 + number % 37, DAY)
                for number, name in enumerate(names[start : start + 500], start)
            ]
            await unit.ledger.enter(story.workspace, entries, story.clock.now())
    await _cast(story, names, each)
    return story


async def _cast(story: Story, names: list[PersonId], each: int) -> None:
    """So many votes of each person over some hundred rounds, in one go."""
    now = story.clock.now()
    async with story.store.writer.begin() as connection:
        for start in range(0, each, 10):
            rows = [
                {
                    "answer": f"a{vote}/{name}",
                    "voter": name,
                    "round": f"r{vote}",
                    "live": True,
                    "changed_at": now,
                }
                for vote in range(start, min(start + 10, each))
                for name in names
            ]
            await connection.execute(votes.insert(), rows)


async def leaderboard(folder: Path) -> list[str]:
    """The season of one track, asked for by somebody below the top."""
    large, small = await _story(folder / "large.db", *LARGE), await _story(folder / "small.db", *SMALL)

    async def look(story: Story) -> None:
        await handle(story.deps, c.ShowLeaderboard(story.actor("p00020"), story.channel))

    first, second, note = await side_by_side(lambda: look(large), lambda: look(small), ROUNDS)
    for story in (large, small):
        await story.store.close()
    name = "the leaderboard of 5,000 people and 1,000,000 votes, in ones of 50 and 10,000"
    return [str(Ratio(name, first, second, 2.0, note))]
