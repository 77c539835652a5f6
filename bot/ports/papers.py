"""What somebody handed in to be asked by: read safely, and kept sealed for a while."""

from datetime import datetime
from typing import Protocol

from bot.domain.contacts import CleanText
from bot.domain.papers import Paper, PaperKind
from bot.ids import PersonId, WorkspaceId


class PaperReader(Protocol):
    """Reads files; never called while a unit is open, because it may take its time."""

    async def read(self, content: bytes) -> CleanText:
        """The text of a PDF, DOCX, TXT or Markdown file, without contact details; raises Unreadable."""
        ...


class Papers(Protocol):
    """The papers of people, each sealed, one of a kind."""

    async def keep(self, workspace: WorkspaceId, person: PersonId, paper: Paper) -> bool:
        """Keep a paper in place of the earlier one; false, and nothing is kept, where no key can seal it."""
        ...

    async def of(self, workspace: WorkspaceId, person: PersonId, now: datetime) -> tuple[Paper, ...]:
        """The person's papers that have not expired; one that no key opens is as good as gone."""
        ...

    async def forget(self, workspace: WorkspaceId, person: PersonId, kind: PaperKind | None = None) -> int:
        """Delete the person's paper of a kind, or all of them, and say how many."""
        ...

    async def expire(self, now: datetime) -> int:
        """Delete everybody's papers that have expired, and say how many."""
        ...
