"""Tracks, what is due of them, and what moderators settled for their coming rounds."""

from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.calendar import Due, Schedule
from bot.domain.questions import Filter, Kind
from bot.domain.tracks import Pause, Rules
from bot.ids import Channel, QuestionId, WorkspaceId
from bot.ports.tracks import Planned
from bot.storage.store import SqlStore
from tests.storage.given import NOW, TODAY, at, track

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
FIRST, SECOND = QuestionId("tests/first"), QuestionId("tests/second")


async def test_a_track_comes_back_as_it_was_saved(store: SqlStore) -> None:
    rules = Rules(timedelta(minutes=90), timedelta(hours=26), timedelta(0), blind=True, anonymous=True)
    held = track(
        schedule=Schedule("Pacific/Apia", time(23, 30), (0, 2, 6), "DE-BY"),
        rules=rules,
        filter=Filter(("a",), ("b", "c"), (Kind.DESIGN,), 2, 4),
        paused=Pause.UNREACHABLE,
        asked_last=TODAY,
        warned=True,
    )
    async with store.unit() as unit:
        await unit.tracks.save(track())
        await unit.tracks.save(replace(held, warned=False, next_due=None))
        await unit.tracks.save(held)
    async with store.glance() as unit:
        assert await unit.tracks.get(ONE, held.id) == held
        assert await unit.tracks.in_channel(held.channel) == held
        assert held in await unit.tracks.of_workspace(ONE)


async def test_a_track_is_seen_from_its_own_workspace_alone(store: SqlStore) -> None:
    held = track("one")
    async with store.unit() as unit:
        await unit.tracks.save(held)
        assert await unit.tracks.get(TWO, held.id) is None
        assert await unit.tracks.in_channel(Channel(TWO, held.channel.id)) is None
        assert await unit.tracks.of_workspace(TWO) == ()


async def test_due_are_those_whose_time_has_come_and_that_do_not_rest(store: SqlStore) -> None:
    early, late, never = track(), track("two", next_due=Due(TODAY, at(60))), track(next_due=None)
    resting, tomorrow = track(paused=Pause.MODERATOR), track(next_due=Due(TODAY, at(61)))
    async with store.unit() as unit:
        for each in (late, early, never, resting, tomorrow):
            await unit.tracks.save(each)
        assert await unit.tracks.due(at(60), 10) == (early, late)
        assert await unit.tracks.due(at(60), 1) == (early,)
        assert await unit.tracks.due(at(-1), 10) == ()


async def test_a_track_can_be_held(store: SqlStore) -> None:
    held = track()
    async with store.unit() as unit:
        await unit.tracks.save(held)
        await unit.tracks.lock(held.id)
    async with store.glance() as unit:
        await unit.tracks.lock(held.id)


async def test_a_local_date_is_planned_planned_anew_and_left_to_chance_again(store: SqlStore) -> None:
    held, other, tomorrow = track(), track(), date(2026, 11, 25)
    async with store.unit() as unit:
        await unit.tracks.save(held)
        await unit.tracks.save(other)
        await unit.plans.set(held.id, Planned(tomorrow, FIRST, skip=False))
        await unit.plans.set(held.id, Planned(tomorrow, None, skip=True))
        await unit.plans.set(held.id, Planned(TODAY, SECOND, skip=False))
        await unit.plans.set(other.id, Planned(TODAY, FIRST, skip=False))
        planned = (Planned(TODAY, SECOND, skip=False), Planned(tomorrow, None, skip=True))
        assert await unit.plans.of_track(held.id, TODAY) == planned
        assert await unit.plans.of_track(held.id, tomorrow) == planned[1:]
        await unit.plans.drop(held.id, tomorrow)
        assert await unit.plans.of_track(held.id, TODAY) == planned[:1]


async def test_the_queue_is_asked_in_the_order_it_was_filled(store: SqlStore) -> None:
    held = track()
    async with store.unit() as unit:
        await unit.tracks.save(held)
        for question in (SECOND, FIRST, SECOND):
            await unit.plans.enqueue(held.id, question)
        assert await unit.plans.queue(held.id) == (SECOND, FIRST)
        await unit.plans.dequeue(held.id, SECOND)
        await unit.plans.enqueue(held.id, SECOND)
        assert await unit.plans.queue(held.id) == (FIRST, SECOND)
        await unit.plans.dequeue(held.id, QuestionId("tests/never-queued"))


def test_the_time_used_here_has_microseconds() -> None:
    assert NOW.microsecond
