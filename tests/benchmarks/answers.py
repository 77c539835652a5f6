"""An answer event from delivery to durable, against one bare upsert transaction on the same engine."""

from itertools import count
from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.dialects.sqlite import insert

from bot.ids import EventId
from bot.screens.text import UserText
from bot.usecases import commands as c
from bot.usecases.handle import handle
from tests.benchmarks.measure import Ratio, side_by_side
from tests.databases import fresh_store
from tests.story import Story

ROUNDS = 400
BARE = Table("bare", MetaData(), Column("id", Integer, primary_key=True), Column("text", String))


async def answer_event(folder: Path) -> list[str]:
    """New answers, deduplicated and stored, each by another person, met before."""
    store = await fresh_store(folder)
    story = Story(store)
    await story.begin()
    await story.at("09:00")
    async with store.writer.begin() as connection:
        await connection.run_sync(BARE.create)
    numbers, thread, now = count(), story.thread, story.clock.now()
    async with store.unit() as unit:
        for number in range(3 * ROUNDS):
            await unit.people.meet(story.actor(f"person {number}").account, now)

    async def ours() -> None:
        number = next(numbers)
        command = c.WriteMessage(
            story.actor(f"person {number}"),
            story.channel,
            thread,
            f"m{number}",
            UserText("I would measure where the time goes before I change anything at all. " * 4),
            now,
            now,
        )
        await handle(story.deps, command, EventId(f"e{number}"))

    upsert = insert(BARE)
    upsert = upsert.on_conflict_do_update(index_elements=["id"], set_={"text": upsert.excluded.text})

    async def bare() -> None:
        text = "I would measure where the time goes before I change anything at all. " * 4
        async with store.writer.begin() as connection:
            await connection.execute(upsert, {"id": next(numbers), "text": text})

    first, second, note = await side_by_side(ours, bare, ROUNDS)
    await store.close()
    return [str(Ratio("an answer event, in bare upsert transactions", first, second, 3.0, note))]
