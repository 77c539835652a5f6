"""Nothing is lost, nothing is half done, and one SQLite file serves one process."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.points import Policy
from bot.ids import WorkspaceId
from bot.storage.engine import DatabaseBusy, UnknownDatabase, driver_url, open_engines
from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store
from tests.storage.given import asked, round_of, track

ONE = WorkspaceId("one")


async def test_no_update_is_lost_between_units_that_read_before_they_write(store: SqlStore) -> None:
    round_ = await asked(store)

    async def raise_by_one() -> None:
        async with store.unit() as unit:
            held = await unit.rounds.get(ONE, round_.id)
            assert held is not None
            await asyncio.sleep(0)
            await unit.rounds.save(replace(held, coverage=(held.coverage or 0.0) + 1))

    await asyncio.gather(*(raise_by_one() for _ in range(25)))
    async with store.glance() as unit:
        found = await unit.rounds.get(ONE, round_.id)
    assert found is not None
    assert found.coverage == 25


async def test_a_unit_that_fails_leaves_nothing_behind(store: SqlStore) -> None:
    async def fail() -> None:
        async with store.unit() as unit:
            await unit.workspaces.set_policy(ONE, Policy(answer=1))
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        await fail()
    async with store.glance() as unit:
        assert await unit.workspaces.policy(ONE) == Policy()


async def test_a_unit_that_is_cancelled_leaves_nothing_behind_and_frees_its_place(store: SqlStore) -> None:
    async def linger(reached: asyncio.Event) -> None:
        async with store.unit() as unit:
            await unit.workspaces.set_policy(ONE, Policy(answer=1))
            reached.set()
            await asyncio.Event().wait()

    reached = asyncio.Event()
    task = asyncio.create_task(linger(reached))
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.unit() as unit:
        assert await unit.workspaces.policy(ONE) == Policy()


async def test_a_glance_waits_for_no_unit(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.workspaces.set_policy(ONE, Policy(answer=1))
        async with store.glance() as other:
            assert await other.workspaces.policy(ONE) == Policy()


async def test_a_glance_cannot_write(store: SqlStore) -> None:
    with pytest.raises(Exception, match=r"(?i)read.?only"):
        async with store.glance() as unit:
            await unit.workspaces.set_policy(ONE, Policy(answer=1))


async def test_an_error_quotes_nobody(store: SqlStore) -> None:
    async def fail() -> None:
        async with store.unit() as unit:
            round_ = replace(round_of(track()), zone="a secret")
            await unit.rounds.open(round_)

    with pytest.raises(DBAPIError) as told:
        await fail()
    assert "secret" not in str(told.value)


async def test_sqlite_is_set_up_to_keep_what_it_acknowledged(fresh_sqlite: str) -> None:
    store = await open_store(fresh_sqlite)
    async with store.writer.begin() as connection:
        found = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "busy_timeout", "synchronous", "foreign_keys")
        }
    await store.close()
    assert found == {"journal_mode": "wal", "busy_timeout": 5000, "synchronous": 2, "foreign_keys": 1}


async def test_a_second_opening_of_a_sqlite_file_is_refused_until_the_first_is_closed(
    fresh_sqlite: str,
) -> None:
    store = await open_store(fresh_sqlite)
    with pytest.raises(DatabaseBusy, match="another process"):
        await open_store(fresh_sqlite)
    with pytest.raises(DatabaseBusy):
        await upgrade(fresh_sqlite)
    await store.close()
    await (await open_store(fresh_sqlite)).close()


async def test_another_process_is_refused(fresh_sqlite: str) -> None:
    store = await open_store(fresh_sqlite)
    code = f"from bot.storage.engine import open_engines; open_engines({fresh_sqlite!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: ASYNC221, S603 - our own code
    await store.close()
    assert done.returncode == 1
    assert "DatabaseBusy: another process is using" in done.stderr


async def test_a_file_without_tables_is_let_go_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    with pytest.raises(Exception, match="no such table"):
        await open_store(url)
    await upgrade(url)
    await (await open_store(url)).close()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "scrimmage.db", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_named_as_unknown(url: str) -> None:
    with pytest.raises(UnknownDatabase):
        open_engines(url)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql://u:p@h/d?sslmode=require", "postgresql+asyncpg://u:p@h/d?ssl=require"),
        ("postgresql+asyncpg://h/d", "postgresql+asyncpg://h/d"),
        ("sqlite:///a.db", "sqlite+aiosqlite:///a.db"),
        ("sqlite:////tmp/a.db", "sqlite+aiosqlite:////tmp/a.db"),
    ],
)
def test_a_url_gets_its_driver(url: str, wanted: str) -> None:
    assert driver_url(url).render_as_string(hide_password=False) == wanted
