from datetime import timedelta

from bot.platforms.web.clock import Jump, Milestones, PlaygroundClock
from tests.platforms.web.fake_room import FakeRoom
from tests.platforms.web.given import NINE, StillClock


async def test_it_is_turned_to_a_second_after_the_moment() -> None:
    clock = PlaygroundClock(StillClock(), FakeRoom())
    await clock.pass_by(NINE + timedelta(hours=4))
    assert clock.now() == NINE + timedelta(hours=4, seconds=1)


async def test_it_is_never_turned_back() -> None:
    clock = PlaygroundClock(StillClock(), FakeRoom())
    await clock.pass_by(NINE + timedelta(hours=4))
    await clock.pass_by(NINE + timedelta(hours=1))
    assert clock.now() == NINE + timedelta(hours=4, seconds=1)


async def test_it_stays_turned_over_a_restart() -> None:
    room = FakeRoom()
    await PlaygroundClock(StillClock(), room).pass_by(NINE + timedelta(days=1))
    after = PlaygroundClock(StillClock(), room)
    await after.load()
    assert after.now() == NINE + timedelta(days=1, seconds=1)


def test_what_comes_first_is_known() -> None:
    later = Milestones(None, NINE + timedelta(hours=2), NINE + timedelta(hours=1))
    assert later.soonest() is Jump.NEXT_DAY
    assert Milestones(None, None, None).soonest() is None
