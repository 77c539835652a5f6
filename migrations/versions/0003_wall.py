"""The wall's messages, and the playground's room."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A number that the database counts up; SQLite does that for INTEGER alone."""
TABLES = ("wall", "room_messages", "room_likes", "room_events", "room_state")
"""In the order in which they can be made."""


def upgrade() -> None:
    """Make the tables."""
    _make_wall()
    _make_room_messages()
    _make_room_likes()
    _make_room_events()
    _make_room_state()


def downgrade() -> None:
    """Take them away, with what is in them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _make_wall() -> None:
    op.create_table(
        "wall",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("root", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("shown_at", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("retry_at", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("given_up", sa.Boolean(), nullable=False),
        sa.Column("heeded", sa.Boolean(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("rejected", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_wall"),
        sa.UniqueConstraint("workspace", "slot", name="uq_wall_workspace_slot"),
    )
    op.create_index(
        "ix_wall_pending",
        "wall",
        ["id"],
        sqlite_where=sa.text("wanted > shown AND given_up = 0"),
        postgresql_where=sa.text("wanted > shown AND NOT given_up"),
    )
    op.create_index(
        "ix_wall_unheeded",
        "wall",
        ["id"],
        sqlite_where=sa.text("given_up = 1 AND heeded = 0"),
        postgresql_where=sa.text("given_up AND NOT heeded"),
    )
    op.create_index("ix_wall_workspace_channel_ref", "wall", ["workspace", "channel", "ref"])


def _make_room_messages() -> None:
    op.create_table(
        "room_messages",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=True),
        sa.Column("to", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("ticked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_room_messages"),
        sa.UniqueConstraint("id", name="uq_room_messages_id"),
        sa.UniqueConstraint("nonce", name="uq_room_messages_nonce"),
    )
    op.create_index("ix_room_messages_channel_number", "room_messages", ["channel", "number"])
    op.create_index("ix_room_messages_thread_number", "room_messages", ["thread", "number"])
    op.create_index("ix_room_messages_to_number", "room_messages", ["to", "number"])


def _make_room_likes() -> None:
    op.create_table(
        "room_likes",
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("message", "person", name="pk_room_likes"),
    )


def _make_room_events() -> None:
    op.create_table(
        "room_events",
        sa.Column("number", SERIAL, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_room_events"),
        sa.UniqueConstraint("id", name="uq_room_events_id"),
    )


def _make_room_state() -> None:
    op.create_table(
        "room_state",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_room_state"),
    )
