"""What was done by whom."""

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ids import PersonId, WorkspaceId
from bot.ports.audit import AuditEntry
from bot.storage.tables import audit

ADD = insert(audit)
LATEST = (
    select(audit)
    .where(audit.c.workspace == bindparam("workspace"))
    .order_by(audit.c.id.desc())
    .limit(bindparam("limit"))
)


class SqlAudit:
    """Implements `bot.ports.audit.Audit`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, workspace: WorkspaceId, entry: AuditEntry) -> None:
        """Note something that was done."""
        row = {"at": entry.at, "by": entry.by, "verb": entry.verb, "about": entry.about}
        await self._connection.execute(ADD, {"workspace": workspace, "detail": entry.detail, **row})

    async def latest(self, workspace: WorkspaceId, limit: int) -> tuple[AuditEntry, ...]:
        """The latest entries, newest first."""
        rows = await self._connection.execute(LATEST, {"workspace": workspace, "limit": limit})
        return tuple(
            AuditEntry(row.at, None if row.by is None else PersonId(row.by), row.verb, row.about, row.detail)
            for row in rows
        )
