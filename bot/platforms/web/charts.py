"""Lines that show how something went from try to try: where they run, and their numbers in words."""

from collections.abc import Sequence

from bot.platforms.shared.fit import printable
from bot.screens.screens import Progress

WIDTH, HEIGHT, EDGE = 240, 64, 6
"""The size of a chart, and the room around its line, in its own units."""
LATEST = 12
"""Tries that a chart shows: more would be neither seen nor listened to."""


def spots(shares: Sequence[float]) -> list[tuple[float, float]]:
    """Where the latest tries stand in the chart, from left to right; one alone is at the right."""
    latest = shares[-LATEST:]
    step = (WIDTH - 2 * EDGE) / max(1, len(latest) - 1)
    right = WIDTH - EDGE
    return [
        (round(right - step * (len(latest) - 1 - number), 1), level(share))
        for number, share in enumerate(latest)
    ]


def level(share: float) -> float:
    """How far down a share of 0 to 1 stands."""
    return round(EDGE + (1 - min(1.0, max(0.0, share))) * (HEIGHT - 2 * EDGE), 1)


def percent(share: float) -> int:
    """A share of 0 to 1 in whole percent."""
    return round(share * 100)


def in_words(progress: Progress) -> str:
    """What the chart shows, for whoever does not see it."""
    numbers = ", ".join(f"{percent(share)} %" for share in progress.shares[-LATEST:])
    return f"{printable(progress.topic.raw)}, try by try: {numbers}"
