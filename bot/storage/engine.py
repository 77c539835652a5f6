"""The way into a database: engines for SQLite and PostgreSQL, set up so that no update is ever lost."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.one_trip import connect

PATIENCE = 30
"""Seconds to wait for a free connection before something is plainly wrong."""
READERS = 4
CONNECTIONS = 10
ALONE = "scrimmage_alone"
"""An execution option: one statement is all there is, so SQLite needs no transaction around it."""
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA synchronous=FULL",  # what was acknowledged survives the machine going dark
)


class DatabaseBusy(Exception):  # noqa: N818 - says what was met
    """Another process has the SQLite file: one file serves one process."""


class UnknownDatabase(ValueError):  # noqa: N818 - says what was met
    """The URL is neither SQLite's nor PostgreSQL's."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The engine that writes, the one that only reads, and the lock that keeps other processes out."""

    writer: AsyncEngine
    reader: AsyncEngine
    lock: FileLock | None

    async def close(self) -> None:
        """Let go of every connection, then of the lock."""
        await self.reader.dispose()
        await self.writer.dispose()
        if self.lock is not None:
            self.lock.release()


def open_engines(url: str) -> Engines:
    """The engines of a database; raises UnknownDatabase or, for a file in use, DatabaseBusy."""
    parsed = driver_url(url)
    if parsed.get_backend_name() == "postgresql":
        engine = create_async_engine(
            parsed,
            hide_parameters=True,  # an error's message must not quote what people wrote
            pool_size=CONNECTIONS,
            pool_timeout=PATIENCE,
            pool_pre_ping=True,
        )
        reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        return Engines(engine, reader, None)
    lock = lock_file(parsed)
    writer = sqlite_engine(parsed, begin="BEGIN IMMEDIATE", connections=1)
    return Engines(writer, sqlite_engine(parsed, begin="BEGIN", connections=READERS, readonly=True), lock)


def driver_url(url: str) -> URL:
    """The URL with its asynchronous driver; raises UnknownDatabase."""
    scheme, rest = url.partition("://")[::2]
    match scheme.partition("+")[0]:
        case "sqlite":
            parsed = make_url(f"sqlite+aiosqlite://{rest}")
        case "postgresql" | "postgres":
            parsed = make_url(f"postgresql+asyncpg://{rest}")
        case _:
            raise UnknownDatabase(
                f"the database's URL begins with {scheme!r}, not with sqlite:// or postgresql://"
            )
    if parsed.get_backend_name() == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise UnknownDatabase("the SQLite URL names no file")
    return _tls(parsed)


def _tls(url: URL) -> URL:
    """The URL with what others call `sslmode` under the driver's own name."""
    mode = url.query.get("sslmode")
    return url if mode is None else url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})


def lock_file(url: URL) -> FileLock:
    """The lock beside a SQLite file, taken; raises DatabaseBusy."""
    path = Path(f"{url.database}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise DatabaseBusy(
            f"another process is using {url.database}; SQLite serves one, PostgreSQL serves many"
        ) from None
    return lock


def sqlite_engine(
    url: URL, *, begin: str, connections: int, readonly: bool = False, foreign_keys: bool = True
) -> AsyncEngine:
    """An engine whose transactions start with `begin`, because the driver's own start too late."""
    engine = create_async_engine(
        url,
        async_creator=lambda: connect(str(url.database), in_place=not readonly),
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
    )
    pragmas = (
        *PRAGMAS,
        f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}",
        f"PRAGMA query_only={'ON' if readonly else 'OFF'}",
    )

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: DBAPIConnection, _record: Any) -> None:  # noqa: ANN401 - the event's own signature
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def began(connection: Connection) -> None:
        if not connection.get_execution_options().get(ALONE):
            connection.exec_driver_sql(begin)

    return engine
