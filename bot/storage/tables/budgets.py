"""The tables of the budgets that all processes share."""

from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Table

from bot.storage.tables.kinds import Words, metadata

# `next_at` is when the next turn is free. Whoever spends holds this row meanwhile, so that nobody counts
# beside them. All times here are on the database's clock.
budgets = Table(
    "budgets",
    metadata,
    Column("key", Words, primary_key=True),
    Column("next_at", BigInteger, nullable=False),
)

# What was spent is counted by the slice of time that began then, so a window is a few rows.
spendings = Table(
    "spendings",
    metadata,
    Column("key", Words, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("spent", Integer, nullable=False),
    PrimaryKeyConstraint("key", "began_at"),
)
