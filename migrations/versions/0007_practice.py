"""Interviews, how questions went in them, and what is to be seen again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

GOING = sa.text("running")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "interviews",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interviews"),
    )
    only = {"postgresql_where": GOING, "sqlite_where": GOING}
    op.create_index("uq_interviews_running", "interviews", ["workspace", "person"], unique=True, **only)
    op.create_index("ix_interviews_going", "interviews", ["step", "touched_at"], **only)
    op.create_index("ix_interviews_person", "interviews", ["workspace", "person", "touched_at"])
    _tries()
    op.create_table(
        "reviews",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "person", "question", name="pk_reviews"),
    )


def _tries() -> None:
    serial = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "tries",
        sa.Column("id", serial, nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tries"),
    )
    op.create_index("ix_tries_workspace_person", "tries", ["workspace", "person", "id"])


def downgrade() -> None:
    """Take them away, with what is in them."""
    for table in ("reviews", "tries", "interviews"):
        op.drop_table(table)
