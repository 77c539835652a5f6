"""Many channels due in one minute on Discord: how near to Discord's rate their cards and threads come."""

import asyncio
import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.discord import built, served
from tests.benchmarks.discord_served import places
from tests.platforms.discord.server import DiscordServer
from tests.platforms.discord.server.limits import GLOBAL, Busy, Limits

CHANNELS, FULL = 1_000, 10_000
"""How many are due in a usual run, which takes a minute, and in the full one, which takes eight."""
NUMBER = "SCRIMMAGE_BENCH_CHANNELS"
"""The environment variable that says how many instead."""
GOAL = 0.95
SILENCE = 60.0
"""Seconds without a call after which nothing more is waited for."""
POST = "POST /channels/{channel}/messages"


@dataclass
class Timed(Limits):
    """Discord's limits, with the time at which each call came since the first post."""

    came: list[float] = field(default_factory=list)

    def take(self, call: str, channel: str) -> tuple[dict[str, str], Busy | None]:
        """Count a request, as the limits do."""
        if self.came or call == POST:
            self.came.append(time.monotonic())
        return super().take(call, channel)

    @property
    def seconds_busy(self) -> float:
        """From the first call to the last."""
        return self.came[-1] - self.came[0]


async def discord_rate(folder: Path) -> list[str]:
    """A thousand channels, or as many as SCRIMMAGE_BENCH_CHANNELS says."""
    return await _posted(folder, int(os.environ.get(NUMBER, CHANNELS)))


async def discord_rate_full(folder: Path) -> list[str]:
    """Ten thousand channels, which takes eight minutes."""
    return await _posted(folder, FULL)


async def _posted(folder: Path, count: int) -> list[str]:
    async with built(count) as server:
        server.rates, server.limits = (limits := Timed(server.seconds)), True
        async with served("posting", folder, server, count) as process:
            with unhalted():
                await _until(lambda: len(server.channels) == 2 * count, limits)
            times = process.cpu_times()
    used = (times.user + times.system) / count * 1e3
    return [_report(server, limits, count), f"and Scrimmage's processor time: {used:.1f} ms a channel"]


def _report(server: DiscordServer, limits: Timed, count: int) -> str:
    taken = len(limits.came) - server.busy
    share = taken / limits.seconds_busy / GLOBAL
    verdict = "within" if share >= GOAL else "BELOW"
    return (
        f"{count:,} channels due at once in Discord: {share:.1%} of the {GLOBAL} requests a second that it "
        f"allows ({verdict} the goal of {GOAL:.0%}), {taken:,} in {limits.seconds_busy:.1f} s; "
        f"{server.busy} refused as too many (goal: none); {_kept(server, count)}"
    )


@contextmanager
def unhalted() -> Iterator[None]:
    """No stop for collecting garbage: calls that came meanwhile would seem to have come all at once."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def _until(done: Callable[[], bool], limits: Timed) -> None:
    """Wait until it is done, or nothing more comes."""
    quiet_since, seen = time.monotonic(), 0
    while not done() and time.monotonic() - quiet_since < SILENCE:
        await asyncio.sleep(0.1)
        if len(limits.came) > seen:
            quiet_since, seen = time.monotonic(), len(limits.came)


def _kept(server: DiscordServer, count: int) -> str:
    """Whether every channel has its card and its thread once."""
    cards = [[*server.channels[channel].said] for _, channel in places(count)]
    posted = sum(len(each) == 1 for each in cards)
    opened = sum(len(each) == 1 and each[0] in server.channels for each in cards)
    if posted == opened == count:
        return "a card and a thread in each, once"
    return f"ONLY {posted:,} with one card, {opened:,} with its thread"
