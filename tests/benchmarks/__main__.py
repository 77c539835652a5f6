"""`make bench`: what things cost, as ratios to bare code in the same run on the same machine.

`make bench ARGS="slack_answer judging"` runs only those named. `discord_rate` takes a minute with a thousand
channels; SCRIMMAGE_BENCH_CHANNELS in the environment is another number. `discord_rate_full` takes eight, with
ten thousand, and runs only where it is named.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.benchmarks.answers import answer_event
from tests.benchmarks.boards import leaderboard
from tests.benchmarks.discord import discord_answer
from tests.benchmarks.discord_posting import discord_rate, discord_rate_full
from tests.benchmarks.judging import judging
from tests.benchmarks.loading import loading
from tests.benchmarks.slack import slack_answer
from tests.benchmarks.starting import starting
from tests.benchmarks.ticks import idle_tracks

Benchmark = Callable[[Path], Awaitable[list[str]]]
ALL: tuple[Benchmark, ...] = (
    answer_event,
    slack_answer,
    discord_answer,
    discord_rate,
    idle_tracks,
    leaderboard,
    judging,
    loading,
    starting,
)
NAMED: tuple[Benchmark, ...] = (discord_rate_full,)
"""Those that take too long to be run with all others."""


async def main(wanted: list[str]) -> None:
    """Run the benchmarks named, or all but the longest."""
    chosen = [each for each in ALL + NAMED if each.__name__ in wanted] if wanted else ALL
    for benchmark in chosen:
        with tempfile.TemporaryDirectory() as folder:
            for line in await benchmark(Path(folder)):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
