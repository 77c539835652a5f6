"""Timing side by side: two things in turn, many times, so that the machine's noise hits both alike."""

import gc
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """How many times as long one thing takes as another; times are medians in seconds."""

    name: str
    ours: float
    bare: float
    goal: float | None
    note: str = ""

    def __str__(self) -> str:
        ratio = self.ours / self.bare
        times = f"{self.ours * 1e3:.3f} ms against {self.bare * 1e3:.3f} ms"
        if self.goal is None:
            return f"{self.name}: {ratio:.2f} ({times}){self.note}"
        verdict = "within" if ratio <= self.goal else "ABOVE"
        return f"{self.name}: {ratio:.2f} ({times}; {verdict} the goal of {self.goal:g}){self.note}"


async def timed(do: Callable[[], Awaitable[object]]) -> float:
    """How long it takes, in seconds."""
    began = time.perf_counter()
    await do()
    return time.perf_counter() - began


async def side_by_side(
    ours: Callable[[], Awaitable[object]], bare: Callable[[], Awaitable[object]], rounds: int
) -> tuple[float, float, str]:
    """The medians of both, taken in turn, and a note on how far single runs spread."""
    for _ in range(max(rounds // 10, 3)):
        await ours()
        await bare()
    gc.collect()
    pairs = [(await timed(ours), await timed(bare)) for _ in range(rounds)]
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    deciles = statistics.quantiles(second, n=10)
    note = f"; the bare run's middle 80 % spread {deciles[0] * 1e3:.2f} to {deciles[-1] * 1e3:.2f} ms"
    return statistics.median(first), statistics.median(second), note
