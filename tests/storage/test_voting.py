"""Votes stand until they are taken back, and reactions wait for the answers they are for."""

from bot.domain.rounds import closed
from bot.domain.voting import Vote
from bot.ids import AnswerId, WorkspaceId
from bot.storage.store import SqlStore
from tests.storage.given import ANA, BEN, CLEO, asked, at

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
A, B = AnswerId("a"), AnswerId("b")


async def test_a_vote_counts_once_and_until_it_is_taken_back(store: SqlStore) -> None:
    round_, other = await asked(store), await asked(store)
    async with store.unit() as unit:
        votes = unit.votes
        await votes.cast(round_.id, Vote(BEN, A), at(1))
        await votes.cast(round_.id, Vote(BEN, A), at(2))
        await votes.cast(round_.id, Vote(BEN, B), at(3))
        await votes.cast(round_.id, Vote(CLEO, A), at(3))
        await votes.cast(other.id, Vote(BEN, AnswerId("c")), at(3))
        await votes.retract(round_.id, Vote(BEN, B), at(4))
        assert await votes.of_round(round_.id) == (Vote(BEN, A), Vote(CLEO, A))
        assert await votes.given(round_.id, BEN) == (A,)
        assert await votes.changed_at(Vote(BEN, A)) == at(2)
        assert await votes.changed_at(Vote(BEN, B)) == at(4)
        assert await votes.changed_at(Vote(ANA, B)) is None


async def test_tidying_removes_what_does_not_stand(store: SqlStore) -> None:
    round_ = await asked(store)
    async with store.unit() as unit:
        await unit.votes.cast(round_.id, Vote(BEN, A), at(1))
        await unit.votes.retract(round_.id, Vote(CLEO, A), at(1))
        await unit.votes.await_answer(ONE, round_.id, "m", CLEO, at(1), on=True)
        await unit.votes.tidy(round_.id)
        assert await unit.votes.changed_at(Vote(CLEO, A)) is None
        assert await unit.votes.of_round(round_.id) == (Vote(BEN, A),)
        assert await unit.votes.awaiting(round_.id, "m") == ()


async def test_of_several_reactions_to_a_message_to_come_each_persons_newest_waits(store: SqlStore) -> None:
    round_ = await asked(store)
    async with store.unit() as unit:
        for voter, second, on in ((BEN, 2, False), (BEN, 1, True), (CLEO, 1, False), (CLEO, 3, True)):
            await unit.votes.await_answer(ONE, round_.id, "m", voter, at(second), on=on)
        await unit.votes.await_answer(ONE, round_.id, "other", BEN, at(9), on=True)
        assert await unit.votes.awaiting(round_.id, "m") == ((BEN, at(2), False), (CLEO, at(3), True))
        assert await unit.votes.awaiting(round_.id, "m") == ()
        assert len(await unit.votes.awaiting(round_.id, "other")) == 1


async def test_a_persons_votes_are_shown_to_them_and_erased_where_nothing_was_counted(
    store: SqlStore,
) -> None:
    open_, done, foreign = await asked(store), await asked(store), await asked(store, "two")
    async with store.unit() as unit:
        await unit.votes.cast(open_.id, Vote(BEN, A), at(1))
        await unit.votes.cast(done.id, Vote(BEN, B), at(1))
        await unit.votes.retract(done.id, Vote(BEN, AnswerId("c")), at(1))
        await unit.votes.cast(foreign.id, Vote(BEN, AnswerId("d")), at(1))
        await unit.votes.await_answer(ONE, open_.id, "m", BEN, at(1), on=True)
        await unit.rounds.save(closed(done, at(2), None))
        assert set(await unit.votes.of_person(ONE, BEN)) == {(open_.id, A), (done.id, B)}
        await unit.votes.erase(ONE, BEN)
        assert await unit.votes.of_person(ONE, BEN) == ((done.id, B),)
        assert await unit.votes.of_person(TWO, BEN) == ((foreign.id, AnswerId("d")),)
        assert await unit.votes.awaiting(open_.id, "m") == ()
