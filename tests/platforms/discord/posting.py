"""A process that posts what the wall wants to a Discord of the test's own, by a clock that runs fast."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.app.serving import Serving
from bot.config import Settings
from bot.platforms.discord import client
from bot.schedule.clock import SystemClock
from bot.storage.store import open_store
from tests.fakes import NoLog

SPEED = 60
"""Seconds of the program's clock in one of ours: delivery's patience is a minute long."""
REAL = SystemClock()
BASE = datetime(2026, 11, 26, 9, tzinfo=UTC)
client.READY = 0.02  # the server tells of its guilds at once


class FastClock:
    """The real clock, run fast from the same instant in every process."""

    def now(self) -> datetime:
        return BASE + timedelta(seconds=(REAL.now().timestamp() - float(sys.argv[4])) * SPEED)

    def seconds(self) -> float:
        return self.now().timestamp()


def hurry(serving: Serving, clock: FastClock) -> None:
    """Let waits go by the fast clock, and calls and sessions follow each other at once."""
    discord = serving.discord
    discord.pace.spacing = discord.connection.apart = 0.0
    discord.pace.seconds = discord.chores.seconds = discord.catch_up.seconds = clock.seconds


async def post(serving: Serving) -> None:
    """Post what is wanted, open the threads under it, and open those that an earlier process did not."""
    discord = serving.discord
    jobs = (serving.core.pump.run, discord.chores.run, discord.catch_up.run)
    await asyncio.gather(*(again(each) for each in jobs))


async def again(job: Callable[[], Awaitable[object]]) -> None:
    """Do it again and again, as the ticker does."""
    while True:
        await job()
        await asyncio.sleep(0.01)


async def main() -> None:
    """Post from when it is told until killed, also while the connection comes up; says when it stands."""
    settings = Settings(
        _env_file=None,
        database_url=sys.argv[1],
        discord_api_url=sys.argv[2],
        discord_token=sys.argv[3],
    )
    if not sys.stdin.readline():
        return  # nobody needs it any more
    clock = FastClock()
    store = await open_store(settings.database_url)
    async with Serving(settings, store, clock, NoLog()) as serving:
        hurry(serving, clock)
        posting = asyncio.create_task(post(serving))
        await serving.begin()
        sys.stdout.write("posting\n")
        sys.stdout.flush()
        await posting


if __name__ == "__main__":
    asyncio.run(main())
