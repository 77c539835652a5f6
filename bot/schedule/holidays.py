"""The world's time zones and public holidays, so that a track keeps its people's time and days off."""

from datetime import date
from zoneinfo import available_timezones

NOT_PLACES = {"Factory", "localtime"}
"""Names in the zone database of no place: a machine that nobody set up, and whatever this one is set to."""
COUNTRY = 2
"""Letters of an ISO 3166-1 alpha-2 code; the `holidays` package lists three-letter twins besides."""


class WorldCalendars:
    """Zones by the IANA database, public holidays by the `holidays` package.

    School, bank and optional holidays are work days here. The package is imported when first asked for:
    it takes a tenth of a second, which start-up would feel.
    """

    def __init__(self) -> None:
        self._days_off: dict[tuple[str, int], frozenset[date]] = {}
        self._codes: tuple[str, ...] = ()
        self._zones: tuple[str, ...] = ()

    def zones(self) -> tuple[str, ...]:
        """The IANA zones a track can be in, sorted by name."""
        self._zones = self._zones or tuple(sorted(available_timezones() - NOT_PLACES))
        return self._zones

    def codes(self) -> tuple[str, ...]:
        """The calendars there are, sorted: `DE`, `DE-BY` and so on."""
        self._codes = self._codes or _all_codes()
        return self._codes

    def is_day_off(self, calendar: str | None, on: date) -> bool:
        """Whether the calendar names the date as a public holiday.

        None names none, and so does a calendar that is not known, or not any more.
        """
        if calendar is None:
            return False
        key = (calendar, on.year)
        if key not in self._days_off:
            self._days_off[key] = _public_holidays(calendar, on.year)
        return on in self._days_off[key]


def _all_codes() -> tuple[str, ...]:
    import holidays  # noqa: PLC0415 - see the class

    parts = holidays.list_supported_countries()
    countries = [code for code in parts if len(code) == COUNTRY]
    return tuple(sorted(countries + [f"{code}-{part}" for code in countries for part in parts[code]]))


def _public_holidays(calendar: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - see the class

    country, _, part = calendar.partition("-")
    try:
        named = holidays.country_holidays(
            country, subdiv=part or None, years=year, categories=holidays.PUBLIC
        )
    except NotImplementedError:  # how the package says that it knows no such country or part
        return frozenset()
    return frozenset(day for day in named if day.year == year)
