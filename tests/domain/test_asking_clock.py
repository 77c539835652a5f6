"""No track is asked twice on a local date, whatever its clock, its zone and its keeper do."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.calendar import Due, Schedule, catch_up, first_due

GRACE = timedelta(hours=3)
ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "America/Nuuk",
        "America/Santiago",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Chatham",
        "Pacific/Honolulu",
        "Pacific/Kiritimati",
    ]
)
TIMES = st.sampled_from([time(0), time(0, 30), time(2), time(2, 30), time(9), time(23, 30), time(23, 59)])
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))


def holiday(on: date) -> bool:
    return on.day == 13


class AskingTrack(RuleBasedStateMachine):
    """A track, its clock, and ticks that do what the use case does with the domain's plan."""

    @initialize(start=STARTS, zone=ZONES, at=TIMES, days=DAYS)
    def set_up(self, start: datetime, zone: str, at: time, days: tuple[int, ...]) -> None:
        self.now = start
        self.schedule = Schedule(zone, at, days)
        self.asked: list[Due] = []
        self.skipped: list[Due] = []
        self.asked_last: date | None = None
        self.next = first_due(self.schedule, self.now, None, holiday)

    @rule(minutes=st.integers(0, 60 * 30))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.tick()

    @rule(seconds=st.integers(0, 3 * 86_400))
    def the_clock_steps_back(self, seconds: int) -> None:
        self.now -= timedelta(seconds=seconds)
        self.tick()

    @rule(seconds=st.integers(0, 40 * 86_400))
    def an_outage(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.tick()

    @rule()
    def the_minute_comes(self) -> None:
        if self.next is not None:
            self.now = max(self.now, self.next.at)
            self.tick()

    @rule(zone=ZONES, at=TIMES, days=DAYS)
    def the_schedule_is_changed(self, zone: str, at: time, days: tuple[int, ...]) -> None:
        self.schedule = replace(self.schedule, zone=zone, time=at, weekdays=days)
        self.next = first_due(self.schedule, self.now, self.asked_last, holiday)
        self.tick()

    @rule()
    def a_second_tick_at_the_same_moment(self) -> None:
        before = len(self.asked)
        self.tick()
        self.tick()
        assert len(self.asked) <= before + 1

    def tick(self) -> None:
        if self.next is None or self.next.at > self.now:
            return
        plan = catch_up(self.schedule, self.next, self.now, GRACE, holiday)
        self.skipped += plan.skipped
        self.next = plan.next
        if plan.ask is not None:
            assert timedelta(0) <= self.now - plan.ask.at <= GRACE
            assert self.asked_last is None or plan.ask.on > self.asked_last
            self.asked.append(plan.ask)
            self.asked_last = plan.ask.on

    @invariant()
    def no_date_is_asked_twice(self) -> None:
        dates = [due.on for due in self.asked]
        assert len(dates) == len(set(dates))
        assert dates == sorted(dates)

    @invariant()
    def what_comes_next_is_new_and_not_overdue(self) -> None:
        assert self.next is not None
        assert self.next.at >= self.now
        assert self.asked_last is None or self.next.on > self.asked_last

    @invariant()
    def only_work_days_are_asked(self) -> None:
        assert not any(holiday(due.on) for due in self.asked + self.skipped)


TestAskingTrack = AskingTrack.TestCase
TestAskingTrack.settings = settings(max_examples=150, stateful_step_count=40)
