"""The system's clock."""

from datetime import UTC

from bot.schedule.clock import SystemClock


def test_the_time_is_an_instant_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_the_time_does_not_stand_still() -> None:
    clock = SystemClock()
    start = clock.now()
    assert any(clock.now() > start for _ in range(1_000_000))
