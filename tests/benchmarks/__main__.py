"""`make bench`: what things cost, as ratios to bare code in the same run on the same machine."""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.benchmarks.answers import answer_event
from tests.benchmarks.boards import leaderboard
from tests.benchmarks.judging import judging
from tests.benchmarks.slack import slack_answer
from tests.benchmarks.starting import starting
from tests.benchmarks.ticks import idle_tracks

ALL: tuple[Callable[[Path], Awaitable[list[str]]], ...] = (
    answer_event,
    slack_answer,
    idle_tracks,
    leaderboard,
    judging,
    starting,
)


async def main(wanted: list[str]) -> None:
    """Run the benchmarks named, or all of them."""
    for benchmark in ALL:
        if wanted and benchmark.__name__ not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            for line in await benchmark(Path(folder)):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
