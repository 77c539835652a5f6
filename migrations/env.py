"""How migrations reach a database: over the connection they are handed, or the URL in the environment."""

import asyncio
import os

from alembic import context
from sqlalchemy import Connection, event, make_url, pool
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg"}


def migrate(connection: Connection) -> None:
    """Run the migrations asked for, all or none."""
    context.configure(connection=connection, transaction_per_migration=False, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


def _engine() -> AsyncEngine:
    """An engine for the command line; on SQLite without foreign keys, while parents are made anew."""
    scheme, _, rest = os.environ["SCRIMMAGE_DATABASE_URL"].partition("://")
    url = make_url(f"{DRIVERS[scheme.partition('+')[0]]}://{rest}")
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, poolclass=pool.NullPool)
    engine = create_async_engine(url, poolclass=pool.NullPool, connect_args={"isolation_level": None})
    event.listen(engine.sync_engine, "begin", lambda held: held.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


async def _from_environment() -> None:
    engine = _engine()
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
        if connection.dialect.name == "sqlite":
            broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).fetchall()
            if broken:
                raise RuntimeError("the migration would leave rows that refer to nothing")
    await engine.dispose()


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(_from_environment())
else:
    migrate(given)
