"""Which deliveries were handled, in the same transaction as what they brought about."""

from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ids import EventId, WorkspaceId
from bot.storage.tables import seen
from bot.storage.upserts import insert_new

REMEMBER = insert_new(seen)
FORGET = delete(seen).where(seen.c.at < bindparam("before"))


class SqlSeen:
    """Implements `bot.ports.seen.Seen`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def first_time(self, workspace: WorkspaceId, event: EventId, now: datetime) -> bool:
        """Remember the event; false if it was handled before."""
        row = {"workspace": workspace, "event": event, "at": now}
        return (await self._connection.execute(REMEMBER, row)).rowcount > 0

    async def forget(self, before: datetime) -> int:
        """Forget events older than that, and say how many."""
        return (await self._connection.execute(FORGET, {"before": before})).rowcount
