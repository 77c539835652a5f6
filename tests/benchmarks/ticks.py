"""A tick over a hundred thousand idle tracks with ten due, against one with ten tracks."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.domain.calendar import Due
from bot.ids import Channel, TrackId
from bot.usecases.tick import tick
from tests.benchmarks.measure import Ratio, side_by_side
from tests.databases import fresh_store
from tests.story import Story

IDLE, DUE, ROUNDS = 100_000, 10, 15


async def _story(path: Path, idle: int) -> Story:
    story = Story(await fresh_store(path.parent, path.name))
    track = await story.begin()
    assert track.next_due is not None
    far = Due(track.next_due.on + timedelta(days=3000), track.next_due.at + timedelta(days=3000))
    async with story.store.unit() as unit:
        await unit.tracks.save(replace(track, next_due=far))
        for number in range(DUE + idle):
            due = track.next_due if number < DUE else far
            channel = Channel(story.workspace, f"channel {number}")
            await unit.tracks.save(
                replace(track, id=TrackId(f"track {number}"), channel=channel, next_due=due)
            )
    return story


async def idle_tracks(folder: Path) -> list[str]:
    """Each tick asks in ten tracks; between ticks a day passes for those ten."""
    many, few = await _story(folder / "many.db", IDLE), await _story(folder / "few.db", 0)

    async def day_and_tick(story: Story) -> None:
        story.clock.turn(timedelta(days=1))
        while story.clock.now().weekday() > 4:
            story.clock.turn(timedelta(days=1))
        await tick(story.deps)

    for story in (many, few):
        story.clock.turn(timedelta(hours=1))
    first, second, note = await side_by_side(lambda: day_and_tick(many), lambda: day_and_tick(few), ROUNDS)
    for story in (many, few):
        await story.store.close()
    name = f"a tick with {IDLE:,} idle tracks and {DUE} due, in ticks with {DUE} tracks"
    return [str(Ratio(name, first, second, 2.0, note))]
