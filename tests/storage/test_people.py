"""People: met once, called as they are called now, gone and back, and one person behind two accounts."""

import asyncio
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.domain.answers import FORM
from bot.domain.people import Member
from bot.domain.points import Entry, Reason
from bot.domain.rounds import closed
from bot.domain.standings import Span
from bot.domain.streaks import Away, Streak
from bot.domain.voting import Vote
from bot.ids import Account, PersonId, TrackId, WorkspaceId
from bot.storage.store import SqlStore
from bot.storage.tables.kinds import clean
from tests.storage.given import ANA, BEN, CLEO, NOW, TODAY, answer_in, asked, at, part

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
TRACK = TrackId("t")


def account(person: str, name: str | None = None, workspace: WorkspaceId = ONE) -> Account:
    return Account(workspace, person, person.title() if name is None else name)


async def test_a_person_is_made_at_the_first_meeting_and_called_by_the_newest_name(store: SqlStore) -> None:
    async with store.unit() as unit:
        assert await unit.people.meet(account("ana"), NOW) == Member(ONE, ANA, "Ana")
        assert await unit.people.meet(account("ana", "Anna"), at(1)) == Member(ONE, ANA, "Anna")
        assert await unit.people.meet(account("ana", "Other", TWO), NOW) == Member(TWO, ANA, "Other")
        await unit.people.meet(account("ben"), NOW)
        names = await unit.people.names(ONE, [ANA, BEN, PersonId("nobody")])
        assert names == {ANA: "Anna", BEN: "Ben"}
        assert await unit.people.names(ONE, []) == {}


