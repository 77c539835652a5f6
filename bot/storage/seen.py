"""Which deliveries were handled, in the same transaction as what they brought about."""

from datetime import datetime

from sqlalchemy import bindparam, delete, literal, not_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ids import EventId, WorkspaceId
from bot.storage.tables import deliveries
from bot.storage.upserts import insert

# What is in the inbox keeps its row; of what never was there, a row remembers that it was handled.
HANDLE = (
    insert(deliveries)
    .values(handled=literal(value=True), done=literal(value=True))
    .on_conflict_do_update(
        index_elements=["workspace", "event"],
        set_={"handled": literal(value=True)},
        where=not_(deliveries.c.handled),
    )
)
FORGET = delete(deliveries).where(deliveries.c.at < bindparam("before"), deliveries.c.done)


class SqlSeen:
    """Implements `bot.ports.seen.Seen`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def first_time(self, workspace: WorkspaceId, event: EventId, now: datetime) -> bool:
        """Remember the event; false if it was handled before."""
        row = {"workspace": workspace, "event": event, "at": now}
        return (await self._connection.execute(HANDLE, row)).rowcount > 0

    async def forget(self, before: datetime) -> int:
        """Forget events older than that, and say how many."""
        return (await self._connection.execute(FORGET, {"before": before})).rowcount
