"""How a leaderboard is counted: spans of time, and competition ranking in which ties share a rank."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.points import Entry
from bot.ids import PersonId


class Span(StrEnum):
    """What a leaderboard counts."""

    WEEK = "week"
    SEASON = "season"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Standing:
    """A place on a leaderboard; ranks go 1, 2, 2, 4."""

    rank: int
    person: PersonId
    points: int


def span_key(span: Span, on: date) -> str:
    """The name of the span that a local date falls in: `2026-W48`, `2026-11` or `all`.

    Weeks are those of ISO 8601; a season is a calendar month.
    """
    if span is Span.ALL:
        return "all"
    if span is Span.SEASON:
        return f"{on.year:04}-{on.month:02}"
    year, week, _ = on.isocalendar()
    return f"{year:04}-W{week:02}"


def totals(entries: Iterable[Entry]) -> Counter[PersonId]:
    """The points of each person; the order of the entries does not matter, nor does a repeated one."""
    distinct = {(entry.round, entry.person, entry.reason): entry for entry in entries}
    sums: Counter[PersonId] = Counter()
    for entry in distinct.values():
        sums[entry.person] += entry.amount
    return sums


def ranked(points: Iterable[tuple[PersonId, int]]) -> tuple[Standing, ...]:
    """Everybody's place, best first; within a tie the order is by id and means nothing."""
    ordered = sorted(points, key=lambda pair: (-pair[1], pair[0]))
    standings: list[Standing] = []
    for place, (person, amount) in enumerate(ordered, start=1):
        tied = standings and standings[-1].points == amount
        standings.append(Standing(standings[-1].rank if tied else place, person, amount))
    return tuple(standings)
