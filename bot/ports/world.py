"""Time, chance and the calendars of the world, so that the rules can be tried under any of them."""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...


class Dice(Protocol):
    """Where chance comes from."""

    def new_id(self) -> str:
        """An identifier that nobody can guess: 22 characters of `A-Z a-z 0-9 - _`."""
        ...

    def seed(self) -> int:
        """A number to make choices repeatable with, 0 to 2³¹-1."""
        ...


class Calendars(Protocol):
    """Which days are no work days, and which time zones there are."""

    def zones(self) -> tuple[str, ...]:
        """The IANA zones a track can be in, by name."""
        ...

    def codes(self) -> tuple[str, ...]:
        """The calendars there are: `DE`, `DE-BY` and so on."""
        ...

    def is_day_off(self, calendar: str | None, on: date) -> bool:
        """Whether the calendar names the date as a public holiday; None names none."""
        ...
