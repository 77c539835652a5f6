"""Interviews, how questions went in them, and what is to be seen again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.practice import Interview, Step
from bot.ids import InterviewId, PersonId, QuestionId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Try:
    """How a question went once; `total` is 0 to 100."""

    question: QuestionId
    topics: tuple[str, ...]
    at: datetime
    total: int


@dataclass(frozen=True, slots=True)
class Review:
    """When a question is to be seen again; `card` is what the schedule remembers of it."""

    question: QuestionId
    due_at: datetime
    card: str


class Practice(Protocol):
    """The interviews of people, and what came of them."""

    async def begin(self, interview: Interview) -> bool:
        """Store a new interview; false if the person has one that goes on."""
        ...

    async def get(self, workspace: WorkspaceId, interview: InterviewId) -> Interview | None: ...
    async def of_person(self, workspace: WorkspaceId, person: PersonId) -> Interview | None:
        """The interview that goes on, else the one parked last; None where there is neither."""
        ...

    async def save(self, interview: Interview) -> bool:
        """Store a change; false if another was stored since the interview was read."""
        ...

    async def untouched(self, step: Step, before: datetime, limit: int) -> tuple[Interview, ...]:
        """Interviews of every workspace at a step of theirs since before then."""
        ...

    async def place_of(self, platform: str, account: str) -> WorkspaceId | None:
        """The workspace in which an account of a platform has an interview that goes on, the latest."""
        ...

    async def going(self, platform: str) -> tuple[tuple[WorkspaceId, str, datetime], ...]:
        """The interviews of a platform that go on: workspace, the person's account, and the last change."""
        ...

    async def history(self, workspace: WorkspaceId, person: PersonId) -> tuple[Interview, ...]:
        """Every interview of a person, the oldest first, for the person's own eyes."""
        ...

    async def note_try(self, workspace: WorkspaceId, person: PersonId, made: Try) -> None: ...
    async def tries(self, workspace: WorkspaceId, person: PersonId) -> tuple[Try, ...]:
        """How questions went, the oldest first."""
        ...

    async def review(
        self, workspace: WorkspaceId, person: PersonId, question: QuestionId
    ) -> Review | None: ...
    async def set_review(self, workspace: WorkspaceId, person: PersonId, review: Review) -> None: ...
    async def due(self, workspace: WorkspaceId, person: PersonId, now: datetime) -> tuple[QuestionId, ...]:
        """Questions that are to be seen again by now, the longest overdue first."""
        ...

    async def erase(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Delete all of it."""
        ...


class Recall(Protocol):
    """When something is to be seen again, by how it went."""

    def next(self, card: str | None, total: int, now: datetime) -> tuple[str, datetime]:
        """The card after a try with a total of 0 to 100, and when it is due."""
        ...
