"""Chores are tried until they are done; being asked to wait costs no try, and what is given up is told."""

from bot.platforms.discord.chores import TRIES, Chores
from bot.ports.messenger import TryLater, Unknown
from tests.fakes import NoLog


class Door:
    """Something to do that fails as often as it is told to."""

    def __init__(self, *fails: Exception) -> None:
        self.fails, self.tries, self.done = list(fails), 0, False

    async def open(self) -> None:
        self.tries += 1
        if self.fails:
            raise self.fails.pop(0)
        self.done = True


async def an_hour_with(door: Door, log: NoLog) -> None:
    now = [0.0]
    chores = Chores(lambda: now[0], log)
    chores.add("door", door.open)
    await chores.rest()
    for now[0] in range(1, 3600):
        await chores.run()


async def test_being_asked_to_wait_costs_no_try() -> None:
    door = Door(*(TryLater(5.0) for _ in range(10 * TRIES)))
    await an_hour_with(door, NoLog())
    assert door.done


async def test_what_fails_is_tried_again_and_given_up_in_the_end_with_a_word_in_the_log() -> None:
    door, log = Door(*(Unknown() for _ in range(10 * TRIES))), NoLog()
    await an_hour_with(door, log)
    assert (door.tries, door.done) == (TRIES, False)
    assert [event for event, _ in log.lines] == ["chore-left-undone"]


async def test_what_fails_a_few_times_is_done() -> None:
    door = Door(*(Unknown() for _ in range(TRIES - 1)))
    await an_hour_with(door, NoLog())
    assert door.done
