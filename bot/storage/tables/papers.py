"""The table of papers: what people handed in to be asked by."""

from sqlalchemy import Column, Index, PrimaryKeyConstraint, Table

from bot.storage.tables.kinds import Instant, Words, metadata

# `sealed` holds the text and the skills found in it; nothing of either stands here in the clear.
papers = Table(
    "papers",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("sealed", Words, nullable=False),
    Column("stored_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    PrimaryKeyConstraint("workspace", "person", "kind"),
    Index(None, "expires_at"),
)
