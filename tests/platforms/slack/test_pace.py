"""Slack's patience: never more calls than a minute holds, whatever the rhythm, and no memory without end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.slack.pace import BUDGETS, KEPT, MINUTE, Pace
from bot.ports.messenger import TryLater


def spent(pace: Pace, method: str, channel: str = "C1") -> bool:
    """Whether a call could be made."""
    try:
        pace.take("one", method, channel)
    except TryLater:
        return False
    return True


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(BUDGETS)), st.lists(st.floats(0, 20), max_size=150))
def test_no_minute_holds_more_than_two_budgets_and_in_the_long_run_one(
    method: str, pauses: list[float]
) -> None:
    now: list[float] = [0.0]
    made: list[float] = []
    pace = Pace(lambda: now[0])
    for pause in pauses:
        now[0] += pause
        if spent(pace, method, f"C{len(made)}"):
            made.append(now[0])
    most = BUDGETS[method]
    for begin in made:
        assert sum(begin <= each < begin + MINUTE for each in made) <= 2 * most
    assert len(made) <= most + now[0] * most / MINUTE + 1


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.lists(st.floats(0, 3), max_size=60))
def test_a_channel_gets_one_message_a_second(pauses: list[float]) -> None:
    now: list[float] = [0.0]
    made: list[float] = []
    pace = Pace(lambda: now[0])
    for pause in pauses:
        now[0] += pause
        if spent(pace, "chat.postMessage"):
            made.append(now[0])
    assert all(later - earlier >= 1 - 1e-6 for earlier, later in pairwise(made))


def test_what_slack_asks_for_is_waited_for_in_that_workspace_alone() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    pace.hold("one", "views.open", 30)
    assert not spent(pace, "views.open")
    pace.take("two", "views.open")
    assert spent(pace, "views.update")
    now[0] = 30
    assert spent(pace, "views.open")


def test_the_wait_that_is_named_is_enough() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    pace.take("one", "conversations.history")
    with pytest.raises(TryLater) as later:
        pace.take("one", "conversations.history")
    now[0] += later.value.after
    pace.take("one", "conversations.history")


def test_a_million_idle_channels_leave_a_bounded_memory() -> None:
    pace = Pace(lambda: 0.0)
    for number in range(2 * KEPT):
        pace.take(f"workspace {number}", "users.info")
    assert len(pace.buckets) == KEPT
