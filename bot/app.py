"""The composition root: the only place that builds things and joins them."""

import asyncio
import socket
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from bot.config import Settings, content_folder
from bot.delivery.pump import Pump
from bot.domain.rounds import Stage
from bot.ids import Channel, EventId, Person, PersonId, WorkspaceId
from bot.judging.rubric import RubricJudge
from bot.library.load import FileLibrary
from bot.logs import configure
from bot.platforms.web.clock import Milestones, PlaygroundClock
from bot.platforms.web.live import Live
from bot.platforms.web.messenger import WebMessenger
from bot.platforms.web.people import PEOPLE
from bot.platforms.web.server import Playground, make_app, redeliver
from bot.ports.log import Log
from bot.ports.world import Clock
from bot.presenters.samples import samples
from bot.schedule.clock import SystemClock
from bot.schedule.dice import SystemDice
from bot.schedule.holidays import WorldCalendars
from bot.schedule.ticker import Job, Ticker
from bot.screens.screens import Screen, SetupForm
from bot.storage.engine import DatabaseBusy
from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store
from bot.usecases import commands as c
from bot.usecases.deps import Deps
from bot.usecases.handle import handle
from bot.usecases.tick import forget_events, tick

WORKSPACE = WorkspaceId("web:playground")
CHANNEL = Channel(WORKSPACE, "interview-practice")
TICK, PUMP, FORGET = 5.0, 1.0, 3600.0
"""Seconds between looks: at what is due, at what is to be shown, at what may be forgotten."""
STEPS = 12
"""Looks that a jump of the clock takes at most: ask, reveal and close follow each other in three."""


class DatabaseTrouble(Exception):  # noqa: N818 - what the person at the terminal reads
    """The database cannot be used; the message says why and what to do."""


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
        """Handle a command and let what it brought about be shown soon."""
        screen = await handle(self.deps, command, event)
        self.ticker.nudge("pump")
        return screen
