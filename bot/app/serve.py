"""`scrimmage serve`: every platform that has tokens, on one core and one database."""

import asyncio
import sys
from contextlib import AsyncExitStack
from typing import Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.app.core import Core, Trouble, build_deps, usual_jobs
from bot.app.listening import listen
from bot.app.slack import slack_access, slack_world
from bot.config import Settings
from bot.delivery.pump import Pump
from bot.ids import EventId
from bot.logs import configure
from bot.platforms.slack.platform import Access, NoAnswer, NoEntry, open_slack
from bot.ports.log import Log
from bot.ports.world import Clock
from bot.schedule.clock import SystemClock
from bot.schedule.ticker import Job, Ticker
from bot.screens.screens import Screen
from bot.storage.engine import DatabaseBusy, UnknownDatabase
from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store
from bot.storage.vault import BadKey
from bot.usecases import commands as c
from bot.usecases.handle import handle
from bot.usecases.leave_workspace import forget_departed

CATCH_UP, WATCH, LEAVE = 5.0, 10.0, 3600.0
"""Seconds between looks: at what the inbox holds, at the sockets, at workspaces to be deleted."""


def run_serve(settings: Settings) -> None:
    """Serve until asked to stop; raises Trouble."""
    access = slack_access(settings)
    try:
        asyncio.run(_serve(settings, access))
    except (DatabaseBusy, UnknownDatabase, BadKey) as trouble:
        raise Trouble(str(trouble)) from None
    except NoEntry as refused:
        raise Trouble(
            f"Slack did not accept SCRIMMAGE_SLACK_BOT_TOKEN ({refused.code}). Copy the bot token again from "
            "your app’s page, under OAuth & Permissions; it begins with xoxb-."
        ) from None
    except NoAnswer:
        raise Trouble("Slack does not answer from here. Check the network, and start again.") from None
    except KeyboardInterrupt:
        pass


async def _serve(settings: Settings, access: Access) -> None:
    log = configure(settings.log_level)
    await upgrade(settings.database_url)
    store = await open_store(settings.database_url)
    try:
        async with Serving(settings, store, access, SystemClock(), log) as serving:
            serving.core.ticker.start()
            if serving.slack.sockets is not None:
                await serving.slack.sockets.watch()
            await listen(
                serving.web(),
                settings,
                ready=lambda address: _say(f"Scrimmage is serving Slack at {address}\n"),
                stopping=lambda: None,
            )
    finally:
        await store.close()


class Serving:
    """The core with Slack on it, at work while entered; `clock` and `log` are as in the deps."""

    def __init__(self, settings: Settings, store: SqlStore, access: Access, clock: Clock, log: Log) -> None:
        self._settings, self._store, self._access = settings, store, access
        self._deps = build_deps(settings, store, clock, log)
        self._exits = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Join everything and let it bring itself to the present; raises NoEntry or BadKey."""
        deps = self._deps
        world = slack_world(self._settings, self._store, self._answer, deps.clock, deps.log)
        self.slack = await self._exits.enter_async_context(open_slack(self._access, world))
        pump = Pump(self._store.outbox, (self.slack.messenger,), deps.clock, deps.log)
        self.core = Core(deps, pump, Ticker((*usual_jobs(deps, pump), *self._jobs()), deps.log))
        if self.slack.only is not None:  # its token is good, whatever was before
            await handle(deps, c.NoteInstalled(self.slack.only, deps.clock.now()))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop in order: nothing new is begun, what runs comes to its end."""
        await self.core.ticker.stop()
        await self._exits.aclose()

    async def _answer(self, command: c.Command, event: EventId | None) -> Screen | None:
        return await self.core.answer(command, event)

    def _jobs(self) -> tuple[Job, ...]:
        """What Slack and its workspaces need to have done again and again."""
        sockets, days = self.slack.sockets, self._settings.retention_days
        watch = (Job("watch", WATCH, sockets.watch),) if sockets else ()
        return (
            Job("catch-up", CATCH_UP, self.slack.intake.catch_up),
            Job("leave", LEAVE, lambda: forget_departed(self._deps, days)),
            *watch,
        )

    def web(self) -> Starlette:
        """What is served over HTTP: Slack's ways in, and whether we are well."""
        return Starlette(routes=[*self.slack.routes, Route("/healthz", self._health)])

    async def _health(self, request: Request) -> PlainTextResponse:
        """Whether the database answers and, where there are sockets, one of them hears."""
        del request
        async with self._store.glance():
            deaf = self.slack.sockets is not None and not self.slack.sockets.open
        return PlainTextResponse("no socket is open" if deaf else "ok", 503 if deaf else 200)


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
