"""The answers and the messages they are made of."""

from datetime import datetime
from typing import Protocol

from bot.domain.answers import Answer, Part
from bot.domain.rounds import Round
from bot.ids import AnswerId, PersonId, RoundId, WorkspaceId


class Answers(Protocol):
    """The answers and their parts."""

    async def of_round(self, round_id: RoundId) -> tuple[Answer, ...]:
        """Every answer with its parts, also those of which nothing stands."""
        ...

    async def of_person(self, round_id: RoundId, person: PersonId) -> Answer | None: ...
    async def get(self, workspace: WorkspaceId, answer: AnswerId) -> Answer | None: ...
    async def by_message(self, round_id: RoundId, message: str) -> Answer | None: ...
    async def count(self, round_id: RoundId) -> int:
        """How many answers have words."""
        ...

    async def write(self, workspace: WorkspaceId, answer: Answer, part: Part) -> bool:
        """Store one part of an answer unless a newer revision of it is stored; false if so.

        A part that is gone stays gone, and becomes part of the answer if it was buried. The answer is made if
        it does not exist.
        """
        ...

    async def bury(self, workspace: WorkspaceId, round_id: RoundId, part: Part) -> None:
        """Remember that a message was deleted whose creation has not come yet."""
        ...

    async def history(self, workspace: WorkspaceId, person: PersonId) -> tuple[tuple[Round, Answer], ...]:
        """Every answer of a person with its round, for the person's own eyes."""
        ...

    async def erase(self, workspace: WorkspaceId, person: PersonId, at: datetime) -> None:
        """Delete all words of a person: every part is gone, as deleted at `at`."""
        ...
