"""The store as the program holds it: units, glances, the outbox, budgets and the playground's room."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports.budgets import Budgets
from bot.ports.room import Room
from bot.ports.unit import Unit
from bot.ports.wall import Outbox
from bot.storage.budgets import SqlBudgets
from bot.storage.engine import Engines, open_engines
from bot.storage.inbox import SqlInbox
from bot.storage.key_file import paper_vault
from bot.storage.outbox import SETTLE, SqlOutbox
from bot.storage.room import SqlRoom
from bot.storage.unit import SqlUnit
from bot.storage.vault import Vault
from bot.storage.wall import Threads


class SqlStore:
    """Implements `bot.ports.unit.Store`; its attributes make transactions of their own."""

    outbox: Outbox
    inbox: SqlInbox
    budgets: Budgets
    room: Room

    def __init__(self, engines: Engines, vault: Vault | None = None) -> None:
        self._engines = engines
        self._vault = vault
        self._threads = Threads()
        self.outbox = SqlOutbox(engines.writer)
        self.inbox = SqlInbox(engines.writer)
        self.budgets = SqlBudgets(engines.writer, engines.reader)
        self.room = SqlRoom(engines.writer, engines.reader)

    @property
    def writer(self) -> AsyncEngine:
        """The engine that writes, for what measures or examines the store."""
        return self._engines.writer

    @property
    def reader(self) -> AsyncEngine:
        """The engine that only reads."""
        return self._engines.reader

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """A unit that commits when left cleanly and leaves nothing behind otherwise."""
        async with self._engines.writer.begin() as connection:
            yield SqlUnit(connection, self._threads, self._vault, holding=True)

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Unit]:
        """A unit for reading alone: it sees one moment, and waits for nobody."""
        async with self._engines.reader.begin() as connection:
            yield SqlUnit(connection, self._threads, self._vault, holding=False)

    async def close(self) -> None:
        """Let go of the database."""
        await self._engines.close()


async def open_store(url: str, *, settle: float = SETTLE, keys: Sequence[str] = ()) -> SqlStore:
    """The store of a database that is up to date; raises UnknownDatabase, DatabaseBusy or BadKey.

    A SQLite file has one process, so whatever a lease in it says was claimed, its claimant is gone. What
    that one was about to post is looked for after `settle` seconds: it may be under way. `keys` seal what has
    to be sealed, the newest first.
    """
    engines = open_engines(url)
    try:
        if engines.lock is not None:
            await SqlOutbox(engines.writer).end_leases(settle)
            await SqlInbox(engines.writer).end_leases()
        vault = paper_vault(url, keys)
    except BaseException:
        await engines.close()
        raise
    return SqlStore(engines, vault)
