"""What a moderator may settle for a track, read from a form: all problems at once, or settings that work."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.domain.calendar import Schedule
from bot.domain.points import Policy
from bot.domain.questions import Filter, Kind
from bot.domain.refusals import BadSettings
from bot.domain.tracks import Rules, Track

Values = Mapping[str, tuple[str, ...]]
T = TypeVar("T")
POINTS = ("answer", "vote", "votes_cap", "best", "voted", "streak", "streak_cap")


class Problem(StrEnum):
    """What can be wrong with a setting."""

    ZONE = "zone"
    TIME = "time"
    WEEKDAYS = "weekdays"
    HOLIDAYS = "holidays"
    HOURS = "hours"
    REVEAL_AFTER_CLOSE = "reveal-after-close"
    CHOICE = "choice"
    DIFFICULTY = "difficulty"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Known:
    """What the settings can name: zones, holiday calendars, packs and topics."""

    zones: Collection[str]
    calendars: Collection[str]
    packs: Collection[str]
    topics: Collection[str]


@dataclass(frozen=True, slots=True)
class Settings:
    """A track's schedule, rules and filter, and its workspace's points."""

    schedule: Schedule
    rules: Rules = field(default_factory=Rules)
    filter: Filter = field(default_factory=Filter)
    policy: Policy = field(default_factory=Policy)


def settings_of(track: Track, policy: Policy) -> Settings:
    """The settings a track has now."""
    return Settings(track.schedule, track.rules, track.filter, policy)


def parse(values: Values, known: Known) -> Settings:
    """The settings that a form's values make; raises BadSettings with the problem of every field."""
    form = _Form(values)
    zone = form.read("zone", lambda text: _one_of(text, known.zones), Problem.ZONE) or "UTC"
    calendar = form.read("holidays", lambda text: _one_of(text, {"", *known.calendars}), Problem.HOLIDAYS)
    at = form.read("time", _time, Problem.TIME) or time(9)
    days = tuple(sorted({int(day) for day in form.all("weekdays") if day in set("0123456")}))
    if not days:
        form.problems["weekdays"] = Problem.WEEKDAYS
    reveal = form.read("reveal_after", _span, Problem.HOURS) or timedelta(hours=4)
    close = form.read("close_after", _span, Problem.HOURS) or timedelta(hours=24)
    if not form.problems and reveal >= close:
        form.problems["reveal_after"] = Problem.REVEAL_AFTER_CLOSE
    grace = form.read("grace", _span, Problem.HOURS) or timedelta()
    policy = Policy(**{name: form.read(name, _points, Problem.POINTS) or 0 for name in POINTS})
    chosen = _filter(form, known)
    if form.problems:
        raise BadSettings({name: str(problem) for name, problem in form.problems.items()})
    rules = Rules(reveal, close, grace, "yes" in form.all("blind"), "yes" in form.all("anonymous"))
    return Settings(Schedule(zone, at, days, calendar or None), rules, chosen, policy)


def _filter(form: "_Form", known: Known) -> Filter:
    easiest = form.read("easiest", _difficulty, Problem.DIFFICULTY) or 1
    hardest = form.read("hardest", _difficulty, Problem.DIFFICULTY) or 5
    if easiest > hardest:
        form.problems["hardest"] = Problem.DIFFICULTY
    return Filter(
        packs=form.among("packs", known.packs),
        topics=form.among("topics", known.topics),
        kinds=tuple(Kind(kind) for kind in form.among("kinds", set(Kind))),
        easiest=easiest,
        hardest=hardest,
    )


class _Form:
    """Values with their problems gathered as they are read."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.problems: dict[str, Problem] = {}

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value.strip() for value in self.values.get(name, ()))

    def read(self, name: str, reader: Callable[[str], T | None], problem: Problem) -> T | None:
        """The field read by `reader`, which gives None for what it cannot read."""
        found = reader(next(iter(self.all(name)), ""))
        if found is None:
            self.problems[name] = problem
        return found

    def among(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """The field's choices, all of which must be known."""
        chosen = tuple(value for value in self.all(name) if value)
        if any(value not in known for value in chosen):
            self.problems[name] = Problem.CHOICE
            return ()
        return chosen


def _one_of(text: str, known: Collection[str]) -> str | None:
    return text if text in known else None


def _time(text: str) -> time | None:
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.h]([0-5]\d)", text)
    return time(int(found[1]), int(found[2])) if found else None


def _span(text: str) -> timedelta | None:
    """Hours, of which there may be a part: at least none, at most a week."""
    found = re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", text)
    span = timedelta(hours=float(text.replace(",", "."))) if found else None
    return span if span is not None and span <= timedelta(days=7) else None


def _difficulty(text: str) -> int | None:
    return int(text) if text in set("12345") else None


def _points(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,4}", text) else None
