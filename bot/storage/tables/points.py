"""The tables of the ledger: its entries, and the totals that follow from them."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, PrimaryKeyConstraint, Table

from bot.storage.tables.kinds import Instant, Words, metadata

entries = Table(
    "entries",
    metadata,
    Column("round", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("workspace", Words, nullable=False),
    Column("track", Words, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("entered_at", Instant, nullable=False),
    PrimaryKeyConstraint("round", "person", "reason"),
    Index(None, "workspace", "person"),
)

# `scope` is a track, or `*` for the workspace; `span` is a week, a season or `all`.
totals = Table(
    "totals",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("scope", Words, nullable=False),
    Column("span", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("points", Integer, nullable=False),
    Column("visible", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace", "scope", "span", "person"),
    Index(None, "workspace", "scope", "span", "visible", "points"),
    Index(None, "workspace", "person"),
)
