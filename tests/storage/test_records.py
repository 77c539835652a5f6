"""Streaks, days away, what was done, and which deliveries were handled."""

from datetime import timedelta

from bot.domain.streaks import Away, Streak
from bot.ids import EventId, TrackId, WorkspaceId
from bot.ports.audit import AuditEntry
from bot.storage.store import SqlStore
from tests.storage.given import ANA, BEN, TODAY, at

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
TRACK = TrackId("t")
DAY = timedelta(days=1)


async def test_streaks_of_many_are_saved_and_read_at_once(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.streaks.save(ONE, TRACK, {})
        await unit.streaks.save(ONE, TRACK, {ANA: Streak(1, 1, 1), BEN: Streak(2, 5, 2)})
        await unit.streaks.save(ONE, TRACK, {ANA: Streak(2, 2, 2)})
        assert await unit.streaks.of(TRACK, [ANA, BEN]) == {ANA: Streak(2, 2, 2), BEN: Streak(2, 5, 2)}
        assert await unit.streaks.of(TRACK, [BEN]) == {BEN: Streak(2, 5, 2)}
        assert await unit.streaks.of(TrackId("u"), [ANA]) == {}
        assert await unit.streaks.of(TRACK, []) == {}


async def test_days_away_to_come_are_replaced_and_past_ones_stay(store: SqlStore) -> None:
    past, running = Away(TODAY - 9 * DAY, TODAY - 7 * DAY), Away(TODAY - DAY, TODAY + 3 * DAY)
    later = Away(TODAY + 5 * DAY, TODAY + 6 * DAY)
    async with store.unit() as unit:
        await unit.streaks.set_away(ONE, ANA, past, past.since)
        await unit.streaks.set_away(ONE, ANA, running, running.since)
        await unit.streaks.set_away(ONE, BEN, later, TODAY)
        assert await unit.streaks.away(ONE, [ANA, BEN]) == {ANA: (past, running), BEN: (later,)}
        assert await unit.streaks.away(TWO, [ANA]) == {}
        await unit.streaks.set_away(ONE, ANA, later, TODAY)
        been = Away(TODAY - DAY, TODAY - DAY)
        assert await unit.streaks.away(ONE, [ANA]) == {ANA: (past, been, later)}
        await unit.streaks.set_away(ONE, ANA, None, TODAY)
        assert await unit.streaks.away(ONE, [ANA]) == {ANA: (past, been)}


async def test_the_latest_of_what_was_done_comes_first(store: SqlStore) -> None:
    entries = [
        AuditEntry(at(number), ANA if number else None, "verb", f"a{number}", "d") for number in range(3)
    ]
    async with store.unit() as unit:
        for each in entries:
            await unit.audit.add(ONE, each)
        await unit.audit.add(TWO, AuditEntry(at(0), None, "verb", "about"))
    async with store.glance() as unit:
        assert await unit.audit.latest(ONE, 2) == (entries[2], entries[1])
        assert (await unit.audit.latest(ONE, 9))[-1] == entries[0]


async def test_an_event_is_handled_once_in_each_workspace_until_it_is_forgotten(store: SqlStore) -> None:
    event = EventId("e")
    async with store.unit() as unit:
        assert await unit.seen.first_time(ONE, event, at(0))
        assert not await unit.seen.first_time(ONE, event, at(5))
        assert await unit.seen.first_time(TWO, event, at(5))
        assert await unit.seen.forget(at(0)) == 0
        assert await unit.seen.forget(at(1)) == 1
        assert await unit.seen.first_time(ONE, event, at(6))
