"""The tables of workspaces, of who is who in them, of streaks, and of what was done."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
)

from bot.storage.tables.kinds import Instant, Serial, Words, metadata

workspaces = Table(
    "workspaces",
    metadata,
    Column("id", Words, primary_key=True),
    Column("policy", Words, nullable=False),
)

# Only those who hid or left at some time have a row here.
people = Table(
    "people",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("left", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace", "id"),
)

# Somebody with two accounts has left once both have: `left` of the person follows from these.
accounts = Table(
    "accounts",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("left", Boolean, nullable=False),
    Column("met_at", Instant, nullable=False),
    PrimaryKeyConstraint("workspace", "id"),
    Index(None, "workspace", "person"),
)

streaks = Table(
    "streaks",
    metadata,
    Column("track", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("workspace", Words, nullable=False),
    Column("length", Integer, nullable=False),
    Column("longest", Integer, nullable=False),
    Column("through", Integer, nullable=False),
    PrimaryKeyConstraint("track", "person"),
    Index(None, "workspace", "person"),
)

away = Table(
    "away",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    PrimaryKeyConstraint("workspace", "person", "since"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("workspace", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Words),
    Column("verb", Words, nullable=False),
    Column("about", Words, nullable=False),
    Column("detail", Words, nullable=False),
    Index(None, "workspace", "id"),
)
