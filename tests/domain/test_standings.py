"""Ranks with ties, and which week and season a date counts in."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.standings import Span, Standing, ranked, span_key
from bot.ids import PersonId
from tests.domain.given import ANA, BEN, CEM, DOT

POINTS = st.dictionaries(st.text(max_size=3).map(PersonId), st.integers(0, 5))


def test_ranks_go_1_2_2_4() -> None:
    assert ranked([(ANA, 5), (BEN, 9), (CEM, 5), (DOT, 1)]) == (
        Standing(1, BEN, 9),
        Standing(2, ANA, 5),
        Standing(2, CEM, 5),
        Standing(4, DOT, 1),
    )


@pytest.mark.parametrize("count", [0, 1, 5])
def test_nobody_and_everybody_alike(count: int) -> None:
    board = ranked([(PersonId(str(number)), 0) for number in range(count)])
    assert [standing.rank for standing in board] == [1] * count


@given(POINTS, st.randoms())
def test_a_rank_is_one_more_than_how_many_have_more(points: dict[PersonId, int], by: Random) -> None:
    pairs = list(points.items())
    by.shuffle(pairs)
    board = ranked(pairs)
    assert {standing.person: standing.points for standing in board} == points
    for standing in board:
        assert standing.rank == 1 + sum(other > standing.points for other in points.values())
    assert [standing.points for standing in board] == sorted(points.values(), reverse=True)
    assert board == ranked(points.items())


@pytest.mark.parametrize(
    ("span", "on", "key"),
    [
        (Span.WEEK, date(2026, 11, 24), "2026-W48"),
        (Span.WEEK, date(2027, 1, 3), "2026-W53"),  # ISO weeks belong to the year of their Thursday
        (Span.WEEK, date(2027, 1, 4), "2027-W01"),
        (Span.WEEK, date(2024, 12, 30), "2025-W01"),
        (Span.SEASON, date(2026, 11, 30), "2026-11"),
        (Span.SEASON, date(2027, 1, 1), "2027-01"),
        (Span.ALL, date(2026, 11, 24), "all"),
    ],
)
def test_the_span_a_date_counts_in(span: Span, on: date, key: str) -> None:
    assert span_key(span, on) == key


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_week_goes_from_monday_to_sunday(on: date) -> None:
    monday = on - timedelta(days=on.weekday())
    week = {span_key(Span.WEEK, monday + timedelta(days=day)) for day in range(7)}
    assert week == {span_key(Span.WEEK, on)}
    assert span_key(Span.WEEK, monday - timedelta(days=1)) not in week
