"""The composition root: the only place that builds things and joins them."""

import asyncio
import contextlib
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

import uvicorn

from bot.config import Settings, content_folder
from bot.delivery.pump import Pump
from bot.domain.rounds import Stage
from bot.ids import Channel, EventId, Person, WorkspaceId
from bot.judging.rubric import RubricJudge
from bot.library.load import FileLibrary
from bot.logs import configure
from bot.platforms.web.clock import Milestones, PlaygroundClock
from bot.platforms.web.live import Live
from bot.platforms.web.messenger import WebMessenger
from bot.platforms.web.people import PEOPLE
from bot.platforms.web.playground import Playground
from bot.platforms.web.server import make_app
from bot.ports.log import Log
from bot.presenters.samples import samples
from bot.schedule.clock import SystemClock
from bot.schedule.dice import SystemDice
from bot.schedule.holidays import WorldCalendars
from bot.schedule.ticker import Job, Ticker
from bot.screens.screens import Screen, SetupForm
from bot.storage.engine import DatabaseBusy, UnknownDatabase
from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store
from bot.usecases import commands as c
from bot.usecases.deps import Deps
from bot.usecases.handle import handle
from bot.usecases.tick import forget_events, tick

WORKSPACE = WorkspaceId("web:playground")
CHANNEL = Channel(WORKSPACE, "interview-practice")
TICK, PUMP, REDELIVER, FORGET = 5.0, 1.0, 30.0, 3600.0
"""Seconds between looks: at what is due, to be shown, to be delivered again, to be forgotten."""
STEPS = 12
"""Looks that a jump of the clock takes at most: ask, reveal and close follow each other in three."""
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - only to tell which address a browser can open
PATIENCE = 5
"""Seconds that open pages have to go when the program is asked to stop."""


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


def run_playground(settings: Settings, *, browser: bool, throwaway: bool) -> None:
    """The playground until it is asked to stop; raises DatabaseTrouble."""
    with contextlib.ExitStack() as stack:
        if throwaway:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            settings = settings.model_copy(update={"database_url": f"sqlite:///{folder}/scrimmage.db"})
        try:
            asyncio.run(_playground(settings, browser=browser))
        except (DatabaseBusy, UnknownDatabase) as trouble:
            raise DatabaseTrouble(str(trouble)) from None
        except KeyboardInterrupt:
            pass


async def _playground(settings: Settings, *, browser: bool) -> None:
    log = configure(settings.log_level)
    await upgrade(settings.database_url)
    store = await open_store(settings.database_url)
    try:
        playground, core = await join(settings, store, log)
        core.ticker.start()
        await _serve(settings, playground, browser=browser)
        await core.ticker.stop()
    finally:
        await store.close()


async def join(settings: Settings, store: SqlStore, log: Log) -> tuple[Playground, Core]:
    """Build the core and the playground on it, and bring it to the present."""
    clock, live = PlaygroundClock(SystemClock(), store.room), Live()
    await clock.load()
    deps = Deps(
        store=store,
        library=FileLibrary(content_folder(settings)),
        judge=RubricJudge(),
        clock=clock,
        dice=SystemDice(),
        calendars=WorldCalendars(),
        log=log,
    )
    messenger = WebMessenger(
        room=store.room,
        live=live,
        clock=clock,
        account_of=_account_of,
        workspace=WORKSPACE,
        channel=CHANNEL.id,
    )
    pump = Pump(store.outbox, (messenger,), clock, log)
    jobs = (
        Job("tick", TICK, lambda: tick(deps)),
        Job("pump", PUMP, pump.drain),
        Job("redeliver", REDELIVER, lambda: playground.redeliver()),  # noqa: PLW0108 - it is made below
        Job("forget", FORGET, lambda: forget_events(deps)),
    )
    core = Core(deps, pump, Ticker(jobs, log))
    playground = Playground(
        handle=core.answer,
        settle=core.settle,
        milestones=lambda: _milestones(deps),
        room=store.room,
        clock=clock,
        live=live,
        channel=CHANNEL,
        samples=samples(),
    )
    await playground.redeliver()
    await _first_track(deps, settings.timezone)
    await core.settle()
    return playground, core


async def _account_of(person: Person) -> str | None:
    """The playground's people have accounts of their own names."""
    return person.id if any(person.id == each.id for each in PEOPLE) else None


async def _first_track(deps: Deps, zone: str) -> None:
    """On the very first start: set the channel up with the defaults, and ask the first question."""
    async with deps.store.glance() as unit:
        if await unit.tracks.in_channel(CHANNEL) is not None:
            return
    moderator = next(each for each in PEOPLE if each.moderator).actor(WORKSPACE)
    form = await handle(deps, c.OpenSetup(moderator, CHANNEL))
    if isinstance(form, SetupForm):
        values = {field.name: field.values for field in form.fields} | {"zone": (zone,)}
        await handle(deps, c.SetUpTrack(moderator, CHANNEL, values))
        await handle(deps, c.AskNow(moderator, CHANNEL))


async def _milestones(deps: Deps) -> Milestones:
    """What comes next in the playground's channel."""
    async with deps.store.glance() as unit:
        track = await unit.tracks.in_channel(CHANNEL)
        latest = await unit.rounds.latest(track.id) if track else None
    asking = track.next_due.at if track and track.next_due and not track.paused else None
    running = latest if latest and latest.open else None
    return Milestones(
        reveal_at=running.reveal_at if running and running.stage is Stage.ANSWERING else None,
        close_at=running.close_at if running else None,
        next_ask_at=asking,
        zone=track.schedule.zone if track else "UTC",
    )


async def _serve(settings: Settings, playground: Playground, *, browser: bool) -> None:
    """Serve the page until the program is asked to stop; open streams end first."""
    listening = socket.create_server((settings.host, settings.port), reuse_port=False)
    port = listening.getsockname()[1]
    app = make_app(playground, hosts=(settings.host,))
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=PATIENCE
    )
    host = "127.0.0.1" if settings.host in EVERYWHERE else settings.host
    await _Server(config, playground.live, _Door(f"http://{host}:{port}", browser=browser)).serve([listening])


@dataclass(frozen=True, slots=True)
class _Door:
    """Where the page is found, and whether a browser is to be sent there."""

    address: str
    browser: bool

    def open(self) -> None:
        """Tell where it is, now that it is ready."""
        sys.stdout.write(f"The playground is open at {self.address}\n")
        sys.stdout.flush()
        if self.browser:
            webbrowser.open(self.address)


class _Server(uvicorn.Server):
    """uvicorn, which waits for open responses when it stops: so the pages' streams are ended first."""

    def __init__(self, config: uvicorn.Config, live: Live, door: _Door) -> None:
        super().__init__(config)
        self._live = live
        self._door = door

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, and say so."""
        await super().startup(sockets)
        self._door.open()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals that end a program, and end in order; uvicorn's own way raises them anew."""
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        yield
        for sig, handler in before.items():
            signal.signal(sig, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop."""
        self._live.close()
        super().handle_exit(sig, frame)
