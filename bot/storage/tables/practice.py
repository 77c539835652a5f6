"""The tables of practice: interviews, how questions went, and what is to be seen again."""

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table

from bot.storage.tables.kinds import Instant, Serial, Words, metadata

interviews = Table(
    "interviews",
    metadata,
    Column("id", Words, primary_key=True),
    Column("workspace", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("step", Words, nullable=False),
    Column("running", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("touched_at", Instant, nullable=False),
    Column("document", Words, nullable=False),
)
going = interviews.c.running
"""Interviews that go on: each person has one at most."""
Index(
    "uq_interviews_running",
    interviews.c.workspace,
    interviews.c.person,
    unique=True,
    postgresql_where=going,
    sqlite_where=going,
)
Index(
    "ix_interviews_going",
    interviews.c.step,
    interviews.c.touched_at,
    postgresql_where=going,
    sqlite_where=going,
)
Index("ix_interviews_person", interviews.c.workspace, interviews.c.person, interviews.c.touched_at)

tries = Table(
    "tries",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("workspace", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("question", Words, nullable=False),
    Column("topics", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("total", Integer, nullable=False),
    Index("ix_tries_workspace_person", "workspace", "person", "id"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("question", Words, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("card", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "person", "question"),
)
