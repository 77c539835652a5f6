"""SQLite over asyncio without needless trips: the driver makes four to its thread for each statement.

Its own cursor goes there to be made, to execute, to fetch and to be closed; here that is one trip. Nor does
a statement within a unit that writes leave its own thread at all: it holds the database's only lock, so it
waits for nobody, and it reads and writes a few rows by an index. What can take its time goes to the thread:
beginning, which waits for the lock; committing, which waits for the disk; many rows at once; what says of
itself that it is long; and every reading outside such a unit.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import aiosqlite

LONG = "/* long */"
"""What a statement says behind its first word that looks at more than a few rows."""
ITER_CHUNK = 64
"""The driver's default, which nothing here uses."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a statement brought about, with all its rows."""

    description: Any
    rows: list[Any]
    rowcount: int
    lastrowid: int | None


def _run(connection: sqlite3.Connection, sql: str, parameters: Any, *, many: bool) -> Outcome:  # noqa: ANN401 - as the driver takes them
    """Execute and fetch, in the connection's thread."""
    cursor = connection.executemany(sql, parameters) if many else connection.execute(sql, parameters)
    rows = cursor.fetchall() if cursor.description else []
    outcome = Outcome(cursor.description, rows, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return outcome


class OneTripCursor:
    """A cursor as SQLAlchemy's adapter asks for it, which holds what a statement brought back."""

    arraysize = 1

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._outcome = Outcome(None, [], -1, None)

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Execute a statement and fetch its rows."""
        self._outcome = await self._connection.at_once(sql, parameters, many=False)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Execute a statement once for each set of parameters."""
        self._outcome = await self._connection.at_once(sql, parameters, many=True)
        return self

    async def fetchall(self) -> list[Any]:
        """The rows, which came with the execution."""
        return self._outcome.rows

    async def close(self) -> None:
        """Nothing: the driver's cursor was closed where it was used."""

    @property
    def description(self) -> Any:  # noqa: ANN401 - as the driver gives it
        """The columns, None where there are none."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The row that was inserted last."""
        return self._outcome.lastrowid


class OneTripConnection(aiosqlite.Connection):
    """The driver's connection, but for its cursors; `in_place` is for one that writes."""

    in_place = False

    def cursor(self) -> OneTripCursor:  # type: ignore[override]
        """A cursor that needs no trip to be made."""
        return OneTripCursor(self)

    async def commit(self) -> None:
        """Commit; without a transaction there is nothing to commit, and no trip is made for it."""
        if not self.in_place or self._conn.in_transaction:
            await super().commit()

    async def at_once(self, sql: str, parameters: Any, *, many: bool) -> Outcome:  # noqa: ANN401 - as the driver takes them
        """Execute and fetch, with one trip to the thread or none."""
        if self.in_place and not many and LONG not in sql[:20] and self._conn.in_transaction:
            return _run(self._conn, sql, parameters, many=many)
        run = partial(_run, self._conn, sql, parameters, many=many)
        outcome: Outcome = await self._execute(run)  # type: ignore[no-untyped-call]  # the driver's has no types
        return outcome


async def connect(path: str, *, in_place: bool) -> OneTripConnection:
    """A connection in which no transaction begins unasked."""
    make = partial(sqlite3.connect, path, isolation_level=None, check_same_thread=not in_place)
    connection = OneTripConnection(make, ITER_CHUNK)
    connection.in_place = in_place
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does; a thread must not keep a crash waiting
    await connection
    return connection
