"""The playground's room: what is said, posted and pressed there, with the events that must reach the core."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.ports.room import Happening, RoomEvent, RoomMessage
from bot.screens.screens import Screen
from bot.storage.codec import encode
from bot.storage.room_rows import (
    DELETE,
    DELIVERED,
    DROP_LIKES,
    EDIT,
    EMPTY,
    FIND,
    GET,
    HAPPENED,
    IN_CHANNEL,
    IN_THREAD,
    LIKE,
    LIKES,
    POST,
    REPLIES,
    REVISE,
    SAY,
    SET_STATE,
    STATE,
    TICK,
    TO_PERSON,
    UNDELIVERED,
    UNLIKE,
    event_from,
    message_from,
)
from bot.storage.tables.kinds import clean

AHEAD = "ahead"


class SqlRoom:
    """Implements `bot.ports.room.Room`; each call is a short transaction of its own."""

    def __init__(
        self,
        writer: AsyncEngine,
        reader: AsyncEngine,
        new_id: Callable[[], str] = lambda: secrets.token_urlsafe(16),
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._new_id = new_id

    async def post(  # noqa: PLR0913 - the port's
        self, *, nonce: str, channel: str, thread: str | None, to: str | None, screen: Screen, at: datetime
    ) -> str:
        """Store a message of Scrimmage and return its id; the same nonce again returns the same message."""
        row = {"id": self._new_id(), "nonce": nonce, "channel": channel, "thread": thread, "to": to, "at": at}
        async with self._writer.begin() as connection:
            posted = await connection.scalar(POST, {**EMPTY, **row, "screen": encode(screen)})
            return str(posted or await connection.scalar(FIND, {"nonce": nonce}))

    async def find(self, nonce: str) -> str | None:
        """The message posted with the nonce, None if there is none."""
        async with self._reader.begin() as connection:
            found: str | None = await connection.scalar(FIND, {"nonce": nonce})
            return found

    async def edit(self, message: str, screen: Screen) -> bool:
        """Show another screen in a message of Scrimmage; false if it is gone."""
        async with self._writer.begin() as connection:
            row = {"message": message, "screen": encode(screen)}
            return (await connection.execute(EDIT, row)).rowcount > 0

    async def say(self, *, channel: str, thread: str, person: str, text: str, at: datetime) -> RoomEvent:
        """Store what a person wrote in a thread, and the event to be delivered."""
        row = {
            "id": self._new_id(),
            "channel": channel,
            "thread": thread,
            "author": person,
            "text": clean(text),
        }
        said = {**EMPTY, **row, "at": at}
        async with self._writer.begin() as connection:
            await connection.execute(SAY, said)
            return await self._note(connection, Happening.SAID, said, person, at)

    async def revise(self, message: str, person: str, text: str, at: datetime) -> RoomEvent | None:
        """Change a person's own message; None if it is not theirs or gone."""
        async with self._writer.begin() as connection:
            key = {"message": message, "person": person, "text": text}
            row = (await connection.execute(REVISE, key)).mappings().first()
            return await self._note(connection, Happening.REVISED, row, person, at) if row else None

    async def delete(self, message: str, person: str, at: datetime) -> RoomEvent | None:
        """Delete a person's own message; None if it is not theirs or gone."""
        async with self._writer.begin() as connection:
            row = (
                (await connection.execute(DELETE, {"message": message, "person": person})).mappings().first()
            )
            if row is None:
                return None
            await connection.execute(DROP_LIKES, {"of": message})
            return await self._note(connection, Happening.DELETED, {**row, "text": ""}, person, at)

    async def like(self, message: str, person: str, at: datetime) -> RoomEvent | None:
        """Set a person's 👍 on a message, or take it back; None if the message is gone."""
        async with self._writer.begin() as connection:
            row = (await connection.execute(GET, {"message": message})).mappings().first()
            if row is None:
                return None
            taken = await connection.execute(UNLIKE, {"of": message, "who": person})
            if not taken.rowcount:
                await connection.execute(LIKE, {"message": message, "person": person})
            kind = Happening.UNLIKED if taken.rowcount else Happening.LIKED
            return await self._note(connection, kind, {**row, "text": ""}, person, at)

    async def tick(self, message: str) -> None:
        """Show ✅ on a person's message."""
        async with self._writer.begin() as connection:
            await connection.execute(TICK, {"message": message})

    async def messages(self, channel: str, limit: int) -> tuple[RoomMessage, ...]:
        """The newest messages of a channel that are in no thread and to nobody alone, oldest first."""
        return (await self._read(IN_CHANNEL, {"channel": channel, "limit": limit}))[::-1]

    async def thread(self, root: str, limit: int) -> tuple[RoomMessage, ...]:
        """The messages under a message, oldest first."""
        return await self._read(IN_THREAD, {"root": root, "limit": limit})

    async def direct(self, person: str, limit: int) -> tuple[RoomMessage, ...]:
        """The newest messages to a person alone, oldest first."""
        return (await self._read(TO_PERSON, {"person": person, "limit": limit}))[::-1]

    async def replies(self, roots: tuple[str, ...]) -> dict[str, int]:
        """How many messages stand under each message."""
        async with self._reader.begin() as connection:
            rows = await connection.execute(REPLIES, {"roots": list(roots)})
            counted = {row.thread: row.replies for row in rows}
        return {root: counted.get(root, 0) for root in roots}

    async def undelivered(self, limit: int) -> tuple[RoomEvent, ...]:
        """Events whose handling was not confirmed, oldest first."""
        async with self._reader.begin() as connection:
            rows = await connection.execute(UNDELIVERED, {"limit": limit})
            return tuple(event_from(row._mapping) for row in rows)  # noqa: SLF001 - a public name of the library

    async def delivered(self, event: str) -> None:
        """Confirm that an event was handled; its words are not kept a second time."""
        async with self._writer.begin() as connection:
            await connection.execute(DELIVERED, {"event": event})

    async def ahead(self) -> float:
        """How many seconds the playground's clock is ahead of the real one."""
        async with self._reader.begin() as connection:
            return await connection.scalar(STATE, {"name": AHEAD}) or 0.0

    async def set_ahead(self, seconds: float) -> None:
        """Turn the playground's clock, and keep it turned over a restart."""
        async with self._writer.begin() as connection:
            await connection.execute(SET_STATE, {"name": AHEAD, "value": seconds})

    async def _note(
        self,
        connection: AsyncConnection,
        kind: Happening,
        message: Mapping[str, Any],
        person: str,
        at: datetime,
    ) -> RoomEvent:
        """Store an event with what it brought about, so that neither is without the other."""
        row = {
            "id": self._new_id(),
            "kind": kind,
            "channel": message["channel"],
            "thread": message["thread"] or message["id"],
            "message": message["id"],
            "person": person,
            "text": message["text"],
            "written_at": message["at"],
            "at": at,
        }
        await connection.execute(HAPPENED, row)
        return event_from(row)

    async def _read(self, statement: Select[Any], key: dict[str, Any]) -> tuple[RoomMessage, ...]:
        async with self._reader.begin() as connection:
            rows = (await connection.execute(statement, key)).all()
            likes: dict[str, tuple[str, ...]] = {}
            found = await connection.execute(LIKES, {"messages": [row.id for row in rows]})
            for message, person in found:
                likes[message] = (*likes.get(message, ()), person)
        return tuple(message_from(row, likes.get(row.id, ())) for row in rows)
