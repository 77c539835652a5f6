"""A workspace without the app: nothing of its is looked at, and one day nothing of its is there."""

from sqlalchemy import func, select

from bot.domain.calendar import Due
from bot.ids import WorkspaceId
from bot.storage.store import SqlStore
from bot.storage.tables import metadata
from bot.storage.workspaces import EVERYTHING, NOBODYS
from tests.storage.given import NOW, TODAY, at, track

ONE = WorkspaceId("one")


async def note(store: SqlStore, seconds: float, *, gone: bool) -> bool:
    async with store.unit() as unit:
        return await unit.workspaces.note_presence(ONE, at(seconds), gone=gone)


async def due(store: SqlStore) -> int:
    async with store.glance() as unit:
        return len(await unit.tracks.due(at(10**6), 10))


async def test_the_newest_fact_counts_whatever_the_order(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.tracks.save(track(next_due=Due(TODAY, NOW)))
    assert await due(store) == 1
    assert await note(store, 5, gone=True)
    assert await due(store) == 0
    assert not await note(store, 4, gone=False)
    assert await due(store) == 0
    assert await note(store, 6, gone=False)
    assert not await note(store, 5, gone=True)
    assert await due(store) == 1


def test_every_table_is_reached_or_named_as_nobodys() -> None:
    assert {str(each.table) for each in EVERYTHING} == set(metadata.tables) - NOBODYS
    assert set(metadata.tables) >= NOBODYS


async def test_what_was_deleted_is_deleted_once_and_stays_so(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.tracks.save(track())
        await unit.tracks.save(track("two"))
    await note(store, 0, gone=True)
    async with store.unit() as unit:
        assert await unit.workspaces.to_delete(at(0), 10) == ()
        assert await unit.workspaces.to_delete(at(1), 10) == (ONE,)
        await unit.workspaces.delete(ONE)
        assert await unit.workspaces.to_delete(at(1), 10) == ()
    async with store.writer.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(metadata.tables["tracks"])) == 1
    assert not await note(store, -1, gone=False), "nothing late brings it back"
