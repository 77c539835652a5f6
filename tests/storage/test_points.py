"""The totals are the ledger's sums, whatever came in which order and however often."""

from collections import Counter
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from bot.domain.points import Entry, Reason
from bot.domain.standings import Span, ranked, span_key, totals
from bot.ids import Account, PersonId, RoundId, TrackId, WorkspaceId
from bot.ports.points import Standings
from bot.storage.store import SqlStore
from bot.storage.tables import totals as totals_table
from tests.storage.given import ANA, BEN, CLEO, NOW, TODAY

ONE = WorkspaceId("one")
TRACK = TrackId("t")
_workspaces = count(1)


def entry(
    round_: str, person: PersonId, amount: int, reason: Reason = Reason.ANSWER, on: date = TODAY
) -> Entry:
    return Entry(RoundId(round_), TRACK, person, reason, amount, on)


async def test_an_entry_counts_once(store: SqlStore) -> None:
    first, second = entry("r1", ANA, 10), entry("r1", ANA, 5, Reason.VOTES)
    async with store.unit() as unit:
        assert await unit.ledger.enter(ONE, [], NOW) == 0
        assert await unit.ledger.enter(ONE, [first, first], NOW) == 1
        assert await unit.ledger.enter(ONE, [first, second], NOW) == 1
        assert await unit.ledger.enter(ONE, [entry("r1", ANA, 99)], NOW) == 0
        assert set(await unit.ledger.of_person(ONE, ANA)) == {first, second}
        assert await unit.ledger.of_person(WorkspaceId("two"), ANA) == ()
        board = await unit.ledger.standings(ONE, TRACK, Span.ALL, TODAY, ANA, 10)
    assert board == Standings(((ANA, 15),), 15, 1)


