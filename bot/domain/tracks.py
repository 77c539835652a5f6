"""What a track is: one channel's daily practice, its schedule, its question filter, its rules."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.calendar import Due, Schedule
from bot.domain.questions import Filter
from bot.ids import Channel, PersonId, TrackId


class Pause(StrEnum):
    """Why a track does not ask."""

    MODERATOR = "moderator"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Rules:
    """How a round runs.

    `reveal_after` and `close_after` count from the asking; `grace` is how late a missed question is
    still asked; in a `blind` track answers stay hidden until the reveal, and with `anonymous` they bear
    no names until the close.
    """

    reveal_after: timedelta = timedelta(hours=4)
    close_after: timedelta = timedelta(hours=24)
    grace: timedelta = timedelta(hours=3)
    blind: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A channel's daily practice.

    `keeper` set it up and is told what a moderator should know; `seed` makes its choices repeatable;
    `next_due` is the planned asking, None when there is none; `asked_last` the latest local date asked;
    `warned` is true once the keeper knows that questions run low.
    """

    id: TrackId
    channel: Channel
    keeper: PersonId
    schedule: Schedule
    seed: int
    rules: Rules = field(default_factory=Rules)
    filter: Filter = field(default_factory=Filter)
    paused: Pause | None = None
    next_due: Due | None = None
    asked_last: date | None = None
    warned: bool = False
