"""Everything below the platforms, joined: what any of them runs on."""

from dataclasses import dataclass

from bot.app.judges import NoModel, judge_of
from bot.config import Settings, content_folder
from bot.delivery.pump import Pump
from bot.ids import EventId
from bot.library.load import FileLibrary
from bot.ports.judge import Judge
from bot.ports.log import Log
from bot.ports.world import Clock
from bot.reading.read import FileReader
from bot.schedule.dice import SystemDice
from bot.schedule.holidays import WorldCalendars
from bot.schedule.recall import FsrsRecall
from bot.schedule.ticker import Job, Ticker
from bot.screens.screens import Screen
from bot.storage.store import SqlStore
from bot.usecases import commands as c
from bot.usecases.deps import Deps
from bot.usecases.handle import Happened, handle
from bot.usecases.tick import forget_events, tick, tick_through

TICK, PUMP, FORGET = 5.0, 1.0, 3600.0
"""Seconds between looks: at what is due, to be shown, to be forgotten."""
STEPS = 12
"""Looks that a jump of the clock takes at most: ask, reveal and close follow each other in three."""


class Trouble(Exception):  # noqa: N818 - what the person at the terminal reads
    """The program cannot run like this; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Core:
    """Everything below the platforms, joined."""

    deps: Deps
    pump: Pump
    ticker: Ticker

    async def settle(self) -> None:
        """Do and show what is due until nothing is, or what is left has to wait."""
        for _ in range(STEPS):
            done = await tick(self.deps)
            if not await self.pump.run() and not done:
                return

    async def answer(self, command: c.Command, event: EventId | None) -> Screen | None:
        """Handle a command; what it brought about is shown soon, at once where somebody waits for it."""
        screen = await handle(self.deps, command, event)
        if not isinstance(command, Happened):
            self.ticker.nudge("pump")
        return screen


def build_deps(settings: Settings, store: SqlStore, clock: Clock, log: Log) -> Deps:
    """What every use case leans on; raises Trouble."""
    return Deps(
        store=store,
        library=_library(settings, log),
        judge=_judge(settings, log),
        recall=FsrsRecall(),
        reader=FileReader(),
        clock=clock,
        dice=SystemDice(),
        calendars=WorldCalendars(),
        log=log,
    )


def _library(settings: Settings, log: Log) -> FileLibrary:
    """The library, with each problem of its files in the log; whatever can be asked is asked all the same."""
    library = FileLibrary(content_folder(settings))
    for problem in library.loaded.problems:
        log.warning("a file of the library is left out", where=f"{problem.file}:{problem.line}")
    if library.loaded.problems:
        log.warning("`scrimmage library check` says what is wrong", count=len(library.loaded.problems))
    return library


def _judge(settings: Settings, log: Log) -> Judge:
    try:
        return judge_of(settings, log)
    except NoModel as none:
        raise Trouble(str(none)) from None


def usual_jobs(deps: Deps, pump: Pump) -> tuple[Job, ...]:
    """What is to be done again and again on every platform."""
    return (
        Job("tick", TICK, lambda: tick_through(deps)),
        Job("pump", PUMP, pump.drain),
        Job("forget", FORGET, lambda: forget_events(deps)),
    )
