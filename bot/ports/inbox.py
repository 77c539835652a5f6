"""The durable inbox: what a platform delivered is stored before it is acknowledged, then worked off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.ids import EventId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Delivery:
    """One verified envelope: `event` is the platform's key of it, the same for every repeat.

    `body` is what came, as JSON; `proof` recognises the very same bytes sent again, empty where a platform
    signs nothing. `attempts` counts earlier tries in vain.
    """

    workspace: WorkspaceId
    event: EventId
    body: str = field(repr=False)
    proof: str = ""
    attempts: int = 0


class Receipt(Enum):
    """What became of a delivery: new and ours to work on, known already, or the same bytes again."""

    NEW = "new"
    KNOWN = "known"
    REPLAYED = "replayed"


class Inbox(Protocol):
    """The side of the inbox that a platform sees; each call is a short transaction of its own."""

    async def put(self, new: Sequence[Delivery], now: datetime, *, lease: float) -> tuple[Receipt, ...]:
        """Store what is new, leased to this process for `lease` seconds of the database's clock."""
        ...

    async def claim(self, now: datetime, *, platform: str, limit: int, lease: float) -> tuple[Delivery, ...]:
        """What of a platform nobody works on: left behind by a process that ended, or postponed until now.

        The oldest come first.
        """
        ...

    async def done(self, handled: Sequence[Delivery]) -> None:
        """Forget the bodies: what they asked for is done. Those that are done already stay so."""
        ...

    async def postpone(self, delivery: Delivery, until: datetime) -> None:
        """Give a delivery back, not to be tried before `until`, and count the attempt."""
        ...
