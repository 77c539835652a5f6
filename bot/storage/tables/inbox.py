"""The table of the inbox: one row per delivery, the same before and after it is handled."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table, not_

from bot.storage.tables.kinds import Instant, Words, metadata

# A delivery that needs no storing before it is acknowledged has a row only once it is handled. `handled` is
# set by the unit that does its work; `done` when what follows is done too, and then `body`, which is what
# came, is gone. `lease_until` is on the database's clock.
deliveries = Table(
    "deliveries",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("event", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("handled", Boolean, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("body", Words),
    Column("proof", Words),
    Column("due_at", Instant),
    Column("lease_until", BigInteger),
    Column("attempts", Integer),
    PrimaryKeyConstraint("workspace", "event"),
    Index(None, "at"),
)

undone = not_(deliveries.c.done)
"""Stored and not yet done. An index holds just these rows."""

Index("ix_deliveries_undone", deliveries.c.at, sqlite_where=undone, postgresql_where=undone)
