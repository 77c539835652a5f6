"""One side of the benchmarks of Discord, as a process of its own: `ours`, `bare` or `posting`."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import discord
from sqlalchemy import Column, MetaData, String, Table
from sqlalchemy.dialects.sqlite import insert

from bot.app.serving import Serving
from bot.config import Settings
from bot.domain.calendar import Due, Schedule
from bot.domain.tracks import Track
from bot.ids import Account, Channel, PersonId, TrackId
from bot.platforms.discord.client import intents
from bot.platforms.discord.listen import REACTION
from bot.platforms.discord.names import workspace_of
from bot.platforms.discord.platform import point_at
from bot.schedule.clock import SystemClock
from bot.storage.store import SqlStore
from tests.databases import fresh_store
from tests.fakes import NoLog

PER_GUILD = 500
"""Channels that a server holds at most."""
PEOPLE = 3200
DATABASE = "story.db"
BARE = Table("bare", MetaData(), Column("message", String, primary_key=True), Column("text", String))


@dataclass(frozen=True)
class Task:
    """What a process is told: where its database goes, how Discord is reached, and in how many channels."""

    folder: Path
    api_url: str
    token: str
    channels: int


def places(count: int) -> list[tuple[str, str]]:
    """Servers and their channels, by their ids."""
    return [(str(1_000 + number // PER_GUILD), str(1_000_000 + number)) for number in range(count)]


def person(number: int) -> tuple[str, str]:
    """Somebody's account and name."""
    return str(500_000 + number), f"Person {number}"


async def ours(task: Task) -> None:
    """Scrimmage as it is served, with rounds under way; the ✅ is left out, for the other side sends none."""
    async with _serving(task) as (serving, store):
        await _meet(store)
        await serving.begin()
        await serving.core.settle()
        await serving.discord.rest()
        api = serving.discord.messenger.api
        call = type(api).call

        async def quiet(self: Any, method: str, path: str, **more: Any) -> Any:  # noqa: ANN401
            return None if path == REACTION else await call(self, method, path, **more)

        type(api).call = quiet  # type: ignore[method-assign]
        serving.core.ticker.start()
        _ready()
        await asyncio.Event().wait()


async def posting(task: Task) -> None:
    """Scrimmage as it is served, with a question due in every channel."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns each second while one look goes on
    async with _serving(task) as (serving, _):
        await serving.begin()
        serving.core.ticker.start()
        _ready()
        await asyncio.Event().wait()


@asynccontextmanager
async def _serving(task: Task) -> AsyncIterator[tuple[Serving, SqlStore]]:
    store = await _store(task)
    await _fill(store, task.channels)
    given: dict[str, Any] = {"discord_token": task.token, "discord_api_url": task.api_url}
    async with Serving(Settings(_env_file=None, **given), store, SystemClock(), NoLog()) as serving:
        yield serving, store


async def _store(task: Task) -> SqlStore:
    await asyncio.to_thread(task.folder.mkdir, exist_ok=True)
    return await fresh_store(task.folder, DATABASE)


async def _fill(store: SqlStore, count: int) -> None:
    """A track in every channel, all due now."""
    now = SystemClock().now()
    schedule = Schedule("UTC", time(now.hour, now.minute), tuple(range(7)))
    async with store.unit() as unit:
        for guild, channel in places(count):
            track = Track(
                id=TrackId(f"track {channel}"),
                channel=Channel(workspace_of(guild), channel),
                keeper=PersonId("keeper"),
                schedule=schedule,
                seed=int(channel),
                next_due=Due(now.date(), now),
            )
            await unit.tracks.save(track)


async def _meet(store: SqlStore) -> None:
    """People who have all been here before, today."""
    workspace, now = workspace_of(places(1)[0][0]), SystemClock().now()
    async with store.unit() as unit:
        for number in range(PEOPLE):
            await unit.people.meet(Account(workspace, *person(number)), now)


class Bare(discord.AutoShardedClient):
    """A bare client that keeps as little as ours, and does one upsert on the same kind of database."""

    def __init__(self, store: SqlStore) -> None:
        super().__init__(
            intents=intents(content=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self._store = store
        upsert = insert(BARE)
        self._upsert = upsert.on_conflict_do_update(
            index_elements=["message"], set_={"text": upsert.excluded.text}
        )

    async def on_ready(self) -> None:
        """All servers were told of."""
        _ready()

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote."""
        async with self._store.writer.begin() as connection:
            await connection.execute(self._upsert, {"message": str(message.id), "text": message.content})


async def bare(task: Task) -> None:
    """A bare client, connected."""
    point_at(task.api_url)
    store = await _store(task)
    async with store.writer.begin() as connection:
        await connection.run_sync(BARE.create)
    await Bare(store).start(task.token)


def _ready() -> None:
    """Tell the other process that it can begin."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()


if __name__ == "__main__":
    kind, folder, api_url, token, channels = sys.argv[1:]
    told = Task(Path(folder), api_url, token, int(channels))
    asyncio.run({"ours": ours, "bare": bare, "posting": posting}[kind](told))
