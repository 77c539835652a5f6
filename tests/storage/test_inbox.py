"""The inbox: stored once, worked on by one, never forgotten before it is done."""

import asyncio
from dataclasses import replace

import pytest

from bot.ids import EventId, WorkspaceId
from bot.ports.inbox import Delivery, Receipt
from bot.storage.store import SqlStore, open_store
from tests.storage.given import NOW, at

ONE = WorkspaceId("slack:one")
FIRST = Delivery(ONE, EventId("first"), '{"text": "words"}', "proof")


async def put(store: SqlStore, *new: Delivery) -> tuple[Receipt, ...]:
    return await store.inbox.put(new, NOW, lease=60)


async def claim(store: SqlStore, seconds: float = 0) -> tuple[Delivery, ...]:
    return await store.inbox.claim(at(seconds), platform="slack", limit=10, lease=60)


async def test_a_repeat_is_known_and_the_same_bytes_are_a_replay(store: SqlStore) -> None:
    assert await put(store, FIRST) == (Receipt.NEW,)
    assert await put(store, FIRST) == (Receipt.REPLAYED,)
    assert await put(store, replace(FIRST, proof="sent again")) == (Receipt.KNOWN,)
    elsewhere = replace(FIRST, workspace=WorkspaceId("slack:two"))
    assert await put(store, elsewhere) == (Receipt.NEW,)


async def test_of_many_at_once_one_is_new(store: SqlStore) -> None:
    receipts = await asyncio.gather(
        *(put(store, FIRST, replace(FIRST, event=EventId("b"))) for _ in range(10))
    )
    assert [each.count(Receipt.NEW) for each in zip(*receipts, strict=True)] == [1, 1]


async def test_what_is_being_worked_on_is_nobody_elses(store: SqlStore) -> None:
    await put(store, FIRST)
    assert await claim(store) == ()
    await store.inbox.end_leases()
    assert await claim(store) == (FIRST,)
    assert await claim(store) == ()


async def test_what_was_given_back_comes_when_it_is_due_and_counts_its_tries(store: SqlStore) -> None:
    await put(store, FIRST)
    await store.inbox.postpone(FIRST, at(30))
    assert await claim(store, 29) == ()
    assert await claim(store, 30) == (replace(FIRST, attempts=1),)


async def test_what_is_done_has_no_words_left_and_is_still_known(store: SqlStore) -> None:
    await put(store, FIRST)
    await store.inbox.done([FIRST])
    await store.inbox.end_leases()
    assert await claim(store, 1000) == ()
    assert await store.inbox.waiting() == 0
    assert await put(store, FIRST) == (Receipt.REPLAYED,)


async def test_what_a_unit_handled_is_not_handled_again_though_it_is_not_done(store: SqlStore) -> None:
    await put(store, FIRST)
    async with store.unit() as unit:
        assert await unit.seen.first_time(ONE, FIRST.event, NOW)
    async with store.unit() as unit:
        assert not await unit.seen.first_time(ONE, FIRST.event, NOW)
    assert await store.inbox.waiting() == 1, "its ✅ may not be set yet"


async def handled_in_vain(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.seen.first_time(ONE, FIRST.event, NOW)
        raise ZeroDivisionError


async def test_what_fails_in_the_unit_is_not_handled(store: SqlStore) -> None:
    await put(store, FIRST)
    with pytest.raises(ZeroDivisionError):
        await handled_in_vain(store)
    async with store.unit() as unit:
        assert await unit.seen.first_time(ONE, FIRST.event, NOW)


async def test_what_is_not_done_is_never_forgotten(store: SqlStore) -> None:
    done = replace(FIRST, event=EventId("done"))
    await put(store, FIRST, done)
    await store.inbox.done([done])
    async with store.unit() as unit:
        assert await unit.seen.forget(at(10**7)) == 1
    assert await store.inbox.waiting() == 1


async def test_a_new_process_takes_over_what_the_last_one_left(fresh_sqlite: str) -> None:
    store = await open_store(fresh_sqlite)
    await put(store, FIRST)
    await store.close()
    store = await open_store(fresh_sqlite)
    assert await claim(store) == (FIRST,)
    await store.close()
