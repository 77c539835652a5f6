"""Every platform that has tokens, joined to one core and at work."""

from contextlib import AsyncExitStack
from typing import Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from bot.app.core import Core, Trouble, build_deps, usual_jobs
from bot.app.discord import discord_access, discord_world
from bot.app.slack import slack_access, slack_world
from bot.config import Settings
from bot.delivery.pump import Pump
from bot.ids import EventId
from bot.platforms.discord.platform import Discord, open_discord
from bot.platforms.slack.platform import Slack, open_slack
from bot.ports.log import Log
from bot.ports.world import Clock
from bot.schedule.ticker import Job, Ticker
from bot.screens.screens import Screen
from bot.storage.store import SqlStore
from bot.usecases import commands as c
from bot.usecases.handle import handle
from bot.usecases.leave_workspace import forget_departed

INBOX, WATCH, THREADS, CHORES, ROSTER, LEAVE = 5.0, 10.0, 2.0, 1.0, 300.0, 3600.0
"""Seconds between looks: at what inboxes hold, at sockets, at threads to be read again, at what is to be
done beside messages, at who left before a close, at workspaces to be deleted."""
NO_TOKENS = (
    "There are no tokens to serve anything with yet. The README’s “Discord in five minutes” and “Slack in "
    "five minutes” say where they come from; until then, scrimmage playground needs none."
)


class Serving:
    """The core with its platforms, at work while entered; `clock` and `log` are as in the deps.

    Raises Trouble where the settings name no platform, or only half of one.
    """

    def __init__(self, settings: Settings, store: SqlStore, clock: Clock, log: Log) -> None:
        self._settings, self._store = settings, store
        self._deps = build_deps(settings, store, clock, log)
        self._slack_access, self._discord_access = slack_access(settings), discord_access(settings)
        if self._slack_access is None and self._discord_access is None:
            raise Trouble(NO_TOKENS)
        self._slack: Slack | None = None
        self._discord: Discord | None = None
        self._exits = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Join everything and let it bring itself to the present; raises what a platform's opening does."""
        try:
            await self._join()
        except BaseException:
            await self._exits.aclose()
            raise
        return self

    async def _join(self) -> None:
        deps, enter = self._deps, self._exits.enter_async_context
        if self._slack_access is not None:
            world = slack_world(self._settings, self._store, self._answer, deps.clock, deps.log)
            self._slack = await enter(open_slack(self._slack_access, world))
        if self._discord_access is not None:
            seen = discord_world(self._store, self._answer, deps.clock, deps.log)
            self._discord = await enter(open_discord(self._discord_access, seen))
        platforms = [each for each in (self._slack, self._discord) if each is not None]
        pump = Pump(self._store.outbox, [each.messenger for each in platforms], deps.clock, deps.log)
        self.core = Core(deps, pump, Ticker((*usual_jobs(deps, pump), *self._jobs()), deps.log))
        if self._slack is not None and self._slack.only is not None:  # its token is good, whatever was before
            await handle(deps, c.NoteInstalled(self._slack.only, deps.clock.now()))

    async def __aexit__(self, *_: object) -> None:
        """Stop in order: nothing new is begun, what runs comes to its end."""
        await self.core.ticker.stop()
        await self._exits.aclose()

    async def begin(self) -> None:
        """Begin to hear what happens, now that everything is joined."""
        if self._slack is not None and self._slack.sockets is not None:
            await self._slack.sockets.watch()
        if self._discord is not None:
            await self._discord.begin()

    @property
    def slack(self) -> Slack:
        """Slack as it is served; raises LookupError where it is not."""
        if self._slack is None:
            raise LookupError("Slack is not served")
        return self._slack

    @property
    def discord(self) -> Discord:
        """Discord as it is served; raises LookupError where it is not."""
        if self._discord is None:
            raise LookupError("Discord is not served")
        return self._discord

    @property
    def named(self) -> str:
        """The platforms that are served, in words."""
        served = (("Slack", self._slack), ("Discord", self._discord))
        return " and ".join(name for name, platform in served if platform is not None)

    async def _answer(self, command: c.Command, event: EventId | None) -> Screen | None:
        return await self.core.answer(command, event)

    def _jobs(self) -> tuple[Job, ...]:
        """What platforms and workspaces need to have done again and again."""
        days = self._settings.retention_days
        leave = Job("leave", LEAVE, lambda: forget_departed(self._deps, days))
        slack = _slack_jobs(self._slack) if self._slack is not None else ()
        discord = _discord_jobs(self._discord) if self._discord is not None else ()
        return (leave, *slack, *discord)

    def web(self) -> Starlette:
        """What is served over HTTP: Slack's ways in, and whether we are well."""
        routes: tuple[BaseRoute, ...] = self._slack.routes if self._slack is not None else ()
        return Starlette(routes=[*routes, Route("/healthz", self._health)])

    async def _health(self, request: Request) -> PlainTextResponse:
        """Whether the database answers and every platform hears."""
        del request
        async with self._store.glance():
            deaf = self._deaf()
        return PlainTextResponse(f"{deaf} is not connected" if deaf else "ok", 503 if deaf else 200)

    def _deaf(self) -> str:
        slack, discord = self._slack, self._discord
        if slack is not None and slack.sockets is not None and not slack.sockets.open:
            return "Slack"
        return "Discord" if discord is not None and not discord.connection.open else ""


def _slack_jobs(slack: Slack) -> tuple[Job, ...]:
    watch = (Job("slack-sockets", WATCH, slack.sockets.watch),) if slack.sockets is not None else ()
    return (Job("slack-inbox", INBOX, slack.intake.catch_up), *watch)


def _discord_jobs(discord: Discord) -> tuple[Job, ...]:
    return (
        Job("discord-inbox", INBOX, discord.intake.catch_up),
        Job("discord-threads", THREADS, discord.catch_up.run),
        Job("discord-conversations", THREADS, discord.confidences.run),
        Job("discord-chores", CHORES, discord.chores.run),
        Job("discord-roster", ROSTER, discord.roster.run),
    )
