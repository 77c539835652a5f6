"""What was delivered and handled becomes one table, the inbox; the wall knows when it tried to post."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the inbox, and take over what was handled."""
    op.create_table(
        "deliveries",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("handled", sa.Boolean(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "event", name="pk_deliveries"),
    )
    op.execute(
        sa.text(
            "INSERT INTO deliveries (workspace, event, at, handled, done) "
            "SELECT workspace, event, at, true, true FROM seen"
        )
    )
    op.create_index("ix_deliveries_at", "deliveries", ["at"])
    op.create_index(
        "ix_deliveries_undone",
        "deliveries",
        ["at"],
        sqlite_where=sa.text("done = 0"),
        postgresql_where=sa.text("NOT done"),
    )
    op.drop_table("seen")
    op.add_column("wall", sa.Column("tried_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Keep what was handled; what was not yet is lost."""
    op.drop_column("wall", "tried_at")
    op.create_table(
        "seen",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "event", name="pk_seen"),
    )
    op.execute(
        sa.text(
            "INSERT INTO seen (workspace, event, at) "
            "SELECT workspace, event, at FROM deliveries WHERE handled"
        )
    )
    op.create_index("ix_seen_at", "seen", ["at"])
    op.drop_table("deliveries")
