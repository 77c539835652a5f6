"""How many rounds in a row a person was asked and answered; a day on which nobody was asked is no gap."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Streak:
    """A person's run in a track: its length, the longest ever, and the number of the last round answered."""

    length: int
    longest: int
    through: int


@dataclass(frozen=True, slots=True)
class Away:
    """Days a person marked as away, both inclusive."""

    since: date
    until: date

    def holds(self, on: date) -> bool:
        """Whether the person was away on a local date."""
        return self.since <= on <= self.until


def missed(numbers: Collection[tuple[int, date]], after: int, before: int, away: Collection[Away]) -> bool:
    """Whether any round strictly between the numbers `after` and `before` asked the person in vain.

    `numbers` are the track's rounds (number, local date), cancelled ones left out.
    """
    return any(after < number < before and not any(span.holds(on) for span in away) for number, on in numbers)


def extended(
    streak: Streak | None, number: int, between: Collection[tuple[int, date]], away: Collection[Away]
) -> Streak:
    """The streak after the round `number` was answered, given the rounds since the last one answered."""
    if streak is not None and number <= streak.through:
        return streak
    unbroken = streak is not None and not missed(between, streak.through, number, away)
    length = streak.length + 1 if streak is not None and unbroken else 1
    longest = max(length, streak.longest if streak else 0)
    return Streak(length, longest, number)


def current(streak: Streak | None, closed_since: Collection[tuple[int, date]], away: Collection[Away]) -> int:
    """The length that a streak still has, given the closed rounds since the last one answered."""
    if streak is None:
        return 0
    last = max((number for number, _ in closed_since), default=0)
    return 0 if missed(closed_since, streak.through, last + 1, away) else streak.length
