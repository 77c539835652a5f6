"""Local times as instants, and what a late tick does, one example or one law at a time."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.calendar import Due, Plan, Schedule, catch_up, first_due, instant, local_date, next_due
from tests.domain.zones import transitions

DAILY = tuple(range(7))
HOUR = timedelta(hours=1)
ZONES = st.sampled_from(sorted(available_timezones()))


def work(_: date) -> bool:
    return False


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "on", "at", "expected"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29 01:00"),  # gap 02:00 to 03:00
        ("Europe/Berlin", date(2026, 3, 29), time(3), "2026-03-29 01:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25 00:30"),  # overlap: the first
        ("Europe/Berlin", date(2026, 10, 25), time(3), "2026-10-25 02:00"),
        ("America/New_York", date(2026, 3, 8), time(2), "2026-03-08 07:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 30), "2026-11-01 05:30"),
        ("Asia/Kathmandu", date(2026, 6, 1), time(9), "2026-06-01 03:15"),  # 45 minutes
        ("Asia/Kolkata", date(2026, 6, 1), time(9), "2026-06-01 03:30"),  # half an hour
        ("Pacific/Chatham", date(2026, 9, 27), time(2, 50), "2026-09-26 14:00"),  # a gap at 02:45
        (
            "Australia/Lord_Howe",
            date(2026, 10, 4),
            time(2, 10),
            "2026-10-03 15:30",
        ),  # 30 minutes are left out
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 30), "2026-10-03 15:30"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-04 14:45"),  # and come twice
        ("America/Santiago", date(2026, 9, 6), time(0), "2026-09-06 04:00"),  # a day without midnight
        ("America/Nuuk", date(2026, 3, 28), time(23, 30), "2026-03-29 01:00"),  # a gap up to midnight
        ("Pacific/Apia", date(2011, 12, 29), time(9), "2011-12-29 19:00"),
        ("Pacific/Apia", date(2011, 12, 31), time(9), "2011-12-30 19:00"),
    ],
)
def test_a_local_time_is_its_first_instant(zone: str, on: date, at: time, expected: str) -> None:
    assert instant(on, at, zone) == utc(expected)


@pytest.mark.parametrize("at", [time(0), time(0, 30), time(9), time(23, 59)])
@pytest.mark.parametrize(
    ("zone", "on"), [("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21))]
)
def test_a_date_that_a_zone_left_out_is_not_due(zone: str, on: date, at: time) -> None:
    assert instant(on, at, zone) is None
    due = next_due(Schedule(zone, at, DAILY), on - timedelta(days=1), work)
    assert due is not None
    assert due.on == on + timedelta(days=1)


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    found = transitions(zone, datetime(2008, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))
    return tuple(at for at, _ in found[1:])


def first_minute(wall: datetime, zone: ZoneInfo) -> datetime:
    """The rule itself, by looking at every minute: the first at which the clocks show the time or later."""
    at = wall.replace(tzinfo=UTC) - timedelta(hours=16)
    assert at.astimezone(zone).replace(tzinfo=None) < wall
    while at.astimezone(zone).replace(tzinfo=None) < wall:
        at += timedelta(minutes=1)
    return at


@given(ZONES, st.data())
def test_near_a_change_of_clocks_the_rule_holds_to_the_minute(name: str, data: st.DataObject) -> None:
    assume(changes(name))
    zone = ZoneInfo(name)
    near = data.draw(st.sampled_from(changes(name))).astimezone(zone).replace(tzinfo=None, second=0)
    wall = near + timedelta(minutes=data.draw(st.integers(-200, 200)))
    found = instant(wall.date(), wall.time(), name)
    if found is not None:
        assert found == first_minute(wall, zone)
    else:
        shown = first_minute(datetime.combine(wall.date(), time()), zone).astimezone(zone)
        assert shown.date() != wall.date()


def test_no_weekday_or_nothing_but_holidays_is_never_due() -> None:
    assert next_due(Schedule("UTC", weekdays=()), date(2026, 1, 1), work) is None
    assert next_due(Schedule("UTC"), date(2026, 1, 1), lambda _: True) is None


@given(ZONES, st.times(), st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))  # noqa: DTZ001 - see below
def test_the_first_due_day_is_the_soonest_still_to_come(zone: str, at: time, now: datetime) -> None:
    now = now.replace(tzinfo=UTC)
    due = first_due(Schedule(zone, at.replace(fold=0), DAILY), now, None, work)
    assert due is not None
    assert now <= due.at <= now + timedelta(hours=26)
    around = [local_date(now, zone) + timedelta(days=day) for day in range(-2, 4)]
    to_come = [found for on in around if (found := instant(on, at.replace(fold=0), zone)) and found >= now]
    assert due.at == min(to_come)


def test_at_the_very_moment_of_a_due_day_it_is_still_to_come() -> None:
    schedule = Schedule("America/Nuuk", time(23, 30), DAILY)
    moment = utc("2026-03-29 01:00")  # Sunday's midnight, which is when Saturday's 23:30 is made up for
    assert first_due(schedule, moment, None, work) == Due(date(2026, 3, 28), moment)


def test_a_track_moved_to_an_earlier_date_does_not_ask_that_date_twice() -> None:
    due = first_due(
        Schedule("Pacific/Honolulu", weekdays=DAILY), utc("2026-11-24 01:00"), date(2026, 11, 24), work
    )
    assert due == Due(date(2026, 11, 25), utc("2026-11-25 19:00"))


NINE = Schedule("UTC", time(9), DAILY)
MONDAY = Due(date(2026, 11, 23), utc("2026-11-23 09:00"))
TUESDAY = Due(date(2026, 11, 24), utc("2026-11-24 09:00"))
WEDNESDAY = Due(date(2026, 11, 25), utc("2026-11-25 09:00"))


@pytest.mark.parametrize(
    ("now", "plan"),
    [
        (MONDAY.at - timedelta(seconds=1), Plan(None, (), MONDAY)),
        (MONDAY.at, Plan(MONDAY, (), TUESDAY)),
        (MONDAY.at + 3 * HOUR, Plan(MONDAY, (), TUESDAY)),
        (MONDAY.at + 3 * HOUR + timedelta(seconds=1), Plan(None, (MONDAY,), TUESDAY)),
        (TUESDAY.at + HOUR, Plan(TUESDAY, (MONDAY,), WEDNESDAY)),
        (TUESDAY.at + 4 * HOUR, Plan(None, (MONDAY, TUESDAY), WEDNESDAY)),
    ],
)
def test_offline_at_the_minute_of_the_post(now: datetime, plan: Plan) -> None:
    assert catch_up(NINE, MONDAY, now, 3 * HOUR, work) == plan


@given(st.integers(0, 24 * 400), st.integers(0, 24 * 5))
def test_after_an_outage_at_most_one_day_is_asked_and_each_of_the_others_is_recorded(
    hours: int, grace: int
) -> None:
    now = MONDAY.at + hours * HOUR
    plan = catch_up(NINE, MONDAY, now, grace * HOUR, work)
    days = [due.on for due in plan.skipped] + ([plan.ask.on] if plan.ask else [])
    assert days == [MONDAY.on + timedelta(days=day) for day in range(hours // 24 + 1)]
    assert (plan.ask is not None) == (hours % 24 <= grace)
    assert plan.next is not None
    assert plan.next.at > now
