"""A streak counts the rounds a person was asked; kept step by step, it equals one told from the start."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.streaks import Away, Streak, current, extended

START = date(2026, 1, 1)
Round = tuple[int, date]


def day(number: int) -> date:
    return START + timedelta(days=number)


def from_scratch(rounds: list[Round], answered: set[int], away: Collection[Away]) -> tuple[int, int]:
    """The run that a person has after these rounds, and the longest ever.

    Go through the rounds in order: one answered adds to the run, one missed ends it, and one that came
    while the person was away does neither.
    """
    run = longest = 0
    for number, on in rounds:
        if number in answered:
            run += 1
            longest = max(longest, run)
        elif not any(span.since <= on <= span.until for span in away):
            run = 0
    return run, longest


ROUNDS = st.lists(st.integers(1, 4), min_size=1, max_size=25).map(
    lambda gaps: [(number, day(sum(gaps[:number]))) for number in range(1, len(gaps) + 1)]
)
"""Numbered rounds with one to four days from each to the next: weekends, holidays, outages."""
AWAY = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 15)).map(lambda span: Away(day(span[0]), day(sum(span)))),
    max_size=3,
)


@given(ROUNDS, st.sets(st.integers(1, 25)), AWAY)
def test_step_by_step_it_equals_the_same_told_from_the_start(
    rounds: list[Round], answered: set[int], away: list[Away]
) -> None:
    streak: Streak | None = None
    for past, (number, _) in enumerate(rounds, start=1):
        if number in answered:
            since = streak.through if streak else 0
            between = [each for each in rounds if since < each[0] < number]
            streak = extended(streak, number, between, away)
        run, longest = from_scratch(rounds[:past], answered, away)
        since = streak.through if streak else 0
        assert current(streak, [each for each in rounds[:past] if each[0] > since], away) == run
        assert (streak.longest if streak else 0) == longest


@given(ROUNDS, AWAY)
def test_more_rounds_handed_in_than_needed_change_nothing(rounds: list[Round], away: list[Away]) -> None:
    streak = Streak(3, 3, 5)
    needed = [each for each in rounds if 5 < each[0] < 20]
    assert extended(streak, 20, rounds, away) == extended(streak, 20, needed, away)


@given(st.integers(1, 50), st.integers(1, 50), st.integers(0, 3))
def test_the_same_round_counts_once_however_often_it_is_told(length: int, through: int, back: int) -> None:
    streak = Streak(length, length, through)
    assert extended(streak, max(through - back, 0), (), ()) == streak


@given(st.integers(1, 400))
def test_days_on_which_nobody_was_asked_do_not_break_it(days: int) -> None:
    monday = Streak(7, 9, 4)
    assert current(monday, (), ()) == 7
    assert extended(monday, 5, [(5, day(days))], ()) == Streak(8, 9, 5)


@given(st.integers(1, 60))
def test_rounds_while_away_do_not_break_it(count: int) -> None:
    rounds = [(4 + number, day(number)) for number in range(1, count + 1)]
    away = [Away(day(1), day(count))]
    assert current(Streak(7, 9, 4), rounds, away) == 7
    assert extended(Streak(7, 9, 4), 5 + count, rounds, away).length == 8
    assert current(Streak(7, 9, 4), [*rounds, (5 + count, day(count + 1))], away) == 0


@pytest.mark.parametrize(("on", "holds"), [(day(0), False), (day(1), True), (day(3), True), (day(4), False)])
def test_days_away_are_both_inclusive(on: date, *, holds: bool) -> None:
    assert Away(day(1), day(3)).holds(on) is holds


def test_a_round_that_is_still_open_breaks_nothing() -> None:
    assert current(Streak(7, 9, 4), [], ()) == 7
    assert current(Streak(7, 9, 4), [(5, day(5))], ()) == 0
    assert current(None, [(5, day(5))], ()) == 0


def test_a_missed_round_starts_it_anew_and_the_longest_stays() -> None:
    assert extended(Streak(7, 9, 4), 6, [(5, day(5))], ()) == Streak(1, 9, 6)
    assert extended(None, 6, [(5, day(5))], ()) == Streak(1, 1, 6)
