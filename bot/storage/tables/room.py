"""The tables of the playground's room."""

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from bot.storage.tables.kinds import Instant, Serial, Words, metadata

room_messages = Table(
    "room_messages",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("id", Words, nullable=False),
    Column("nonce", Words),
    Column("channel", Words, nullable=False),
    Column("thread", Words),
    Column("to", Words),
    Column("author", Words),
    Column("text", Words, nullable=False),
    Column("screen", Words),
    Column("at", Instant, nullable=False),
    Column("edited", Boolean, nullable=False),
    Column("ticked", Boolean, nullable=False),
    UniqueConstraint("id"),
    UniqueConstraint("nonce"),
    Index(None, "thread", "number"),
    Index(None, "to", "number"),
    Index(None, "channel", "number"),
)

room_likes = Table(
    "room_likes",
    metadata,
    Column("message", Words, nullable=False),
    Column("person", Words, nullable=False),
    PrimaryKeyConstraint("message", "person"),
)

room_events = Table(
    "room_events",
    metadata,
    Column("number", Serial, primary_key=True),
    Column("id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("thread", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("written_at", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("id"),
)

room_state = Table(
    "room_state",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", Double, nullable=False),
)
