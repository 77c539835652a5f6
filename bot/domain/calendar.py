"""When a track is due: local days and times to instants, once per local date, whatever the clock does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WORKDAYS = (0, 1, 2, 3, 4)
HORIZON = timedelta(days=800)
"""How far ahead a next day is looked for; a schedule with none in two years has none."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A track's days and time: `weekdays` 0 is Monday, `zone` an IANA name.

    `holidays` is a country such as `DE` or a subdivision such as `DE-BY`; None keeps no holidays.
    """

    zone: str
    time: time = time(9)
    weekdays: tuple[int, ...] = WORKDAYS
    holidays: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One due day: its local date, which names it, and the UTC instant at which it is asked."""

    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What an overdue track does now: ask at most one day, skip the others, and wait for the next."""

    ask: Due | None
    skipped: tuple[Due, ...]
    next: Due | None


def local_date(at: datetime, zone: str) -> date:
    """The date on the wall calendar of `zone` at an instant."""
    return at.astimezone(ZoneInfo(zone)).date()


def instant(on: date, at: time, zone: str) -> datetime | None:
    """The UTC instant of a local date and time.

    In a gap of daylight saving it is the first valid instant after it, even where that is midnight and
    the next date already, as in Nuuk; in an overlap the first of the two. None if the zone skipped that
    whole date, as Samoa did with 2011-12-30.
    """
    place = ZoneInfo(zone)
    found = _first_at(datetime.combine(on, at, place), place)
    if found.astimezone(place).date() == on:
        return found
    dawn = _first_at(datetime.combine(on, time.min, place), place)
    return found if dawn.astimezone(place).date() == on else None


def _first_at(wall: datetime, place: ZoneInfo) -> datetime:
    """The first instant at which the clocks of a place show a time, or have jumped past it."""
    found = wall.astimezone(UTC)
    if found.astimezone(place).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return found
    return _end_of_gap(wall.replace(fold=1).astimezone(UTC), found, place)


def _end_of_gap(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    """The instant, to the second, between two instants at which the zone's offset changes."""
    old = before.astimezone(place).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=1) // 2)
        if middle.astimezone(place).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def next_due(schedule: Schedule, after: date, day_off: Callable[[date], bool]) -> Due | None:
    """The first due day later than the local date `after`, or None if there is none within two years."""
    on = after
    while on < min(date.max - timedelta(days=1), after + HORIZON):
        on += timedelta(days=1)
        if on.weekday() not in schedule.weekdays or day_off(on):
            continue
        at = instant(on, schedule.time, schedule.zone)
        if at is not None:
            return Due(on, at)
    return None


def first_due(
    schedule: Schedule, now: datetime, asked_last: date | None, day_off: Callable[[date], bool]
) -> Due | None:
    """The next due day that is still to come at `now`, and later than the last local date asked.

    A track moved to a zone where it is an earlier date again does not ask that date twice.
    """
    floor = local_date(now, schedule.zone) - timedelta(days=2)  # a gap can put yesterday's time into today
    due = next_due(schedule, max(floor, asked_last) if asked_last else floor, day_off)
    while due is not None and due.at < now:
        due = next_due(schedule, due.on, day_off)
    return due


def catch_up(
    schedule: Schedule, due: Due, now: datetime, grace: timedelta, day_off: Callable[[date], bool]
) -> Plan:
    """What to do about everything that has come due by `now`.

    Only the latest due day is asked, and only if it is at most `grace` late: after an outage nobody is
    asked two questions in a row.
    """
    passed: list[Due] = []
    following: Due | None = due
    while following is not None and following.at <= now:
        passed.append(following)
        following = next_due(schedule, following.on, day_off)
    if passed and now - passed[-1].at <= grace:
        return Plan(passed[-1], tuple(passed[:-1]), following)
    return Plan(None, tuple(passed), following)
