"""The votes, also those for an answer that has not come yet."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.rounds import Stage
from bot.domain.voting import Vote
from bot.ids import AnswerId, PersonId, RoundId, WorkspaceId
from bot.storage.tables import reactions, rounds, votes
from bot.storage.upserts import Insert, insert, insert_or_set

OF_ROUND = (
    select(votes.c.voter, votes.c.answer)
    .where(votes.c.round == bindparam("round_id"), votes.c.live)
    .order_by(votes.c.answer, votes.c.voter)
)
GIVEN = OF_ROUND.where(votes.c.voter == bindparam("voter"))
RECORD = insert_or_set(votes, "live", "changed_at")
CHANGED_AT = select(votes.c.changed_at).where(
    votes.c.answer == bindparam("answer"), votes.c.voter == bindparam("voter")
)
TIDY = delete(votes).where(votes.c.round == bindparam("round_id"), ~votes.c.live)
TIDY_REACTIONS = delete(reactions).where(reactions.c.round == bindparam("round_id"))
TAKE = (
    delete(reactions)
    .where(reactions.c.round == bindparam("round_id"), reactions.c.message == bindparam("of"))
    .returning(reactions.c.voter, reactions.c.at, reactions.c.live)
)
OF_PERSON = (
    select(votes.c.round, votes.c.answer)
    .join(rounds, rounds.c.id == votes.c.round)
    .where(rounds.c.workspace == bindparam("workspace"), votes.c.voter == bindparam("voter"), votes.c.live)
    .order_by(rounds.c.asked_at, votes.c.answer)
)
_undecided = select(rounds.c.id).where(
    rounds.c.workspace == bindparam("of_workspace"), rounds.c.stage != Stage.CLOSED.value
)
ERASE = delete(votes).where(votes.c.voter == bindparam("who"), votes.c.round.in_(_undecided))
ERASE_REACTIONS = delete(reactions).where(
    reactions.c.workspace == bindparam("of_workspace"), reactions.c.voter == bindparam("who")
)


def _keep() -> Insert:
    """A reaction, unless a newer one of the same person to the same message is kept."""
    row = insert(reactions)
    return row.on_conflict_do_update(
        index_elements=[column.name for column in reactions.primary_key],
        set_={"at": row.excluded.at, "live": row.excluded.live},
        where=reactions.c.at < row.excluded.at,
    )


KEEP = _keep()


class SqlVotes:
    """Implements `bot.ports.voting.Votes`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_round(self, round_id: RoundId) -> tuple[Vote, ...]:
        """Every vote that stands."""
        rows = await self._connection.execute(OF_ROUND, {"round_id": round_id})
        return tuple(Vote(PersonId(voter), AnswerId(answer)) for voter, answer in rows)

    async def given(self, round_id: RoundId, voter: PersonId) -> tuple[AnswerId, ...]:
        """The answers that a person votes for."""
        rows = await self._connection.execute(GIVEN, {"round_id": round_id, "voter": voter})
        return tuple(AnswerId(answer) for _, answer in rows)

    async def cast(self, round_id: RoundId, vote: Vote, at: datetime) -> None:
        """Let the vote stand."""
        await self._connection.execute(RECORD, _row(round_id, vote, at, live=True))

    async def retract(self, round_id: RoundId, vote: Vote, at: datetime) -> None:
        """Take the vote back."""
        await self._connection.execute(RECORD, _row(round_id, vote, at, live=False))

    async def changed_at(self, vote: Vote) -> datetime | None:
        """When the vote was last cast or taken back, to tell an event that comes late from a newer one."""
        key = {"answer": vote.answer, "voter": vote.voter}
        found: datetime | None = await self._connection.scalar(CHANGED_AT, key)
        return found

    async def await_answer(  # noqa: PLR0913 - the port's
        self,
        workspace: WorkspaceId,
        round_id: RoundId,
        message: str,
        voter: PersonId,
        at: datetime,
        *,
        on: bool,
    ) -> None:
        """Keep a reaction to a message that has not come yet; the newest of each person's counts."""
        row = {"workspace": workspace, "round": round_id, "message": message, "voter": voter}
        await self._connection.execute(KEEP, {"at": at, "live": on, **row})

    async def awaiting(self, round_id: RoundId, message: str) -> tuple[tuple[PersonId, datetime, bool], ...]:
        """Reactions kept for a message, as voter, time and whether on; they are dropped by reading."""
        rows = await self._connection.execute(TAKE, {"round_id": round_id, "of": message})
        kept = [(PersonId(voter), at, live) for voter, at, live in rows]
        return tuple(sorted(kept, key=lambda each: (each[1], each[0])))

    async def tidy(self, round_id: RoundId) -> None:
        """Remove what remains of votes taken back, once the round is closed."""
        await self._connection.execute(TIDY, {"round_id": round_id})
        await self._connection.execute(TIDY_REACTIONS, {"round_id": round_id})

    async def of_person(
        self, workspace: WorkspaceId, voter: PersonId
    ) -> tuple[tuple[RoundId, AnswerId], ...]:
        """Every vote of a person, for the person's own eyes."""
        rows = await self._connection.execute(OF_PERSON, {"workspace": workspace, "voter": voter})
        return tuple((RoundId(round_id), AnswerId(answer)) for round_id, answer in rows)

    async def erase(self, workspace: WorkspaceId, voter: PersonId) -> None:
        """Delete a person's votes in rounds that are not closed; those of closed rounds are counted."""
        key = {"of_workspace": workspace, "who": voter}
        await self._connection.execute(ERASE, key)
        await self._connection.execute(ERASE_REACTIONS, key)


def _row(round_id: RoundId, vote: Vote, at: datetime, *, live: bool) -> dict[str, Any]:
    return {"answer": vote.answer, "voter": vote.voter, "round": round_id, "live": live, "changed_at": at}
