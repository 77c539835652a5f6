"""The tables of tracks and of what moderators settled for their coming rounds."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from bot.storage.tables.kinds import Instant, Words, metadata

tracks = Table(
    "tracks",
    metadata,
    Column("id", Words, primary_key=True),
    Column("workspace", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("keeper", Words, nullable=False),
    Column("zone", Words, nullable=False),
    Column("time", Words, nullable=False),
    Column("weekdays", Words, nullable=False),
    Column("holidays", Words),
    Column("seed", BigInteger, nullable=False),
    Column("rules", Words, nullable=False),
    Column("filter", Words, nullable=False),
    Column("paused", Words),
    Column("next_due_on", Date),
    Column("next_due_at", Instant),
    Column("asked_last", Date),
    Column("warned", Boolean, nullable=False),
    UniqueConstraint("workspace", "channel"),
)

# A tick looks here alone, so tracks that rest or have nothing due cost it nothing.
Index(
    None,
    tracks.c.next_due_at,
    sqlite_where=tracks.c.paused.is_(None),
    postgresql_where=tracks.c.paused.is_(None),
)

plans = Table(
    "plans",
    metadata,
    Column("track", Words, ForeignKey("tracks.id"), nullable=False),
    Column("on", Date, nullable=False),
    Column("question", Words),
    Column("skip", Boolean, nullable=False),
    PrimaryKeyConstraint("track", "on"),
)

queue = Table(
    "queue",
    metadata,
    Column("track", Words, ForeignKey("tracks.id"), nullable=False),
    Column("question", Words, nullable=False),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("track", "question"),
)
