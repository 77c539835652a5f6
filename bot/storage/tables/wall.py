"""The table of the wall: one row per message that should exist."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    and_,
    not_,
)

from bot.storage.tables.kinds import Instant, Serial, Words, metadata

# `lane` is where order matters: the channel, the thread in it, or the person. `id` is the order in which
# slots were first wanted. `tried` is the earliest revision that may stand there unknown to us.
# `tried_at` is when the last try to post began: the only one that may have been made unknown to us.
# `lease_until` is on the database's clock, all other times are the program's.
wall = Table(
    "wall",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("workspace", Words, nullable=False),
    Column("slot", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("channel", Words),
    Column("root", Words),
    Column("person", Words),
    Column("lane", Words, nullable=False),
    Column("screen", Words, nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("tried", Integer, nullable=False),
    Column("ref", Words),
    Column("shown_at", Instant),
    Column("due_at", Instant, nullable=False),
    Column("retry_at", Instant, nullable=False),
    Column("lease_until", BigInteger),
    Column("fence", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("uncertain", Boolean, nullable=False),
    Column("tried_at", Instant),
    Column("given_up", Boolean, nullable=False),
    Column("heeded", Boolean, nullable=False),
    Column("cause", Words),
    Column("rejected", Words),
    UniqueConstraint("workspace", "slot"),
    Index(None, "workspace", "channel", "ref"),
)

pending = and_(wall.c.wanted > wall.c.shown, not_(wall.c.given_up))
"""Something is to be shown. An index holds just these rows, so that a million shown ones cost nothing."""
unheeded = and_(wall.c.given_up, not_(wall.c.heeded))
"""Given up, and no use case has heeded it."""

Index("ix_wall_pending", wall.c.id, sqlite_where=pending, postgresql_where=pending)
Index("ix_wall_unheeded", wall.c.id, sqlite_where=unheeded, postgresql_where=unheeded)
