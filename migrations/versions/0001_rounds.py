"""Tracks, rounds, answers and votes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("tracks", "plans", "queue", "rounds", "answers", "parts", "votes", "reactions")
"""In the order in which they can be made."""


def upgrade() -> None:
    """Make the tables."""
    _make_tracks()
    _make_plans()
    _make_queue()
    _make_rounds()
    _make_answers()
    _make_parts()
    _make_votes()
    _make_reactions()


def downgrade() -> None:
    """Take them away, with what is in them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _make_tracks() -> None:
    op.create_table(
        "tracks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("keeper", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.Column("holidays", sa.Text(), nullable=True),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("paused", sa.Text(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("next_due_at", sa.BigInteger(), nullable=True),
        sa.Column("asked_last", sa.Date(), nullable=True),
        sa.Column("warned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tracks"),
        sa.UniqueConstraint("workspace", "channel", name="uq_tracks_workspace_channel"),
    )
    op.create_index(
        "ix_tracks_next_due_at",
        "tracks",
        ["next_due_at"],
        sqlite_where=sa.text("paused IS NULL"),
        postgresql_where=sa.text("paused IS NULL"),
    )


def _make_plans() -> None:
    op.create_table(
        "plans",
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("skip", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("track", "on", name="pk_plans"),
        sa.ForeignKeyConstraint(["track"], ["tracks.id"], name="fk_plans_track_tracks"),
    )


def _make_queue() -> None:
    op.create_table(
        "queue",
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("track", "question", name="pk_queue"),
        sa.ForeignKeyConstraint(["track"], ["tracks.id"], name="fk_queue_track_tracks"),
    )


def _make_rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("reveal_at", sa.BigInteger(), nullable=False),
        sa.Column("close_at", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("repeat", sa.Boolean(), nullable=False),
        sa.Column("revealed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("coverage", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sa.ForeignKeyConstraint(["track"], ["tracks.id"], name="fk_rounds_track_tracks"),
    )
    op.create_index("ix_rounds_stage_close_at", "rounds", ["stage", "close_at"])
    op.create_index("ix_rounds_stage_reveal_at", "rounds", ["stage", "reveal_at"])
    op.create_index(
        "uq_rounds_track_local_date",
        "rounds",
        ["track", "local_date"],
        unique=True,
        sqlite_where=sa.text("stage <> 'cancelled'"),
        postgresql_where=sa.text("stage <> 'cancelled'"),
    )
    op.create_index("ix_rounds_track_number", "rounds", ["track", "number"])


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name="fk_answers_round_rounds"),
        sa.UniqueConstraint("round", "person", name="uq_answers_round_person"),
    )
    op.create_index("ix_answers_workspace_person", "answers", ["workspace", "person"])


def _make_parts() -> None:
    op.create_table(
        "parts",
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("revised_at", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("round", "message", "owner", name="pk_parts"),
        sa.ForeignKeyConstraint(["answer"], ["answers.id"], name="fk_parts_answer_answers"),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name="fk_parts_round_rounds"),
    )
    op.create_index("ix_parts_answer", "parts", ["answer"])


def _make_votes() -> None:
    op.create_table(
        "votes",
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("voter", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("answer", "voter", name="pk_votes"),
    )
    op.create_index("ix_votes_round_voter", "votes", ["round", "voter"])
    op.create_index("ix_votes_voter", "votes", ["voter"])


def _make_reactions() -> None:
    op.create_table(
        "reactions",
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("voter", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("round", "message", "voter", name="pk_reactions"),
    )
    op.create_index("ix_reactions_workspace_voter", "reactions", ["workspace", "voter"])
