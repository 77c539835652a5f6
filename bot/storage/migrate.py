"""Bringing a database up to date, cheaply where it is already."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.engine import driver_url, lock_file, sqlite_engine

HEAD = "0008"
"""The newest migration: a test holds this equal to what stands in the folder."""
LOCK = 5_821_466_070
"""Replicas that start together migrate one after the other: a number of ours for PostgreSQL's lock."""


async def upgrade(url: str) -> None:
    """Migrate the database to HEAD; raises UnknownDatabase or, for a SQLite file in use, DatabaseBusy."""
    parsed = driver_url(url)
    if parsed.get_backend_name() == "postgresql":
        await _upgrade(create_async_engine(parsed, hide_parameters=True))
        return
    with lock_file(parsed):
        # Foreign keys are off while tables are made anew, or dropping a parent would take its children along.
        await _upgrade(sqlite_engine(parsed, begin="BEGIN IMMEDIATE", connections=1, foreign_keys=False))


async def _upgrade(engine: AsyncEngine) -> None:
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_migrate)
    finally:
        await engine.dispose()


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if stored_version(connection) == HEAD:
        return
    # Here, because Alembic takes a third of a second to import and is needed once in a database's life.
    from alembic import command  # noqa: PLC0415

    command.upgrade(alembic_config(connection), "head")
    check_references(connection)


def stored_version(connection: Connection) -> str | None:
    """The migration a database is at, None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def alembic_config(connection: Connection) -> Any:  # noqa: ANN401 - Alembic's, which is not imported at start
    """Alembic's settings for migrating over this connection."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrations_folder() -> Path:
    """The folder of migrations: the repository's, or the one that came with the package."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "migrations"
    return beside if (beside / "env.py").is_file() else package / "migrations"


def check_references(connection: Connection) -> None:
    """Fail rather than keep a SQLite file in which a row refers to one that is gone."""
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = ", ".join(sorted({row[0] for row in broken}))
        raise RuntimeError(f"the migration would leave rows that refer to nothing, in {tables}")
