"""The playground's room in memory; it keeps the contract of the stored one."""

import itertools
from dataclasses import replace
from datetime import datetime

from bot.ports.room import Happening, RoomEvent, RoomMessage
from bot.screens.screens import Screen


class FakeRoom:
    """Implements `bot.ports.room.Room`."""

    def __init__(self) -> None:
        self.all: dict[str, RoomMessage] = {}
        self.events: dict[str, RoomEvent] = {}
        self._nonces: dict[str, str] = {}
        self._ids = itertools.count(1)
        self._ahead = 0.0

    async def post(  # noqa: PLR0913 - the port's
        self, *, nonce: str, channel: str, thread: str | None, to: str | None, screen: Screen, at: datetime
    ) -> str:
        if nonce not in self._nonces:
            posted = RoomMessage(self._new_id("m"), channel, thread, to, None, "", screen, at)
            self.all[posted.id] = posted
            self._nonces[nonce] = posted.id
        return self._nonces[nonce]

    async def find(self, nonce: str) -> str | None:
        return self._nonces.get(nonce)

    async def edit(self, message: str, screen: Screen) -> bool:
        if message not in self.all or self.all[message].screen is None:
            return False
        self.all[message] = replace(self.all[message], screen=screen)
        return True

    async def say(self, *, channel: str, thread: str, person: str, text: str, at: datetime) -> RoomEvent:
        said = RoomMessage(self._new_id("m"), channel, thread, None, person, text, None, at)
        self.all[said.id] = said
        return self._note(Happening.SAID, said, person, at)

    async def revise(self, message: str, person: str, text: str, at: datetime) -> RoomEvent | None:
        own = self._own(message, person)
        if own is None:
            return None
        self.all[message] = replace(own, text=text, edited=True)
        return self._note(Happening.REVISED, self.all[message], person, at)

    async def delete(self, message: str, person: str, at: datetime) -> RoomEvent | None:
        own = self._own(message, person)
        if own is None:
            return None
        del self.all[message]
        return self._note(Happening.DELETED, replace(own, text=""), person, at)

    async def like(self, message: str, person: str, at: datetime) -> RoomEvent | None:
        liked = self.all.get(message)
        if liked is None:
            return None
        on = person not in liked.likes
        likes = (*liked.likes, person) if on else tuple(each for each in liked.likes if each != person)
        self.all[message] = replace(liked, likes=likes)
        kind = Happening.LIKED if on else Happening.UNLIKED
        return self._note(kind, replace(liked, text=""), person, at)

    async def tick(self, message: str) -> None:
        if message in self.all:
            self.all[message] = replace(self.all[message], ticked=True)

    async def messages(self, channel: str, limit: int) -> tuple[RoomMessage, ...]:
        found = [m for m in self.all.values() if m.channel == channel and m.thread is None and m.to is None]
        return tuple(found[-limit:])

    async def thread(self, root: str, limit: int) -> tuple[RoomMessage, ...]:
        return tuple(m for m in self.all.values() if m.thread == root)[:limit]

    async def direct(self, person: str, limit: int) -> tuple[RoomMessage, ...]:
        return tuple(m for m in self.all.values() if m.to == person)[-limit:]

    async def replies(self, roots: tuple[str, ...]) -> dict[str, int]:
        return {root: sum(m.thread == root for m in self.all.values()) for root in roots}

    async def undelivered(self, limit: int) -> tuple[RoomEvent, ...]:
        return tuple(self.events.values())[:limit]

    async def delivered(self, event: str) -> None:
        self.events.pop(event, None)

    async def ahead(self) -> float:
        return self._ahead

    async def set_ahead(self, seconds: float) -> None:
        self._ahead = seconds

    def _new_id(self, kind: str) -> str:
        return f"{kind}{next(self._ids)}"

    def _own(self, message: str, person: str) -> RoomMessage | None:
        found = self.all.get(message)
        return found if found is not None and found.author == person else None

    def _note(self, kind: Happening, message: RoomMessage, person: str, at: datetime) -> RoomEvent:
        event = RoomEvent(
            id=self._new_id("e"),
            kind=kind,
            channel=message.channel,
            thread=message.thread or message.id,
            message=message.id,
            person=person,
            text=message.text,
            written_at=message.at,
            at=at,
        )
        self.events[event.id] = event
        return event
