"""Discord as a whole: everything that speaks to it or hears of it, put together from ports."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import yarl
from discord.http import Route

from bot.ids import Channel, MessageRef, Person
from bot.platforms.discord.api import Api
from bot.platforms.discord.asked import read
from bot.platforms.discord.catalogue import commands, is_as_wanted
from bot.platforms.discord.catch_up import CatchUp
from bot.platforms.discord.chores import Chores
from bot.platforms.discord.client import UNTOLD
from bot.platforms.discord.confidences import Confidences, Going, PlaceOf
from bot.platforms.discord.connection import Connection, NoAnswer, NoEntry, NoSessions
from bot.platforms.discord.departures import departures
from bot.platforms.discord.echoes import Echoes
from bot.platforms.discord.forms import Forms
from bot.platforms.discord.hearing import Hearing, Practising, SlotOf
from bot.platforms.discord.hearing import Threads as OpenThreads
from bot.platforms.discord.listen import Handle, Listener
from bot.platforms.discord.messenger import DiscordMessenger
from bot.platforms.discord.names import PLATFORM
from bot.platforms.discord.pace import Pace
from bot.platforms.discord.presses import Presser
from bot.platforms.discord.replies import Replies
from bot.platforms.discord.roster import Closing, Roster
from bot.platforms.discord.threads import Threads
from bot.platforms.shared.intake import Envelope, Intake
from bot.ports.budgets import Budgets
from bot.ports.inbox import Inbox
from bot.ports.log import Log
from bot.ports.messenger import TryLater
from bot.ports.world import Clock
from bot.usecases import commands as c

__all__ = ["Access", "Discord", "NoAnswer", "NoEntry", "NoSessions", "World", "open_discord"]

GREETING = 20.0
"""Seconds that a start waits for Discord to tell of all servers; it goes on without."""
CATALOGUE = "/applications/{application_id}/commands"


@dataclass(frozen=True, slots=True)
class Access:
    """What the settings say: `moderators` are ids of people or roles, `lazy` opens threads when needed."""

    token: str = field(repr=False)
    moderators: frozenset[str] = frozenset()
    lazy: bool = False
    api_url: str | None = None
    gateway_url: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """What Discord leans on, as ports and look-ups."""

    handle: Handle
    inbox: Inbox
    budgets: Budgets
    account_of: Callable[[Person], Awaitable[str | None]]
    is_round: SlotOf
    threads: OpenThreads
    practising: Practising
    closing: Closing
    place_of: PlaceOf
    going: Going
    clock: Clock
    log: Log


@dataclass(frozen=True, slots=True)
class Discord:
    """What the program does with Discord: shows, takes in, catches up, and stays connected."""

    messenger: DiscordMessenger
    intake: Intake
    catch_up: CatchUp
    confidences: Confidences
    chores: Chores
    roster: Roster
    connection: Connection
    pace: Pace

    async def begin(self) -> None:
        """Connect, and wait a while until Discord has told of our servers."""
        self.connection.begin()
        await self.connection.ready(GREETING)

    async def rest(self) -> None:
        """Wait until nothing that was begun is under way."""
        await self.intake.rest()
        await self.chores.rest()


@asynccontextmanager
async def open_discord(access: Access, world: World) -> AsyncIterator[Discord]:
    """Discord while the program runs; raises NoEntry, NoAnswer or NoSessions."""
    point_at(access.api_url)
    discord = _joined(access, world)
    await discord.connection.enter()
    try:
        await offer_commands(discord.messenger.api, discord.connection.application)
        yield discord
    finally:
        await discord.rest()
        await discord.connection.close()


def _joined(access: Access, world: World) -> Discord:
    ears: list[Hearing] = []
    address = yarl.URL(access.gateway_url) if access.gateway_url else None
    pace = Pace(world.budgets, access.token.partition(".")[0], time.monotonic)
    connection = Connection(
        access.token, world.budgets, world.log, lambda: ears[0], address, departures(pace)
    )
    api = Api(connection.http, pace, world.log)
    chores, echoes = Chores(time.monotonic, world.log), Echoes()

    async def lacking(channel: Channel, need: c.Need) -> None:
        await world.handle(c.NoteLacks(channel, frozenset({need})), None)

    threads = Threads(api, lacking)
    messenger = DiscordMessenger(
        api,
        threads,
        echoes,
        chores,
        world.account_of,
        connection.reads,
        _look(connection),
        _aside(connection),
        access.lazy,
    )
    listener = Listener(world.handle, api, messenger, chores, connection.reads)
    replies = Replies(api, world.log)
    forms = Forms(world.handle, replies)
    presser = Presser(world.handle, replies, forms, listener, pace, connection.reads, _opener(messenger))
    intake = Intake(PLATFORM, read, presser.work, world.inbox, world.clock, world.log, Nobody())
    members = _members(connection)
    catch_up = CatchUp(api, listener, messenger, members, world.clock.now, time.monotonic, world.log)
    confidences = Confidences(world.handle, api, messenger, chores, world.place_of, world.going, world.log)
    hearing = Hearing(
        api,
        listener,
        presser,
        intake,
        catch_up,
        confidences,
        chores,
        echoes,
        world.clock,
        world.log,
        access.moderators,
        lambda spot: connection.client is not None and connection.client.is_own(spot),
        world.is_round,
        world.threads,
        world.practising,
    )
    ears.append(hearing)
    roster = Roster(world.handle, members, world.closing)
    return Discord(messenger, intake, catch_up, confidences, chores, roster, connection, pace)


class Nobody:
    """Nobody waits for a form on Discord: it is answered when it is done."""

    def saving(self, envelope: Envelope) -> dict[str, object]:
        """Nothing to show meanwhile."""
        del envelope
        return {}

    async def show(self, envelope: Envelope, payload: dict[str, object] | None) -> None:
        """Nothing is left to show."""


def _look(connection: Connection) -> Callable[[Channel], bool]:
    def look(channel: Channel) -> bool:
        if connection.client is None:
            raise TryLater(UNTOLD)
        return connection.client.may_look(channel)

    return look


def _aside(connection: Connection) -> Callable[[str, str], str | None]:
    return lambda channel, name: connection.client.aside(channel, name) if connection.client else None


def _members(connection: Connection) -> Callable[[str, list[str]], Awaitable[dict[str, str] | None]]:
    async def members(guild: str, accounts: list[str]) -> dict[str, str] | None:
        return await connection.client.members(guild, accounts) if connection.client is not None else None

    return members


def _opener(messenger: DiscordMessenger) -> Callable[[Channel, str], Awaitable[None]]:
    """Opens the thread under a card with the first answer, where threads wait for that."""

    async def opened(channel: Channel, card: str) -> None:
        if messenger.lazy:
            root = MessageRef(card)
            messenger.chores.add(f"thread/{card}", lambda: _open(messenger, channel, root))

    return opened


async def _open(messenger: DiscordMessenger, channel: Channel, root: MessageRef) -> None:
    await messenger.threads.open(channel, root, await messenger.name_of(channel, root))


async def offer_commands(api: Api, application: int) -> bool:
    """Tell Discord which commands there are, unless it has them so already; whether it had to be told."""
    there = await api.call("GET", CATALOGUE, application_id=application)
    wanted = commands()
    named = {(each.get("type", 1), each["name"]): each for each in there}
    same = len(named) == len(wanted) and all(
        is_as_wanted(named.get((each["type"], each["name"])), each) for each in wanted
    )
    if not same:
        await api.call("PUT", CATALOGUE, json=wanted, application_id=application)
    return not same


def point_at(api_url: str | None) -> None:
    """Let the library call another address than Discord's, for proxies and tests: it knows no other way."""
    if api_url:
        Route.BASE = api_url.rstrip("/")
