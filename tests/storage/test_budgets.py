"""Budgets that processes share: turns never overlap, and no window ever holds more than it may."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, insert, select

from bot.storage.database_clock import database_now
from bot.storage.store import SqlStore, open_store
from bot.storage.tables import budgets, spendings

WINDOW = 1200.0
"""A slice of it is 100 seconds."""
MINUTE = 60


@pytest.fixture
async def replicas(fresh_postgres: str) -> AsyncIterator[tuple[SqlStore, SqlStore]]:
    """Two processes' stores on one database."""
    one, two = await open_store(fresh_postgres), await open_store(fresh_postgres)
    yield one, two
    await one.close()
    await two.close()


async def next_turn(store: SqlStore, seconds: int) -> None:
    """As if turns had been reserved until so many seconds from now."""
    async with store.writer.begin() as connection:
        row = {"key": "k", "next_at": database_now() + seconds * 10**6}
        await connection.execute(insert(budgets).values(row))


async def spent_ago(store: SqlStore, seconds: int, number: int) -> None:
    """As if so many things had been spent in a slice that began so many seconds ago."""
    async with store.writer.begin() as connection:
        row = {"key": "k", "began_at": database_now() - seconds * 10**6, "spent": number}
        await connection.execute(insert(spendings).values(row))


async def test_turns_follow_one_another(store: SqlStore) -> None:
    assert await store.budgets.turns("k", 2, spacing=100) == 0.0
    assert 200 - MINUTE < await store.budgets.turns("k", 1, spacing=50) <= 200
    assert 250 - MINUTE < await store.budgets.turns("k", 1, spacing=50) <= 250
    assert await store.budgets.turns("another", 1, spacing=50) == 0.0


async def test_turns_that_nobody_took_are_not_made_up_for(store: SqlStore) -> None:
    await next_turn(store, -9_000)
    assert await store.budgets.turns("k", 1, spacing=500) == 0.0
    assert await store.budgets.turns("k", 1, spacing=500) > 500 - MINUTE


async def test_turns_of_two_processes_lie_side_by_side(replicas: tuple[SqlStore, SqlStore]) -> None:
    start, spacing, counts = 3_600, 1_000, [1, 2, 3, 5, 1, 2, 8, 1] * 4
    await next_turn(replicas[0], start)
    waits = await asyncio.gather(
        *(replicas[at % 2].budgets.turns("k", count, spacing=spacing) for at, count in enumerate(counts))
    )
    firsts = [round((wait - start) / spacing) for wait in waits]
    taken = [first + turn for first, count in zip(firsts, counts, strict=True) for turn in range(count)]
    assert sorted(taken) == list(range(sum(counts)))
    last = await replicas[0].budgets.turns("k", 0, spacing=spacing)
    assert start - MINUTE < last - sum(counts) * spacing <= start


async def test_a_first_turn_is_given_once(replicas: tuple[SqlStore, SqlStore]) -> None:
    waits = await asyncio.gather(*(each.budgets.turns("k", 1, spacing=1_000) for each in replicas * 4))
    assert sorted(round(wait / 1_000) for wait in waits) == list(range(8))


async def test_a_window_takes_so_many_and_no_more(store: SqlStore) -> None:
    spend = store.budgets.spend
    assert [await spend("k", window=WINDOW, most=2) for _ in range(2)] == [0.0, 0.0]
    assert WINDOW - MINUTE < await spend("k", window=WINDOW, most=2) <= WINDOW + 100
    assert await store.budgets.spent("k", window=WINDOW) == 2
    assert await spend("k", window=WINDOW, most=3) == 0.0
    assert await spend("another", window=WINDOW, most=1) == 0.0
    assert await store.budgets.spent("k", window=WINDOW) == 3


async def test_room_comes_when_the_last_moment_of_a_slice_has_left_the_window(store: SqlStore) -> None:
    await spent_ago(store, 1_200, 3)
    await spent_ago(store, 700, 2)
    assert await store.budgets.spent("k", window=WINDOW) == 5
    assert 100 - MINUTE < await store.budgets.spend("k", window=WINDOW, most=5) <= 100
    assert 600 - MINUTE < await store.budgets.spend("k", window=WINDOW, most=2) <= 600
    assert await store.budgets.spend("k", window=WINDOW, most=6) == 0.0


async def test_what_left_the_window_counts_no_more_and_is_forgotten(store: SqlStore) -> None:
    await spent_ago(store, 1_301, 9)
    assert await store.budgets.spent("k", window=WINDOW) == 0
    assert await store.budgets.spend("k", window=WINDOW, most=1) == 0.0
    async with store.reader.begin() as connection:
        assert await connection.scalar(select(func.sum(spendings.c.spent))) == 1


async def test_two_processes_spend_no_more_than_one_may(replicas: tuple[SqlStore, SqlStore]) -> None:
    waits = await asyncio.gather(*(each.budgets.spend("k", window=WINDOW, most=10) for each in replicas * 15))
    assert waits.count(0.0) == 10
    assert await replicas[1].budgets.spent("k", window=WINDOW) == 10