async def test_meeting_somebody_known_is_one_question(store: SqlStore) -> None:
    seen: list[str] = []
    async with store.unit() as unit:
        await unit.people.meet(account("ana"), NOW)
    async with store.unit() as unit:
        event.listen(store.writer.sync_engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
        await unit.people.meet(account("ana"), NOW)
    assert len(seen) == 1


async def test_many_who_meet_somebody_at_once_meet_one_person(store: SqlStore) -> None:
    async def meet() -> Member:
        async with store.unit() as unit:
            return await unit.people.meet(account("ana"), NOW)

    assert set(await asyncio.gather(*(meet() for _ in range(8)))) == {Member(ONE, ANA, "Ana")}


async def test_hidden_and_left_come_with_the_person(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.people.meet(account("ana"), NOW)
        await unit.people.hide(ONE, ANA, hidden=True)
        await unit.people.leave(ONE, "ana", left=True)
        await unit.people.leave(ONE, "nobody", left=True)
        assert await unit.people.gone(ONE, [ANA, BEN]) == {ANA}
        assert await unit.people.gone(TWO, [ANA]) == frozenset()
        assert await unit.people.meet(account("ana"), NOW) == Member(ONE, ANA, "Ana", hidden=True)
        assert await unit.people.gone(ONE, [ANA]) == frozenset()
        await unit.people.hide(ONE, ANA, hidden=False)
        assert await unit.people.meet(account("ana"), NOW) == Member(ONE, ANA, "Ana")


async def test_the_forgotten_have_no_name_and_no_place(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.people.meet(account("ana"), NOW)
        await unit.people.meet(account("ana2", "Ana at home"), NOW)
        await unit.people.link(ONE, "ana2", "ana")
        await unit.streaks.set_away(ONE, ANA, Away(TODAY, TODAY), TODAY)
        await unit.people.erase(ONE, ANA)
        assert await unit.people.names(ONE, [ANA]) == {ANA: ""}
        assert await unit.streaks.away(ONE, [ANA]) == {}
        assert (await unit.people.meet(account("ana"), NOW)).hidden


async def test_a_linked_account_is_the_same_person_under_the_first_ones_name(store: SqlStore) -> None:
    async with store.unit() as unit:
        people = unit.people
        for name in ("ana", "home", "ben"):
            await people.meet(account(name), NOW)
        assert await people.link(ONE, "home", "nobody") is None
        assert await people.link(ONE, "nobody", "ana") is None
        assert await people.link(ONE, "home", "ana") == ANA
        assert await people.link(ONE, "home", "ana") == ANA
        assert (await people.meet(account("home", "Ana at home"), at(1))).id == ANA
        assert await people.names(ONE, [ANA]) == {ANA: "Ana"}
        assert await people.link(ONE, "ana", "ben") == BEN
        assert (await people.meet(account("home"), at(2))).id == BEN


async def test_somebody_with_two_accounts_is_gone_when_both_are(store: SqlStore) -> None:
    async with store.unit() as unit:
        for name in ("ana", "old"):
            await unit.people.meet(account(name), NOW)
        await unit.people.link(ONE, "old", "ana")
        await unit.people.leave(ONE, "old", left=True)
        assert await unit.people.gone(ONE, [ANA]) == frozenset()
        await unit.people.leave(ONE, "ana", left=True)
        assert await unit.people.gone(ONE, [ANA]) == {ANA}
        await unit.people.meet(account("old"), NOW)
        assert await unit.people.gone(ONE, [ANA]) == frozenset()


async def test_who_hid_with_one_account_is_hidden_with_both(store: SqlStore) -> None:
    async with store.unit() as unit:
        for name in ("ana", "old"):
            await unit.people.meet(account(name), NOW)
        await unit.people.hide(ONE, PersonId("old"), hidden=True)
        await unit.people.link(ONE, "old", "ana")
        assert (await unit.people.meet(account("ana"), NOW)).hidden


async def test_linking_joins_answers_and_takes_votes_for_oneself_away(store: SqlStore) -> None:
    both, single, done = await asked(store), await asked(store), await asked(store)
    hers, his = answer_in(both, ANA), answer_in(both, BEN)
    alone, old = answer_in(single, BEN), answer_in(done, BEN)
    async with store.unit() as unit:
        for name in (ANA, BEN, CLEO):
            await unit.people.meet(account(name), NOW)
        await unit.answers.write(ONE, hers, part(FORM, "Hers."))
        await unit.answers.write(ONE, his, part(FORM, "His."))
        await unit.answers.write(ONE, his, part("m", "More.", seconds=1))
        await unit.answers.write(ONE, alone, part(FORM, "Alone."))
        await unit.answers.write(ONE, old, part(FORM, "Old."))
        await unit.votes.cast(both.id, Vote(BEN, hers.id), at(1))
        await unit.votes.cast(both.id, Vote(CLEO, his.id), at(1))
        await unit.votes.cast(both.id, Vote(CLEO, hers.id), at(1))
        await unit.votes.cast(done.id, Vote(ANA, old.id), at(1))
        await unit.rounds.save(closed(done, at(2), None))
        assert await unit.people.link(ONE, "ben", "ana") == ANA
    async with store.glance() as unit:
        (answer,) = await unit.answers.of_round(both.id)
        assert (answer.id, answer.person) == (hers.id, ANA)
        assert {each.text for each in answer.parts} == {"Hers.", "More."}
        assert await unit.answers.of_person(single.id, ANA) == replace(
            alone, person=ANA, parts=(part(FORM, "Alone."),)
        )
        assert await unit.votes.of_round(both.id) == (Vote(CLEO, hers.id),)
        assert await unit.votes.of_round(done.id) == (Vote(ANA, old.id),)
        assert await unit.answers.history(ONE, BEN) == ()
    async with store.unit() as unit:  # and her form goes on where it was
        await unit.answers.write(ONE, replace(alone, person=ANA), part(FORM, "Anew.", seconds=9))
        found = await unit.answers.of_person(single.id, ANA)
    assert found is not None
    assert found.text == "Anew."


async def test_linking_counts_points_once_and_keeps_the_longer_run(store: SqlStore) -> None:
    def entry(round_: str, person: PersonId, amount: int) -> Entry:
        return Entry(round_, TRACK, person, Reason.ANSWER, amount, TODAY)  # type: ignore[arg-type]

    async with store.unit() as unit:
        for name in (ANA, BEN, CLEO):
            await unit.people.meet(account(name), NOW)
        rows = [entry("r1", ANA, 10), entry("r1", BEN, 10), entry("r2", BEN, 5), entry("r2", CLEO, 12)]
        await unit.ledger.enter(ONE, rows, NOW)
        await unit.streaks.save(ONE, TRACK, {ANA: Streak(1, 9, 3), BEN: Streak(4, 4, 7)})
        await unit.streaks.save(ONE, TrackId("u"), {BEN: Streak(2, 2, 2)})
        await unit.streaks.set_away(ONE, BEN, Away(TODAY, TODAY), TODAY)
        await unit.people.link(ONE, "ben", "ana")
        board = await unit.ledger.standings(ONE, None, Span.ALL, TODAY, ANA, 10)
        assert board.top == ((ANA, 15), (CLEO, 12))
        assert await unit.ledger.of_person(ONE, BEN) == ()
        assert await unit.streaks.of(TRACK, [ANA, BEN]) == {ANA: Streak(4, 9, 7)}
        assert await unit.streaks.of(TrackId("u"), [ANA, BEN]) == {ANA: Streak(2, 2, 2)}
        assert await unit.streaks.away(ONE, [ANA, BEN]) == {ANA: (Away(TODAY, TODAY),)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(st.characters(codec=None), max_size=20))
async def test_any_name_is_kept_and_met_again_without_a_change(store: SqlStore, name: str) -> None:
    async with store.unit() as unit:
        first = await unit.people.meet(account(f"x{name}", name), NOW)
        assert await unit.people.meet(account(f"x{name}", name), NOW) == first
        assert await unit.people.names(ONE, [first.id]) == {first.id: clean(name)}
