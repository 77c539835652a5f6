"""Workspaces, who is who in them, points and streaks, and what was done and handled."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A number that the database counts up; SQLite does that for INTEGER alone."""
TABLES = ("workspaces", "people", "accounts", "entries", "totals", "streaks", "away", "audit", "seen")
"""In the order in which they can be made."""


def upgrade() -> None:
    """Make the tables."""
    _make_workspaces()
    _make_people()
    _make_accounts()
    _make_entries()
    _make_totals()
    _make_streaks()
    _make_away()
    _make_audit()
    _make_seen()


def downgrade() -> None:
    """Take them away, with what is in them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _make_workspaces() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
    )


def _make_people() -> None:
    op.create_table(
        "people",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_people"),
    )


def _make_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.Column("met_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_accounts"),
    )
    op.create_index("ix_accounts_workspace_person", "accounts", ["workspace", "person"])


def _make_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("round", "person", "reason", name="pk_entries"),
    )
    op.create_index("ix_entries_workspace_person", "entries", ["workspace", "person"])


def _make_totals() -> None:
    op.create_table(
        "totals",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "scope", "span", "person", name="pk_totals"),
    )
    op.create_index("ix_totals_workspace_person", "totals", ["workspace", "person"])
    op.create_index(
        "ix_totals_workspace_scope_span_visible_points",
        "totals",
        ["workspace", "scope", "span", "visible", "points"],
    )


def _make_streaks() -> None:
    op.create_table(
        "streaks",
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False),
        sa.Column("through", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("track", "person", name="pk_streaks"),
    )
    op.create_index("ix_streaks_workspace_person", "streaks", ["workspace", "person"])


def _make_away() -> None:
    op.create_table(
        "away",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "person", "since", name="pk_away"),
    )


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_workspace_id", "audit", ["workspace", "id"])


def _make_seen() -> None:
    op.create_table(
        "seen",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "event", name="pk_seen"),
    )
    op.create_index("ix_seen_at", "seen", ["at"])
