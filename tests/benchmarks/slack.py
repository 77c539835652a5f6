"""A thread answer over HTTP, from Slack's request to durable, against a bare Bolt app with one upsert."""

import asyncio
import hashlib
import hmac
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import aiohttp
import psutil

from bot.schedule.clock import SystemClock
from tests.benchmarks.measure import Ratio
from tests.platforms.slack.server.events import SECRET

BATCH, BATCHES = 400, 7
RATE, SECONDS = 200, 10
"""Events a second, and for how long, where the acknowledgements are timed."""
TEXT = "I would measure where the time goes before I change anything at all. " * 4


@dataclass
class Side:
    """One served process."""

    process: psutil.Process
    address: str
    thread: str
    now: float
    numbers: Iterator[int]

    def request(self) -> tuple[bytes, dict[str, str]]:
        """Another message of somebody in the thread, signed."""
        number, now = next(self.numbers), self.now or SystemClock().now().timestamp()
        event = {
            "type": "message",
            "channel": "C1",
            "user": f"UP{number % 3000}",
            "text": TEXT,
            "ts": f"{int(now) + 1}.{number:06d}",
            "thread_ts": self.thread,
            "event_ts": f"{int(now) + 1}.{number:06d}",
            "team": "T1",
        }
        body = {
            "type": "event_callback",
            "team_id": "T1",
            "enterprise_id": None,
            "api_app_id": "A1",
            "event": event,
            "event_id": f"Ev{number}",
            "event_time": int(now),
            "authorizations": [{"enterprise_id": None, "team_id": "T1", "user_id": "UBOTT1", "is_bot": True}],
        }
        raw = json.dumps(body).encode()
        stamp = str(int(now))
        digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + raw, hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
        return raw, headers | {"Content-Type": "application/json"}

    async def send(self, session: aiohttp.ClientSession) -> float:
        """Deliver one and return the seconds until its acknowledgement."""
        raw, headers = self.request()
        began = time.perf_counter()
        async with session.post(self.address, data=raw, headers=headers) as answer:
            assert answer.status == 200
            await answer.read()
        return time.perf_counter() - began

    def cpu(self) -> float:
        """Seconds of processor time that the process has used."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    async def batch(self, session: aiohttp.ClientSession) -> float:
        """Processor seconds for one of a batch, with all that it brings about."""
        before = self.cpu()
        for _ in range(BATCH // 4):
            await asyncio.gather(*(self.send(session) for _ in range(4)))
        quiet = -1.0
        while quiet != self.cpu():  # until nothing is in hand
            quiet = self.cpu()
            await asyncio.sleep(0.15)
        return (self.cpu() - before) / BATCH


@contextmanager
def served(kind: str, folder: Path) -> Iterator[Side]:
    """A side as a process of its own."""
    place = folder / kind
    place.mkdir()
    command = [sys.executable, "-m", "tests.benchmarks.slack_served", kind, str(place)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    assert process.stdout is not None
    try:
        said = json.loads(process.stdout.readline())
        yield Side(psutil.Process(process.pid), **said, numbers=count(1))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


async def slack_answer(folder: Path) -> list[str]:
    """Processor time for each of many answers, and how long Slack waits at 200 a second."""
    with served("ours", folder) as ours, served("bare", folder) as bare:
        async with aiohttp.ClientSession() as session:
            for side in (ours, bare):
                await side.batch(session)
            pairs = [(await ours.batch(session), await bare.batch(session)) for _ in range(BATCHES)]
            waits = await at_rate(ours, session)
            noise = await at_rate(bare, session)
    first, second = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    spread = [pair[1] * 1e3 for pair in pairs]
    note = f"; processor time, the bare side's batches spread {min(spread):.2f} to {max(spread):.2f} ms"
    ratio = Ratio(
        "a thread answer in Slack over HTTP, in bare Bolt apps with one upsert", first, second, 2.0, note
    )
    waited = (
        f"acknowledgements at {RATE} events a second: p50 {at(waits, 50):.1f} ms, p99 {at(waits, 99):.1f} ms "
        f"(goal: p99 under 50 ms); the bare app: p50 {at(noise, 50):.1f} ms, p99 {at(noise, 99):.1f} ms"
    )
    return [str(ratio), waited]


def at(waits: list[float], percent: int) -> float:
    """A percentile, in milliseconds."""
    return statistics.quantiles(waits, n=100)[percent - 1] * 1e3


async def at_rate(side: Side, session: aiohttp.ClientSession) -> list[float]:
    """How long each acknowledgement takes while events come steadily."""
    tasks = []
    began = time.perf_counter()
    for number in range(RATE * SECONDS):
        await asyncio.sleep(max(0.0, began + number / RATE - time.perf_counter()))
        tasks.append(asyncio.create_task(side.send(session)))
    return list(await asyncio.gather(*tasks))
