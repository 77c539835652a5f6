"""Requests leave for Discord in turn, also where many waited or are repeated."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.discord.pace import MOST, Pace
from tests.platforms.discord.house import CHANNEL, House
from tests.platforms.discord.server import Fault

if TYPE_CHECKING:
    from bot.ports.budgets import Budgets

SECOND, CALLS = 1.0, 5


class Hand:
    """A clock that only those who wait by it move on."""

    def __init__(self) -> None:
        self.now = 0.0

    def seconds(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@given(st.lists(st.floats(0, 0.2) | st.just(0.0), min_size=2 * MOST, max_size=4 * MOST))
@settings(max_examples=30)
def test_no_more_leave_within_a_second_than_may(pauses: list[float]) -> None:
    hand, left = Hand(), []
    pace = Pace(cast("Budgets", None), "token", hand.seconds, sleep=hand.sleep)

    async def come_one_after_another() -> None:
        for pause in pauses:
            hand.now += pause
            await pace.leave()
            left.append(hand.now)

    asyncio.run(come_one_after_another())
    assert all(later - earlier > SECOND for earlier, later in zip(left, left[MOST:], strict=False))


async def test_every_request_passes_the_door_those_repeated_too(house: House) -> None:
    before = len(house.discord.pace.left)
    house.server.faults.next("GET /channels/{channel}", Fault.BUSY_GLOBAL)
    get = partial(house.discord.messenger.api.call, "GET", "/channels/{channel_id}", channel_id=CHANNEL)
    await asyncio.gather(*(get() for _ in range(CALLS)))
    assert house.server.busy == 1
    assert len(house.discord.pace.left) - before == CALLS + 1
