"""The playground: the whole product on one local web page, with a clock that can be turned."""

import asyncio
import contextlib
import sys
import tempfile
import webbrowser

from bot.app.core import Core, Trouble, build_deps, usual_jobs
from bot.app.listening import listen
from bot.config import Settings, listed
from bot.delivery.pump import Pump
from bot.domain.rounds import Stage
from bot.ids import Channel, Person, WorkspaceId
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
from bot.schedule.ticker import Job, Ticker
from bot.screens.screens import SetupForm
from bot.storage.engine import DatabaseBusy, UnknownDatabase
from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store
from bot.usecases import commands as c
from bot.usecases.deps import Deps
from bot.usecases.handle import handle

WORKSPACE = WorkspaceId("web:playground")
CHANNEL = Channel(WORKSPACE, "interview-practice")
REDELIVER = 30.0
"""Seconds between looks at what the page has not brought to the core yet."""


def run_playground(settings: Settings, *, browser: bool, throwaway: bool) -> None:
    """The playground until it is asked to stop; raises Trouble."""
    with contextlib.ExitStack() as stack:
        if throwaway:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            settings = settings.model_copy(update={"database_url": f"sqlite:///{folder}/scrimmage.db"})
        try:
            asyncio.run(_playground(settings, browser=browser))
        except (DatabaseBusy, UnknownDatabase) as trouble:
            raise Trouble(str(trouble)) from None
        except KeyboardInterrupt:
            pass


async def _playground(settings: Settings, *, browser: bool) -> None:
    log = configure(settings.log_level)
    await upgrade(settings.database_url)
    store = await open_store(
        settings.database_url, settle=0, keys=listed(settings.secret_keys)
    )  # the page posts in no time
    try:
        playground, core = await join(settings, store, log)
        core.ticker.start()
        await listen(
            make_app(playground, hosts=(settings.host,)),
            settings,
            ready=lambda address: _open(address, browser=browser),
            stopping=playground.live.close,
        )
        await core.ticker.stop()
    finally:
        await store.close()


async def join(settings: Settings, store: SqlStore, log: Log) -> tuple[Playground, Core]:
    """Build the core and the playground on it, and bring it to the present."""
    clock, live = PlaygroundClock(SystemClock(), store.room), Live()
    await clock.load()
    deps = build_deps(settings, store, clock, log)
    messenger = WebMessenger(
        room=store.room,
        live=live,
        clock=clock,
        account_of=_account_of,
        workspace=WORKSPACE,
        channel=CHANNEL.id,
    )
    pump = Pump(store.outbox, (messenger,), clock, log)
    redeliver = Job("redeliver", REDELIVER, lambda: playground.redeliver())  # noqa: PLW0108 - it is made below
    jobs = (*usual_jobs(deps, pump), redeliver)
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
        library=deps.library,
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


def _open(address: str, *, browser: bool) -> None:
    """Tell where the page is, now that it is ready, and send a browser there."""
    sys.stdout.write(f"The playground is open at {address}\n")
    sys.stdout.flush()
    if browser:
        webbrowser.open(address)
