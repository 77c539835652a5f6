"""How long the command takes to a served page, and how much memory it then holds."""

import asyncio
import statistics
import time
import urllib.request
from pathlib import Path

import psutil

from tests.process import Playground

STARTS, SECONDS, MEGABYTES = 5, 1.5, 120


def _read(address: str) -> None:
    urllib.request.urlopen(address).read()  # noqa: S310 - our own loopback page


async def starting(folder: Path) -> list[str]:
    """A first start on an empty folder, then starts on what it left."""
    times, memory = [], 0.0
    for _ in range(STARTS):
        began = time.perf_counter()
        with Playground(folder) as playground:
            await asyncio.to_thread(_read, playground.address)
            times.append(time.perf_counter() - began)
            memory = max(memory, psutil.Process(playground.pid).memory_info().rss / 1e6)
    later = statistics.median(times[1:])
    return [
        f"scrimmage to a served page: {times[0]:.2f} s at first, {later:.2f} s later (goal {SECONDS} s)",
        f"resident memory: {memory:.0f} MB (goal {MEGABYTES} MB)",
    ]
