"""Discord's part of the program: its settings and the ports that it leans on."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app.core import Trouble
from bot.config import Settings, listed
from bot.ids import Channel, MessageRef, Person, WorkspaceId, round_of
from bot.platforms.discord.connection import NoAnswer, NoEntry
from bot.platforms.discord.invite import address
from bot.platforms.discord.listen import Handle
from bot.platforms.discord.names import PLATFORM
from bot.platforms.discord.platform import Access, World
from bot.ports.log import Log
from bot.ports.unit import Store
from bot.ports.world import Clock
from bot.storage.store import SqlStore

REFUSED = (
    "Discord did not accept SCRIMMAGE_DISCORD_TOKEN. On your app’s page, under Bot, press Reset Token and "
    "copy the new one."
)
SILENT = "Discord does not answer from here. Check the network, and start again."
SOON = timedelta(minutes=10)
"""How long before a close those who left are looked for."""
MOST = 1000
"""Rounds that close soon, of which one look takes care."""


def discord_access(settings: Settings) -> Access | None:
    """How Discord is reached; None where there is no token."""
    if settings.discord_token is None:
        return None
    return Access(
        token=settings.discord_token.get_secret_value().strip(),
        moderators=frozenset(listed(settings.discord_moderators)),
        lazy=settings.discord_lazy_threads,
        api_url=settings.discord_api_url,
        gateway_url=settings.discord_gateway_url,
    )


def invite(settings: Settings) -> str:
    """The address at which a server adds the app; raises Trouble."""
    access = discord_access(settings)
    if access is None:
        raise Trouble(
            "SCRIMMAGE_DISCORD_TOKEN is not set yet. The README’s “Discord in five minutes” says where it is."
        )
    try:
        return asyncio.run(address(access))
    except NoEntry:
        raise Trouble(REFUSED) from None
    except NoAnswer:
        raise Trouble(SILENT) from None


@dataclass(frozen=True, slots=True)
class Lookups:
    """What Discord asks of the store beside its own ports."""

    store: Store
    clock: Clock

    async def account_of(self, person: Person) -> str | None:
        """The account to reach a person by."""
        async with self.store.glance() as unit:
            return await unit.people.account_of(person.workspace, person.id)

    async def is_round(self, channel: Channel, root: MessageRef) -> bool:
        """Whether a message is the card of a round."""
        async with self.store.glance() as unit:
            slot = await unit.wall.slot_of(channel, root)
        return slot is not None and round_of(slot) is not None

    async def threads(self) -> tuple[tuple[Channel, MessageRef], ...]:
        """The open rounds, each by its channel and its card."""
        async with self.store.glance() as unit:
            return await unit.rounds.threads(PLATFORM)

    async def practising(self) -> dict[WorkspaceId, bool]:
        """The workspaces with tracks, and whether the app was removed there."""
        async with self.store.glance() as unit:
            return dict(await unit.workspaces.practising(PLATFORM))

    async def place_of(self, account: str) -> WorkspaceId | None:
        """The workspace in which an account has an interview that goes on."""
        async with self.store.glance() as unit:
            return await unit.practice.place_of(PLATFORM, account)

    async def going(self) -> tuple[tuple[WorkspaceId, str, datetime], ...]:
        """The interviews that go on in direct messages: workspace, account, and when it was last heard."""
        async with self.store.glance() as unit:
            return await unit.practice.going(PLATFORM)

    async def closing(self) -> tuple[tuple[WorkspaceId, tuple[str, ...]], ...]:
        """The workspaces in which a round closes soon, each with the accounts that have not left."""
        async with self.store.glance() as unit:
            rounds = await unit.rounds.to_close(self.clock.now() + SOON, MOST)
            workspaces = {each.channel.workspace for each in rounds}
            here = sorted(each for each in workspaces if each.startswith(f"{PLATFORM}:"))
            return tuple([(each, await unit.people.accounts(each)) for each in here])


def discord_world(store: SqlStore, handle: Handle, clock: Clock, log: Log) -> World:
    """The ports that Discord leans on."""
    lookups = Lookups(store, clock)
    return World(
        handle=handle,
        inbox=store.inbox,
        budgets=store.budgets,
        account_of=lookups.account_of,
        is_round=lookups.is_round,
        threads=lookups.threads,
        practising=lookups.practising,
        closing=lookups.closing,
        place_of=lookups.place_of,
        going=lookups.going,
        clock=clock,
        log=log,
    )
