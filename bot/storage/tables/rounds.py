"""The tables of rounds, of the answers given in them and of the votes for those."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from bot.storage.tables.kinds import Instant, Words, metadata

rounds = Table(
    "rounds",
    metadata,
    Column("id", Words, primary_key=True),
    Column("workspace", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("track", Words, ForeignKey("tracks.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("local_date", Date, nullable=False),
    Column("zone", Words, nullable=False),
    Column("question", Words, nullable=False),
    Column("topics", Words, nullable=False),
    Column("snapshot", Words, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("reveal_at", Instant, nullable=False),
    Column("close_at", Instant, nullable=False),
    Column("stage", Words, nullable=False),
    Column("blind", Boolean, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("repeat", Boolean, nullable=False),
    Column("revealed_at", Instant),
    Column("closed_at", Instant),
    Column("coverage", Double),
    Index(None, "track", "number"),
    Index(None, "stage", "reveal_at"),
    Index(None, "stage", "close_at"),
)

# One question a local date; a cancelled one was not asked and leaves the date free.
Index(
    "uq_rounds_track_local_date",
    rounds.c.track,
    rounds.c.local_date,
    unique=True,
    sqlite_where=text("stage <> 'cancelled'"),
    postgresql_where=text("stage <> 'cancelled'"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Words, primary_key=True),
    Column("workspace", Words, nullable=False),
    Column("round", Words, ForeignKey("rounds.id"), nullable=False),
    Column("person", Words, nullable=False),
    UniqueConstraint("round", "person"),
    Index(None, "workspace", "person"),
)

# `owner` is empty for a message of a thread, whose id is one of a kind in its round, and the person for
# the form, of which there is one each. A message deleted before it was known has no answer.
parts = Table(
    "parts",
    metadata,
    Column("round", Words, ForeignKey("rounds.id"), nullable=False),
    Column("message", Words, nullable=False),
    Column("owner", Words, nullable=False),
    Column("answer", Words, ForeignKey("answers.id")),
    Column("text", Words, nullable=False),
    Column("written_at", Instant, nullable=False),
    Column("revised_at", Instant, nullable=False),
    Column("gone", Boolean, nullable=False),
    PrimaryKeyConstraint("round", "message", "owner"),
    Index(None, "answer"),
)

# A vote taken back stays as a row that is not live until the round is closed, so that an older delivery
# of the same vote is known to be older.
votes = Table(
    "votes",
    metadata,
    Column("answer", Words, nullable=False),
    Column("voter", Words, nullable=False),
    Column("round", Words, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("changed_at", Instant, nullable=False),
    PrimaryKeyConstraint("answer", "voter"),
    Index(None, "round", "voter"),
    Index(None, "voter"),
)

reactions = Table(
    "reactions",
    metadata,
    Column("round", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("voter", Words, nullable=False),
    Column("workspace", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("live", Boolean, nullable=False),
    PrimaryKeyConstraint("round", "message", "voter"),
    Index(None, "workspace", "voter"),
)
