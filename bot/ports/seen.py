"""Which deliveries were handled, so that a repeated one does nothing."""

from datetime import datetime
from typing import Protocol

from bot.ids import EventId, WorkspaceId


class Seen(Protocol):
    """Which deliveries were handled."""

    async def first_time(self, workspace: WorkspaceId, event: EventId, now: datetime) -> bool:
        """Remember the event; false if it was handled before."""
        ...

    async def forget(self, before: datetime) -> int:
        """Forget events older than that, and say how many."""
        ...
