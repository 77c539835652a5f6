"""The tables of installations, of those under way, and of what platforms say of people."""

from sqlalchemy import BigInteger, Boolean, Column, Index, PrimaryKeyConstraint, Table

from bot.storage.tables.kinds import Instant, Words, metadata

# `tokens` is sealed; the lease is on the database's clock and is held by whoever renews them.
installations = Table(
    "installations",
    metadata,
    Column("tenant", Words, primary_key=True),
    Column("tokens", Words, nullable=False),
    Column("bot", Words, nullable=False),
    Column("installer", Words, nullable=False),
    Column("scopes", Words, nullable=False),
    Column("installed_at", Instant, nullable=False),
    Column("renew_at", Instant),
    Column("expires_at", Instant),
    Column("lease_until", BigInteger),
)

# Neither the state nor the browser's cookie can be read back from here: both are hashes.
oauth_states = Table(
    "oauth_states",
    metadata,
    Column("state", Words, primary_key=True),
    Column("browser", Words, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "expires_at"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("account", Words, nullable=False),
    Column("name", Words),
    Column("admin", Boolean, nullable=False),
    Column("outside", Boolean, nullable=False),
    Column("left", Boolean, nullable=False),
    Column("asked_at", Instant, nullable=False),
    PrimaryKeyConstraint("workspace", "account"),
)

# Whether a workspace has the app, as of `at`. Where it is gone nothing is asked or shown, and after a while
# all of theirs is deleted; this row stays, so that nothing late brings the workspace back.
presence = Table(
    "presence",
    metadata,
    Column("workspace", Words, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
)
