"""Every zone of the time-zone database, grouped by how its clocks go: none left out, none done twice."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

STEP = timedelta(hours=6)
"""No zone ever changed its clocks twice within it."""


def offset(zone: ZoneInfo, at: datetime) -> timedelta:
    found = at.astimezone(zone).utcoffset()
    assert found is not None
    return found


def transitions(name: str, since: datetime, until: datetime) -> tuple[tuple[datetime, timedelta], ...]:
    """The instants, to the second, at which a zone's clocks change, with the offset from then on."""
    zone = ZoneInfo(name)
    found = [(since, offset(zone, since))]
    at = since
    while at < until:
        if offset(zone, at + STEP) != found[-1][1]:
            change = _between(zone, at, at + STEP)
            found.append((change, offset(zone, change)))
        at += STEP
    return tuple(found)


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old = offset(zone, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before).total_seconds() // 2)
        before, after = (middle, after) if offset(zone, middle) == old else (before, middle)
    return after


@cache
def alike() -> tuple[tuple[str, ...], ...]:
    """Every zone there is, in groups whose clocks show the same from 2025-12-25 to 2029-01-05."""
    groups: defaultdict[tuple[tuple[datetime, timedelta], ...], list[str]] = defaultdict(list)
    for name in sorted(available_timezones()):
        since, until = datetime(2025, 12, 25, tzinfo=UTC), datetime(2029, 1, 5, tzinfo=UTC)
        groups[transitions(name, since, until)].append(name)
    return tuple(tuple(names) for names in groups.values())