async def test_ties_share_a_rank_and_somebody_without_points_has_none(store: SqlStore) -> None:
    people = [PersonId(f"p{number}") for number in range(6)]
    async with store.unit() as unit:
        rows = [entry("r", person, 10 - number // 2) for number, person in enumerate(people)]
        await unit.ledger.enter(ONE, rows, NOW)
        for person, rank in zip(people, (1, 1, 3, 3, 5, 5), strict=True):
            board = await unit.ledger.standings(ONE, None, Span.WEEK, TODAY, person, 3)
            assert board.top == ((people[0], 10), (people[1], 10), (people[2], 9))
            assert board.own_rank == rank
        board = await unit.ledger.standings(ONE, None, Span.WEEK, TODAY, PersonId("new"), 3)
        assert (board.own_points, board.own_rank) == (None, None)


async def test_a_span_counts_what_falls_into_it(store: SqlStore) -> None:
    sunday, monday, december = date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 1)
    other_track = Entry(RoundId("r4"), TrackId("u"), ANA, Reason.ANSWER, 1000, monday)
    days = [
        entry(f"r{on}", ANA, amount, on=on) for on, amount in ((sunday, 1), (monday, 10), (december, 100))
    ]
    async with store.unit() as unit:
        await unit.ledger.enter(ONE, [*days, other_track], NOW)

        async def own(track: TrackId | None, span: Span, on: date) -> int | None:
            return (await unit.ledger.standings(ONE, track, span, on, ANA, 1)).own_points

        assert await own(TRACK, Span.WEEK, sunday) == 1
        assert await own(TRACK, Span.WEEK, monday) == 10
        assert await own(TRACK, Span.SEASON, monday) == 11
        assert await own(TRACK, Span.ALL, monday) == 111
        assert await own(None, Span.SEASON, monday) == 1011
        assert await own(TRACK, Span.SEASON, date(2027, 1, 1)) is None


async def test_who_hid_or_left_is_not_listed_and_comes_back_with_their_points(store: SqlStore) -> None:
    async def board() -> Standings:
        async with store.glance() as unit:
            return await unit.ledger.standings(ONE, TRACK, Span.SEASON, TODAY, CLEO, 10)

    async with store.unit() as unit:
        for person in (ANA, BEN, CLEO):
            await unit.people.meet(Account(ONE, person, person), NOW)
        await unit.people.hide(ONE, ANA, hidden=True)
        await unit.ledger.enter(ONE, [entry("r", ANA, 9), entry("r", BEN, 8), entry("r", CLEO, 7)], NOW)
    assert await board() == Standings(((BEN, 8), (CLEO, 7)), 7, 2)
    async with store.unit() as unit:
        await unit.people.leave(ONE, BEN, left=True)
    assert await board() == Standings(((CLEO, 7),), 7, 1)
    async with store.unit() as unit:
        await unit.people.hide(ONE, ANA, hidden=False)
        await unit.people.meet(Account(ONE, BEN, "Ben"), NOW)
    assert await board() == Standings(((ANA, 9), (BEN, 8), (CLEO, 7)), 7, 3)
    async with store.unit() as unit:
        await unit.people.hide(ONE, CLEO, hidden=True)
        own = await unit.ledger.standings(ONE, TRACK, Span.SEASON, TODAY, CLEO, 10)
    assert (len(own.top), own.own_points, own.own_rank) == (2, 7, 3)


async def test_a_close_takes_as_many_statements_for_a_thousand_people_as_for_ten(store: SqlStore) -> None:
    async def statements(people: int, round_: str) -> int:
        seen: list[str] = []

        def note(*args: object) -> None:
            seen.append(str(args[2]))

        event.listen(store.writer.sync_engine, "before_cursor_execute", note)
        async with store.unit() as unit:
            rows = [entry(round_, PersonId(f"p{number}"), 1) for number in range(people)]
            assert await unit.ledger.enter(ONE, rows, NOW) == people
        event.remove(store.writer.sync_engine, "before_cursor_execute", note)
        return len(seen)

    few = await statements(10, "r1")
    assert await statements(1000, "r2") <= few + 3  # the driver sends a thousand rows in a few batches


entries = st.lists(
    st.builds(
        Entry,
        round=st.sampled_from([RoundId("r1"), RoundId("r2"), RoundId("r3")]),
        track=st.just(TRACK),
        person=st.sampled_from([ANA, BEN, CLEO]),
        reason=st.sampled_from(list(Reason)),
        amount=st.integers(1, 50),
        on=st.just(TODAY),
    ),
    max_size=12,
    unique_by=lambda each: (each.round, each.person, each.reason),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_=entries, data=st.data())
async def test_totals_are_the_sums_of_the_ledger(
    store: SqlStore, given_: list[Entry], data: st.DataObject
) -> None:
    workspace = WorkspaceId(f"w{next(_workspaces)}")
    # A round has one date and lies in one workspace, and its entries are the same whenever they are made.
    days = {"r1": TODAY, "r2": TODAY + timedelta(days=5), "r3": TODAY + timedelta(days=20)}
    rows = [
        Entry(RoundId(f"{workspace}{e.round}"), TRACK, e.person, e.reason, e.amount, days[e.round])
        for e in given_
    ]
    repeats = data.draw(st.lists(st.sampled_from(rows), max_size=5)) if rows else []
    shuffled = data.draw(st.permutations(rows + repeats))
    cut = data.draw(st.integers(0, len(shuffled)))
    for batch in (shuffled[:cut], shuffled[cut:], shuffled):
        async with store.unit() as unit:
            await unit.ledger.enter(workspace, batch, NOW)
    async with store.writer.begin() as connection:
        query = select(totals_table).where(totals_table.c.workspace == workspace)
        found = Counter({(r.scope, r.span, r.person): r.points for r in await connection.execute(query)})
    wanted: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        for scope in ("*", TRACK):
            for span in Span:
                wanted[scope, span_key(span, row.on), row.person] += row.amount
    assert found == wanted
    async with store.glance() as unit:
        board = await unit.ledger.standings(workspace, None, Span.ALL, TODAY, ANA, 10)
    assert sorted(ranked(board.top), key=str) == sorted(ranked(totals(rows).items()), key=str)
