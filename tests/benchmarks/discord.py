"""A thread answer on Discord, from the gateway's frame to durable, against a bare client with one upsert."""

import asyncio
import sqlite3
import statistics
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from psutil import Process

from bot.schedule.clock import SystemClock
from tests.benchmarks.discord_served import DATABASE, PEOPLE, person, places
from tests.benchmarks.measure import Ratio
from tests.platforms.discord.server import DiscordServer, Person

BATCH, BATCHES = 400, 7
CHANNELS = 4
"""Rounds under way; a thread has at most a thousand members, and nobody writes twice."""
RATE = 200
"""Messages a second within a batch."""
TEXT = "I would measure where the time goes before I change anything at all. " * 4
STORED = {
    "ours": "SELECT count(DISTINCT answer) FROM parts WHERE text = ?",
    "bare": "SELECT count(*) FROM bare WHERE text = ?",
}


@dataclass
class Side:
    """One process, and the Discord that it is connected to."""

    kind: str
    database: Path
    process: Process
    server: DiscordServer
    writers: list[tuple[Person, str]]
    numbers: Iterator[int]

    async def send(self) -> None:
        """Let the next person write in the thread of their channel."""
        writer, thread = self.writers[next(self.numbers)]
        await writer.write(thread, TEXT)

    def cpu(self) -> float:
        """Seconds of processor time that the process has used."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    async def batch(self) -> float:
        """Processor seconds for one of a batch, with all that it brings about."""
        before, began = self.cpu(), time.perf_counter()
        for number in range(BATCH):
            await asyncio.sleep(max(0.0, began + number / RATE - time.perf_counter()))
            await self.send()
        quiet = -1.0
        while quiet != self.cpu():  # until nothing is in hand
            quiet = self.cpu()
            await asyncio.sleep(0.15)
        return (self.cpu() - before) / BATCH

    def stored(self) -> int:
        """How many answers are in the database."""
        with sqlite3.connect(self.database) as connection:
            found: int = connection.execute(STORED[self.kind], [TEXT]).fetchone()[0]
        return found


@asynccontextmanager
async def served(kind: str, folder: Path, server: DiscordServer, channels: int) -> AsyncIterator[Process]:
    """A process of its own, once it is connected to a Discord with so many channels."""
    told = (str(folder), server.api_url, server.token, str(channels))
    command = (sys.executable, "-m", "tests.benchmarks.discord_served", kind, *told)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        assert await process.stdout.readline() == b"ready\n"
        yield Process(process.pid)
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def built(channels: int) -> AsyncIterator[DiscordServer]:
    """A Discord of its own with so many channels, on the machine's clock."""
    clock = SystemClock()
    async with DiscordServer(lambda: clock.now().timestamp()) as server:
        for guild, channel in places(channels):
            held = server.guilds.get(guild) or server.guild(guild, f"Team {guild}")
            held.channel(channel, "practice")
        yield server


@asynccontextmanager
async def joined(kind: str, folder: Path) -> AsyncIterator[Side]:
    """A side with its threads open and its people in them."""
    async with built(CHANNELS) as server:
        people = [server.person(server.guilds[places(1)[0][0]], *person(each)) for each in range(PEOPLE)]
        async with served(kind, folder / kind, server, CHANNELS) as process:
            threads = [await _thread(server, channel, people[0]) for _, channel in places(CHANNELS)]
            writers = [(each, threads[number % CHANNELS]) for number, each in enumerate(people)]
            yield Side(kind, folder / kind / DATABASE, process, server, writers, count())


async def _thread(server: DiscordServer, channel: str, somebody: Person) -> str:
    """The thread of a channel's question; where there is none, somebody asks one."""
    place = server.channels[channel]
    if not place.said:
        await somebody.start_thread(channel, await somebody.write(channel, "How do you find what is slow?"))
    thread = place.messages[0]["id"]
    assert thread in server.channels
    return str(thread)


async def discord_answer(folder: Path) -> list[str]:
    """Processor time for each of many answers, over a WebSocket with zlib-stream."""
    async with joined("ours", folder) as ours, joined("bare", folder) as bare:
        for side in (ours, bare):
            await side.batch()
        pairs = [(await ours.batch(), await bare.batch()) for _ in range(BATCHES)]
        assert ours.stored() == bare.stored() == BATCH * (1 + BATCHES)
    first, second = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    note = f"; processor time, batches spread {_spread(pairs, 0)} against {_spread(pairs, 1)} ms"
    name = "a thread answer in Discord over the gateway, in bare clients with one upsert"
    return [str(Ratio(name, first, second, 2.0, note))]


def _spread(pairs: list[tuple[float, float]], at: int) -> str:
    """From the least to the most, in milliseconds."""
    times = [pair[at] * 1e3 for pair in pairs]
    return f"{min(times):.2f} to {max(times):.2f}"
