"""Small turns of phrase that several texts share: counts, lists, dates and spans of time."""

from collections.abc import Sequence
from datetime import date, timedelta


def counted(number: int, noun: str) -> str:
    """A number and its noun, `1 answer` or `3 answers`; for nouns that take an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """A list in a sentence: `a, b and c`."""
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def day(on: date) -> str:
    """A date that reads the same everywhere: `Tuesday, 24 November 2026`."""
    return f"{on:%A}, {on.day} {on:%B} {on.year}"


def hours(span: timedelta) -> str:
    """A span of time in hours as a form takes it: `4` or `1.5`."""
    return f"{span / timedelta(hours=1):g}"
