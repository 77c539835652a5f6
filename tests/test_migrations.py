"""Migrations make the tables that the code knows, forth and back, and take no row with them on the way."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.engine import driver_url, sqlite_engine
from bot.storage.migrate import HEAD, alembic_config, check_references, migrations_folder, upgrade
from bot.storage.store import open_store
from bot.storage.tables import metadata
from tests.storage.given import ANA, answer_in, asked, at, part

ROOT = Path(__file__).resolve().parent.parent
Found = TypeVar("Found")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database of each kind in turn, without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    url: str = request.getfixturevalue("empty_postgres")
    return url


def _engine(url: str) -> AsyncEngine:
    parsed = driver_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_async_engine(parsed)
    return sqlite_engine(parsed, begin="BEGIN IMMEDIATE", connections=1, foreign_keys=False)


async def _do(url: str, work: Callable[[sa.Connection], Found]) -> Found:
    engine = _engine(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _differences(connection: sa.Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def _definitions(connection: sa.Connection) -> set[tuple[str, str]]:
    """Indexes and constraints as the database states them, because comparing the metadata leaves some out."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
        )
        return {(row[0], row[1]) for row in found}
    indexes = connection.exec_driver_sql(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    )
    checks = connection.exec_driver_sql(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace"
    )
    return {(row[0], row[1]) for row in [*indexes, *checks] if "alembic" not in row[0]}


def _tables(connection: sa.Connection) -> set[str]:
    return set(sa.inspect(connection).get_table_names())


def _down(connection: sa.Connection) -> None:
    command.downgrade(alembic_config(connection), "base")


async def test_migrated_tables_are_those_of_the_code(empty_url: str) -> None:
    await upgrade(empty_url)
    assert await _do(empty_url, _differences) == []
    migrated = await _do(empty_url, _definitions)
    await _do(empty_url, _down)
    await _do(empty_url, metadata.create_all)
    assert await _do(empty_url, _definitions) == migrated


async def test_down_leaves_nothing_and_up_makes_everything_again(empty_url: str) -> None:
    await upgrade(empty_url)
    await _do(empty_url, _down)
    assert await _do(empty_url, _tables) == {"alembic_version"}
    await upgrade(empty_url)
    assert await _do(empty_url, _tables) == {"alembic_version", *metadata.tables}


async def test_each_step_can_be_gone_down_and_up(empty_url: str) -> None:
    await upgrade(empty_url)
    scripts = ScriptDirectory(str(migrations_folder()))
    for revision in [each.revision for each in scripts.walk_revisions()][:-1]:
        await _do(empty_url, lambda held: command.downgrade(alembic_config(held), "-1"))
        assert revision
        await _do(empty_url, lambda held: command.upgrade(alembic_config(held), "+1"))
        await _do(empty_url, lambda held: command.downgrade(alembic_config(held), "-1"))
    await upgrade(empty_url)
    assert await _do(empty_url, _differences) == []


async def test_a_second_upgrade_does_nothing_and_needs_no_alembic(fresh_sqlite: str) -> None:
    code = (
        "import asyncio, sys; from bot.storage.migrate import upgrade\n"
        f"asyncio.run(upgrade({fresh_sqlite!r})); sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT)  # noqa: ASYNC221, S603 - our own code
    assert done.returncode == 0


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(migrations_folder())).get_current_head() == HEAD


def test_migrations_know_nothing_of_the_code() -> None:
    sources = [path.read_text() for path in migrations_folder().rglob("*.py")]
    assert sources
    assert not [source for source in sources if "import bot" in source or "from bot" in source]


async def test_replicas_that_start_together_migrate_once(empty_postgres: str) -> None:
    await asyncio.gather(*(upgrade(empty_postgres) for _ in range(4)))
    assert await _do(empty_postgres, _differences) == []


async def test_children_survive_when_their_parent_is_made_anew(store_url: str) -> None:
    """What Alembic does to alter a SQLite table: with foreign keys on, it would empty the tables below."""
    store = await open_store(store_url)
    round_ = await asked(store)
    async with store.unit() as unit:
        await unit.answers.write(round_.channel.workspace, answer_in(round_), part("m"))
    await store.close()

    def alter(connection: sa.Connection) -> None:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("rounds", recreate="auto") as batch:
            batch.add_column(sa.Column("mood", sa.Text()))
        with operations.batch_alter_table("rounds", recreate="auto") as batch:
            batch.drop_column("mood")
        check_references(connection)

    before = await _do(store_url, _definitions)
    await _do(store_url, alter)
    assert await _do(store_url, _definitions) == before
    store = await open_store(store_url)
    async with store.glance() as unit:
        found = await unit.answers.of_person(round_.id, ANA)
        assert await unit.rounds.get(round_.channel.workspace, round_.id) == round_
    await store.close()
    assert found is not None
    assert found.given


async def test_a_migration_that_would_orphan_rows_is_refused(fresh_sqlite: str) -> None:
    store = await open_store(fresh_sqlite)
    await asked(store)
    await store.close()

    def orphan(connection: sa.Connection) -> None:
        connection.exec_driver_sql("DELETE FROM tracks")
        check_references(connection)

    with pytest.raises(RuntimeError, match="refer to nothing, in rounds"):
        await _do(fresh_sqlite, orphan)
    store = await open_store(fresh_sqlite)
    async with store.glance() as unit:
        assert await unit.tracks.due(at(10**6), 9)
    await store.close()


def test_the_command_line_takes_the_database_from_the_environment(empty_url: str) -> None:
    environment = {**os.environ, "SCRIMMAGE_DATABASE_URL": empty_url}

    def alembic(*words: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-m", "alembic", *words],
            check=True,
            cwd=ROOT,
            env=environment,
            capture_output=True,
        )
        return done.stdout.decode()

    alembic("upgrade", "head")
    assert HEAD in alembic("current")
    assert asyncio.run(_do(empty_url, _differences)) == []
    alembic("downgrade", "base")
    assert asyncio.run(_do(empty_url, _tables)) == {"alembic_version"}
