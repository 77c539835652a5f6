"""The wall: one row per message that should exist; the newest wanted screen wins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.faults import Cause
from bot.ids import Channel, MessageRef, Slot, WorkspaceId
from bot.ports.place import Place
from bot.screens.screens import Screen


@dataclass(frozen=True, slots=True)
class Fault:
    """A message that could not be shown, and why; `rejected` is set where the platform refused it."""

    workspace: WorkspaceId
    slot: Slot
    place: Place
    cause: Cause | None
    rejected: str | None


class Wall(Protocol):
    """The side of the wall that use cases see, within their unit."""

    async def put(self, slot: Slot, place: Place, screen: Screen, *, due_at: datetime | None = None) -> None:
        """Want the screen in the slot: the same again does nothing, another replaces it.

        Not shown before `due_at`; None is at once.
        """
        ...

    async def drop(self, workspace: WorkspaceId, slot: Slot) -> None:
        """Want nothing any more in a slot that was never shown; one that was stays as it is."""
        ...

    async def slot_of(self, channel: Channel, ref: MessageRef) -> Slot | None:
        """The slot that a message of ours fills: this is how a thread is known to be a round's."""
        ...

    async def shown_at(self, workspace: WorkspaceId, slot: Slot) -> datetime | None:
        """When the slot was first filled, None while it is not."""
        ...

    async def ref_of(self, workspace: WorkspaceId, slot: Slot) -> MessageRef | None:
        """The message that fills the slot, None while there is none."""
        ...

    async def retry(self, workspace: WorkspaceId, slot: Slot) -> None:
        """Try again what was given up in a slot."""
        ...

    async def faults(self, limit: int) -> tuple[Fault, ...]:
        """Messages given up and not yet heeded."""
        ...

    async def heed(self, fault: Fault) -> None:
        """Take note of a fault, so that it is not told twice."""
        ...

    async def revive(self, channel: Channel) -> None:
        """Try again what was given up in a channel that can be reached again."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that this process holds for a while: what to show where, and the fence to record it under.

    `ref` is the message to edit, None for a post; `root` the message whose thread it belongs to;
    `uncertain` says that an earlier try may have been shown, and `tried_at` when that was; `attempts` counts
    earlier tries in vain.
    """

    workspace: WorkspaceId
    slot: Slot
    place: Place
    screen: Screen
    revision: int
    fence: int
    ref: MessageRef | None
    root: MessageRef | None
    uncertain: bool
    tried_at: datetime
    attempts: int


class Outbox(Protocol):
    """The side of the wall that delivery sees; each call is a short transaction of its own."""

    async def claim(self, now: datetime, *, limit: int, lease: float) -> tuple[Claim, ...]:
        """Rows with something to show, posts before edits, fairly over the workspaces.

        They are leased for `lease` seconds of the database's clock. A row in a thread waits until the
        thread's root is shown; at most one row of a place is out at a time, the oldest first.
        """
        ...

    async def trying(self, claim: Claim, now: datetime) -> bool:
        """Record that a post is tried again, for the earlier one was never made.

        False if another process has claimed the row since: then it is not ours to post.
        """
        ...

    async def shown(self, claim: Claim, ref: MessageRef, now: datetime) -> bool:
        """Record that it was shown; false if another process has claimed the row since."""
        ...

    async def postpone(self, claim: Claim, until: datetime, *, failed: bool) -> None:
        """Give a row back, not to be tried before `until`; `failed` counts as an attempt."""
        ...

    async def doubt(self, claim: Claim, until: datetime) -> None:
        """Give back a row whose outcome is unknown: look before posting it again."""
        ...

    async def give_up(self, claim: Claim, *, cause: Cause | None, rejected: str | None) -> None:
        """Record that the row cannot be shown, for a use case to heed."""
        ...
