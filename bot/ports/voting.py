"""The votes, also those for an answer that has not come yet."""

from datetime import datetime
from typing import Protocol

from bot.domain.voting import Vote
from bot.ids import AnswerId, PersonId, RoundId, WorkspaceId


class Votes(Protocol):
    """The votes."""

    async def of_round(self, round_id: RoundId) -> tuple[Vote, ...]: ...
    async def given(self, round_id: RoundId, voter: PersonId) -> tuple[AnswerId, ...]: ...
    async def cast(self, round_id: RoundId, vote: Vote, at: datetime) -> None: ...
    async def retract(self, round_id: RoundId, vote: Vote, at: datetime) -> None: ...
    async def changed_at(self, vote: Vote) -> datetime | None:
        """When the vote was last cast or taken back, to tell an event that comes late from a newer one."""
        ...

    async def await_answer(
        self,
        workspace: WorkspaceId,
        round_id: RoundId,
        message: str,
        voter: PersonId,
        at: datetime,
        *,
        on: bool,
    ) -> None:
        """Keep a reaction to a message that has not come yet."""
        ...

    async def awaiting(self, round_id: RoundId, message: str) -> tuple[tuple[PersonId, datetime, bool], ...]:
        """Reactions kept for a message, as voter, time and whether on; they are dropped by reading."""
        ...

    async def tidy(self, round_id: RoundId) -> None:
        """Remove what remains of votes taken back, once the round is closed."""
        ...

    async def of_person(
        self, workspace: WorkspaceId, voter: PersonId
    ) -> tuple[tuple[RoundId, AnswerId], ...]:
        """Every vote of a person, for the person's own eyes."""
        ...

    async def erase(self, workspace: WorkspaceId, voter: PersonId) -> None:
        """Delete a person's votes in rounds that are not closed; those of closed rounds are counted."""
        ...
