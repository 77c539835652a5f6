"""What was done by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ids import PersonId, WorkspaceId


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something done or that happened; `about` and `detail` hold no words of people."""

    at: datetime
    by: PersonId | None
    verb: str
    about: str
    detail: str = ""


class Audit(Protocol):
    """What was done by whom."""

    async def add(self, workspace: WorkspaceId, entry: AuditEntry) -> None: ...
    async def latest(self, workspace: WorkspaceId, limit: int) -> tuple[AuditEntry, ...]: ...
