"""Every due local day is asked exactly once: three years, every zone there is, the awkward times of day."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.domain.calendar import Due, Schedule, next_due
from tests.domain.zones import alike

TIMES = [time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(3), time(9), time(12), time(23, 30)]
YEARS = [date(2026, 1, 1) + timedelta(days=day) for day in range((date(2029, 1, 1) - date(2026, 1, 1)).days)]
SECOND = timedelta(seconds=1)


def work(_: date) -> bool:
    return False


def asked(schedule: Schedule) -> list[Due]:
    """Every due day of the three years, one after the other as a tick would find them."""
    found: list[Due] = []
    due = next_due(schedule, YEARS[0] - timedelta(days=1), work)
    while due is not None and due.on <= YEARS[-1]:
        found.append(due)
        due = next_due(schedule, due.on, work)
    return found


def is_first_instant(due: Due, at: time, zone: ZoneInfo) -> bool:
    """Whether the clocks show the time, or have jumped past it, at this instant and not a second before."""
    wall = datetime.combine(due.on, at)
    shown, before = due.at.astimezone(zone), (due.at - SECOND).astimezone(zone)
    return before.replace(tzinfo=None) < wall <= shown.replace(tzinfo=None) and not shown.fold


def test_no_zone_is_left_out() -> None:
    names = [name for group in alike() for name in group]
    assert sorted(names) == sorted(available_timezones())
    assert len(names) > 590


@pytest.mark.parametrize("at", TIMES, ids=str)
def test_every_day_is_asked_exactly_once_in_every_zone(at: time) -> None:
    for names in alike():
        found = asked(Schedule(names[0], at, tuple(range(7))))
        assert [due.on for due in found] == YEARS, names
        assert all(one.at < two.at for one, two in pairwise(found)), names
        zone = ZoneInfo(names[0])
        assert all(is_first_instant(due, at, zone) for due in found), names


@pytest.mark.parametrize("at", [time(2, 30), time(9)], ids=str)
def test_only_the_weekdays_asked_for_and_no_holiday_come_due(at: time) -> None:
    def spring(on: date) -> bool:
        return on.month == 3

    for names in alike():
        schedule = Schedule(names[0], at, (1, 6))
        due = next_due(schedule, YEARS[0], spring)
        days = []
        while due is not None and due.on <= YEARS[-1]:
            days.append(due.on)
            due = next_due(schedule, due.on, spring)
        assert days == [day for day in YEARS[1:] if day.weekday() in {1, 6} and day.month != 3], names


def test_the_instants_are_utc() -> None:
    due = next_due(Schedule("Asia/Kathmandu"), YEARS[0], work)
    assert due == Due(date(2026, 1, 2), datetime(2026, 1, 2, 3, 15, tzinfo=UTC))
