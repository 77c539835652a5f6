"""When a question is to be seen again."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.recall import FsrsRecall

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_the_better_it_went_the_later_it_comes_back() -> None:
    due = [FsrsRecall().next(None, total, NOW)[1] for total in (10, 70, 95)]
    assert due == sorted(due)
    assert due[0] > NOW
    assert due[-1] > due[0]


@given(st.lists(st.integers(0, 100), min_size=1, max_size=12))
def test_any_course_of_tries_has_a_next_time_and_is_the_same_each_time(totals: list[int]) -> None:
    def course() -> tuple[str | None, datetime]:
        card, now = None, NOW
        for total in totals:
            card, now = FsrsRecall().next(card, total, now)
        return card, now

    assert course() == course()
    assert course()[1] > NOW
