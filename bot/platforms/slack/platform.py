"""Slack as a whole: everything that speaks to it or hears of it, put together from ports."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import BaseRoute

from bot.ids import MessageRef, Person, WorkspaceId
from bot.platforms.shared.intake import Intake
from bot.platforms.slack.api import Api, data_of, open_client
from bot.platforms.slack.app import Bolt, make_app
from bot.platforms.slack.echoes import Echoes
from bot.platforms.slack.envelope import read, tenant
from bot.platforms.slack.gate import Gate
from bot.platforms.slack.home import Home
from bot.platforms.slack.install import Credentials, Installer
from bot.platforms.slack.listen import Handle, Listener
from bot.platforms.slack.messenger import SlackMessenger
from bot.platforms.slack.pace import Pace
from bot.platforms.slack.people import People
from bot.platforms.slack.presses import Presser
from bot.platforms.slack.replies import Replies
from bot.platforms.slack.socket import Handler, Sockets
from bot.platforms.slack.tenants import Grant, ManyTenants, OneTenant, Tenants
from bot.platforms.slack.web import Entrance
from bot.ports.inbox import Inbox
from bot.ports.installations import Installations, States
from bot.ports.log import Log
from bot.ports.profiles import Profiles
from bot.ports.world import Clock


class NoEntry(Exception):  # noqa: N818 - says what was met
    """Slack did not accept a token of the settings; `code` is its reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoAnswer(Exception):  # noqa: N818 - says what was met
    """Slack could not be reached when the program started."""


@dataclass(frozen=True, slots=True)
class Access:
    """What the settings say: one workspace by `bot_token`, or many by `credentials`.

    Slack reaches us over sockets where there is an `app_token`, over HTTP where there are `signing_secrets`.
    """

    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secrets: tuple[str, ...] = field(default=(), repr=False)
    credentials: Credentials | None = None
    api_url: str | None = None
    moderators: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class World:
    """What Slack leans on, as ports; `standing` gives the message that the wall has for a key."""

    handle: Handle
    inbox: Inbox
    profiles: Profiles
    installations: Installations | None
    states: States | None
    account_of: Callable[[Person], Awaitable[str | None]]
    standing: Callable[[WorkspaceId, str], Awaitable[MessageRef | None]]
    clock: Clock
    log: Log


@dataclass(frozen=True, slots=True)
class Slack:
    """What the program does with Slack: shows, takes in, and keeps sockets open where it has any.

    `only` is the one workspace of the settings, None where workspaces install the app.
    """

    messenger: SlackMessenger
    people: People
    intake: Intake
    sockets: Sockets | None
    routes: tuple[BaseRoute, ...]
    only: WorkspaceId | None


@asynccontextmanager
async def open_slack(access: Access, world: World) -> AsyncIterator[Slack]:
    """Slack while the program runs; raises NoEntry where a token is refused, or NoAnswer."""
    async with aiohttp.ClientSession() as session:
        client = open_client(access.api_url, session)
        installer = _installer(access, world, client)
        tenants = await _tenants(access, world, client, installer)
        slack = _joined(access, world, client, tenants, installer)
        try:
            yield slack
        finally:
            if slack.sockets is not None:
                await slack.sockets.close()
            await slack.intake.rest()


def _installer(access: Access, world: World, client: AsyncWebClient) -> Installer | None:
    if access.credentials is None or world.installations is None or world.states is None:
        return None
    return Installer(
        access.credentials, client, world.installations, world.states, world.handle, world.clock, world.log
    )


async def _tenants(
    access: Access, world: World, client: AsyncWebClient, installer: Installer | None
) -> Tenants:
    if installer is not None and world.installations is not None:
        return ManyTenants(world.installations, installer.renew, world.clock)
    try:
        who = data_of(await client.auth_test(token=access.bot_token))
    except SlackApiError as error:
        raise NoEntry(str(error.response.get("error"))) from None
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise NoAnswer from None
    return OneTenant(
        tenant(who.get("enterprise_id"), who["team_id"]), Grant(str(access.bot_token), who["user_id"])
    )


def _joined(
    access: Access, world: World, client: AsyncWebClient, tenants: Tenants, installer: Installer | None
) -> Slack:
    api = Api(client, tenants, Pace(time.monotonic), world.log)
    people = People(api, world.profiles, world.clock, access.moderators)
    echoes = Echoes(api, world.standing, world.log)
    replies = Replies(api, world.log)
    home = Home(world.handle, api, people)
    listener = Listener(world.handle, api, people, echoes, replies, Removals(tenants, installer))
    presser = Presser(world.handle, people, replies, home)
    app = make_app(client, tenants, listener, presser, home)
    intake = Intake("slack", read, Bolt(app, tenants).work, world.inbox, world.clock, world.log, replies)
    sockets = None
    if access.app_token is not None:
        token = access.app_token
        sockets = Sockets(lambda: Handler(app, intake, client, token), time.monotonic, world.log)
    messenger = SlackMessenger(api, echoes, world.account_of)
    only = tenants.workspace if isinstance(tenants, OneTenant) else None
    return Slack(messenger, people, intake, sockets, _routes(access, world, intake, installer), only)


def _routes(
    access: Access, world: World, intake: Intake, installer: Installer | None
) -> tuple[BaseRoute, ...]:
    routes: list[BaseRoute] = list(installer.routes()) if installer else []
    if access.signing_secrets:
        gate = Gate(access.signing_secrets)
        entrance = Entrance(gate, intake, lambda: world.clock.now().timestamp(), world.log)
        routes.append(entrance.route())
    return tuple(routes)


@dataclass(frozen=True, slots=True)
class Removals:
    """Forgets a workspace's tokens where the app was removed; those of the settings are the keeper's."""

    tenants: Tenants
    installer: Installer | None

    async def removed(self, workspace: WorkspaceId, at: datetime) -> None:
        """Delete the tokens at once, unless the app was installed again since."""
        if self.installer is not None:
            await self.installer.installations.remove(workspace, at)
        self.tenants.forget(workspace)
