"""The playground's own chat service: what is said, posted and pressed there survives a crash."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.screens.screens import Screen


class Happening(StrEnum):
    """What can happen to a message of a person."""

    SAID = "said"
    REVISED = "revised"
    DELETED = "deleted"
    LIKED = "liked"
    UNLIKED = "unliked"


@dataclass(frozen=True, slots=True)
class RoomEvent:
    """Something that happened in the room and must reach the core at least once.

    `person` did it; `thread` is the message whose thread it happened in; `written_at` is when the message
    was first sent, `at` when this happened.
    """

    id: str
    kind: Happening
    channel: str
    thread: str
    message: str
    person: str
    text: str
    written_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class RoomMessage:
    """A message in the room: of a person (`author` and `text`) or of Scrimmage (`screen`).

    `thread` is the message it answers; `to` the only person who sees it; `ticked` shows that it was
    recorded; `likes` are the people whose 👍 it bears.
    """

    id: str
    channel: str
    thread: str | None
    to: str | None
    author: str | None
    text: str
    screen: Screen | None
    at: datetime
    edited: bool = False
    ticked: bool = False
    likes: tuple[str, ...] = ()


class Room(Protocol):
    """The store behind the playground's channel."""

    async def post(
        self, *, nonce: str, channel: str, thread: str | None, to: str | None, screen: Screen, at: datetime
    ) -> str:
        """Store a message of Scrimmage and return its id; the same nonce again returns the same message."""
        ...

    async def find(self, nonce: str) -> str | None:
        """The message posted with the nonce, None if there is none."""
        ...

    async def edit(self, message: str, screen: Screen) -> bool:
        """Show another screen in a message of Scrimmage; false if it is gone."""
        ...

    async def say(self, *, channel: str, thread: str, person: str, text: str, at: datetime) -> RoomEvent:
        """Store what a person wrote in a thread, and the event to be delivered."""
        ...

    async def revise(self, message: str, person: str, text: str, at: datetime) -> RoomEvent | None:
        """Change a person's own message; None if it is not theirs or gone."""
        ...

    async def delete(self, message: str, person: str, at: datetime) -> RoomEvent | None:
        """Delete a person's own message; None if it is not theirs or gone."""
        ...

    async def like(self, message: str, person: str, at: datetime) -> RoomEvent | None:
        """Set a person's 👍 on a message, or take it back; None if the message is gone."""
        ...

    async def tick(self, message: str) -> None:
        """Show ✅ on a person's message."""
        ...

    async def messages(self, channel: str, limit: int) -> tuple[RoomMessage, ...]:
        """The newest messages of a channel that are in no thread and to nobody alone, oldest first."""
        ...

    async def thread(self, root: str, limit: int) -> tuple[RoomMessage, ...]:
        """The messages under a message, oldest first."""
        ...

    async def direct(self, person: str, limit: int) -> tuple[RoomMessage, ...]:
        """The newest messages to a person alone, oldest first."""
        ...

    async def replies(self, roots: tuple[str, ...]) -> dict[str, int]:
        """How many messages stand under each message."""
        ...

    async def undelivered(self, limit: int) -> tuple[RoomEvent, ...]:
        """Events whose handling was not confirmed, oldest first."""
        ...

    async def delivered(self, event: str) -> None:
        """Confirm that an event was handled."""
        ...

    async def ahead(self) -> float:
        """How many seconds the playground's clock is ahead of the real one."""
        ...

    async def set_ahead(self, seconds: float) -> None:
        """Turn the playground's clock, and keep it turned over a restart."""
        ...
