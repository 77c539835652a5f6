"""What time brings: everything that has come due, each on its own so that no fault stops the rest."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from bot.usecases.ask_due import ask_due
from bot.usecases.close_due import close_due
from bot.usecases.deps import Deps
from bot.usecases.finish_practice import practice_due
from bot.usecases.heed_faults import heed_fault
from bot.usecases.reveal_due import reveal_due

BATCH = 100
"""How many of a kind one tick takes on; the next tick takes the rest."""
MOST = 1000
"""Ticks in a row at most: what fails stays due, and must not keep this going for ever."""
MEMORY = timedelta(days=7)
"""How long handled events are remembered: platforms repeat for a day at most."""

Due = TypeVar("Due")


async def tick(deps: Deps) -> int:
    """Do what is due at this instant, and say how many things were taken on."""
    now = deps.clock.now()
    async with deps.store.glance() as unit:
        to_close = await unit.rounds.to_close(now, BATCH)
        to_reveal = await unit.rounds.to_reveal(now, BATCH)
        to_ask = await unit.tracks.due(now, BATCH)
        faults = await unit.wall.faults(BATCH)
    await _each(deps, to_close, close_due)
    await _each(deps, to_reveal, reveal_due)
    await _each(deps, to_ask, ask_due)
    await _each(deps, faults, heed_fault)
    practised = await practice_due(deps)
    return len(to_close) + len(to_reveal) + len(to_ask) + len(faults) + practised


async def tick_through(deps: Deps) -> None:
    """Tick until less is due than one tick takes on: a full hour brings many tracks at once."""
    for _ in range(MOST):
        if await tick(deps) < BATCH:
            return


async def forget_events(deps: Deps) -> int:
    """Forget papers that have expired, and which events were handled more than a week ago; says how many."""
    async with deps.store.unit() as unit:
        await unit.papers.expire(deps.clock.now())
        return await unit.seen.forget(deps.clock.now() - MEMORY)


async def _each(deps: Deps, due: tuple[Due, ...], do: Callable[[Deps, Due], Awaitable[None]]) -> None:
    for each in due:
        try:
            await do(deps, each)
        except Exception:
            deps.log.exception("due-failed", step=do.__name__)
