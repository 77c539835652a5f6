"""What the room asks of its tables, and what their rows are in its own terms."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, insert, select, update

from bot.ports.room import Happening, RoomEvent, RoomMessage
from bot.storage.codec import decode_screen
from bot.storage.tables import room_events, room_likes, room_messages, room_state
from bot.storage.upserts import insert_new, insert_or_set

_id = room_messages.c.id == bindparam("message")
_of = and_(_id, room_messages.c.author == bindparam("person"))
POST = insert_new(room_messages).returning(room_messages.c.id)
SAY = insert(room_messages)
FIND = select(room_messages.c.id).where(room_messages.c.nonce == bindparam("nonce"))
EDIT = update(room_messages).where(_id, room_messages.c.screen.is_not(None))
GET = select(room_messages).where(_id)
REVISE = update(room_messages).where(_of).values(edited=True).returning(room_messages)
DELETE = delete(room_messages).where(_of).returning(room_messages)
DROP_LIKES = delete(room_likes).where(room_likes.c.message == bindparam("of"))
LIKE = insert_new(room_likes)
UNLIKE = delete(room_likes).where(
    room_likes.c.message == bindparam("of"), room_likes.c.person == bindparam("who")
)
TICK = update(room_messages).where(_id).values(ticked=True)
HAPPENED = insert(room_events)
UNDELIVERED = select(room_events).order_by(room_events.c.number).limit(bindparam("limit"))
DELIVERED = delete(room_events).where(room_events.c.id == bindparam("event"))
_newest = select(room_messages).order_by(room_messages.c.number.desc()).limit(bindparam("limit"))
IN_CHANNEL = _newest.where(
    room_messages.c.channel == bindparam("channel"),
    room_messages.c.thread.is_(None),
    room_messages.c.to.is_(None),
)
IN_THREAD = (
    select(room_messages)
    .where(room_messages.c.thread == bindparam("root"))
    .order_by(room_messages.c.number)
    .limit(bindparam("limit"))
)
TO_PERSON = _newest.where(room_messages.c.to == bindparam("person"))
LIKES = (
    select(room_likes)
    .where(room_likes.c.message.in_(bindparam("messages", expanding=True)))
    .order_by(room_likes.c.person)
)
REPLIES = (
    select(room_messages.c.thread, func.count().label("replies"))
    .where(room_messages.c.thread.in_(bindparam("roots", expanding=True)))
    .group_by(room_messages.c.thread)
)
STATE = select(room_state.c.value).where(room_state.c.name == bindparam("name"))
SET_STATE = insert_or_set(room_state, "value")
EMPTY: dict[str, Any] = {
    "nonce": None,
    "thread": None,
    "to": None,
    "author": None,
    "text": "",
    "screen": None,
    "edited": False,
    "ticked": False,
}


def event_from(row: Mapping[Any, Any]) -> RoomEvent:
    """The event that a row of the table holds."""
    values = {
        name: row[name] for name in ("channel", "thread", "message", "person", "text", "written_at", "at")
    }
    return RoomEvent(id=row["id"], kind=Happening(row["kind"]), **values)


def message_from(row: Row[Any], likes: Iterable[str]) -> RoomMessage:
    """The message that a row of the table holds, with who likes it."""
    return RoomMessage(
        id=row.id,
        channel=row.channel,
        thread=row.thread,
        to=row.to,
        author=row.author,
        text=row.text,
        screen=None if row.screen is None else decode_screen(row.screen),
        at=row.at,
        edited=row.edited,
        ticked=row.ticked,
        likes=tuple(likes),
    )
