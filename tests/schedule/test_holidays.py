"""The world's zones and public holidays."""

import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.schedule.holidays import WorldCalendars

if TYPE_CHECKING:
    from bot.ports.world import Calendars

EPIPHANY = date(2026, 1, 6)
"""A day off in Bavaria and not in the whole of Germany."""


@pytest.fixture(name="world", scope="module")
def fixture_world() -> "Calendars":
    return WorldCalendars()


def test_a_country_and_its_parts_have_calendars_of_their_own(world: "Calendars") -> None:
    assert world.is_day_off("DE", date(2026, 12, 25))
    assert not world.is_day_off("DE", EPIPHANY)
    assert world.is_day_off("DE-BY", EPIPHANY)
    assert not world.is_day_off("DE-BE", EPIPHANY)


def test_every_year_is_looked_up_by_itself(world: "Calendars") -> None:
    good_fridays = [date(2026, 4, 3), date(2027, 3, 26), date(2028, 4, 14)]
    assert all(world.is_day_off("DE", day) for day in good_fridays)
    assert not world.is_day_off("DE", date(2027, 4, 3))


@pytest.mark.parametrize("calendar", [None, "", "-", "ZZ", "DE-ZZ", "Europe/Berlin", "DE-BY-1", "de"])
def test_a_calendar_that_is_not_known_has_no_day_off(world: "Calendars", calendar: str | None) -> None:
    assert not world.is_day_off(calendar, date(2026, 12, 25))


def test_a_holiday_for_banks_or_schools_alone_is_a_work_day(world: "Calendars") -> None:
    assert not world.is_day_off("DE-BE", date(2026, 12, 24))
    assert not world.is_day_off("NL", date(2026, 5, 5))


def test_countries_and_their_parts_are_listed_once_and_in_order(world: "Calendars") -> None:
    codes = world.codes()
    assert {"DE", "DE-BY", "US", "US-CA", "IN-KA", "GB-SCT"} <= set(codes)
    assert list(codes) == sorted(set(codes))
    assert "DEU" not in codes


def test_every_country_that_is_listed_can_be_asked(world: "Calendars") -> None:
    year = [date(2026, 1, 1) + timedelta(days=day) for day in range(365)]
    countries = [code for code in world.codes() if "-" not in code]
    free = {code: sum(world.is_day_off(code, day) for day in year) for code in countries}
    assert len(free) > 200
    assert all(days < 60 for days in free.values())
    assert sum(days > 3 for days in free.values()) > 200


def test_zones_are_places_and_every_one_can_be_lived_in(world: "Calendars") -> None:
    zones = world.zones()
    assert {"Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"} <= set(zones)
    assert not {"localtime", "Factory"} & set(zones)
    assert list(zones) == sorted(zones)
    assert all(ZoneInfo(zone).key == zone for zone in zones)


def test_start_up_does_not_wait_for_the_holidays() -> None:
    program = "import sys, bot.schedule.holidays as h; h.WorldCalendars(); exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own
