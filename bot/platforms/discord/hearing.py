"""Who hears what Discord tells: happenings go to the core, and what goes wrong is read again later."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import discord

from bot.ids import Channel, MessageRef, WorkspaceId
from bot.platforms.discord.api import Api
from bot.platforms.discord.asked import asked_of, body_of, custom_id, read
from bot.platforms.discord.catch_up import CatchUp
from bot.platforms.discord.chores import Chores
from bot.platforms.discord.confidences import Confidences
from bot.platforms.discord.echoes import Echoes
from bot.platforms.discord.ids import read_id
from bot.platforms.discord.listen import Listener, Spot
from bot.platforms.discord.messenger import MESSAGES
from bot.platforms.discord.names import workspace_of
from bot.platforms.discord.presses import Presser
from bot.platforms.discord.spoken import Written
from bot.platforms.shared.actions import UnknownAction
from bot.platforms.shared.intake import Intake
from bot.ports.log import Log
from bot.ports.world import Clock
from bot.usecases import commands as c

AT_ONCE = 8
"""Happenings worked on at the same time."""
SOON = 2.0
"""Seconds until a thread of ours is read that the wall does not know yet: its card was just posted."""
KEPT = 10_000

SlotOf = Callable[[Channel, MessageRef], Awaitable[bool]]
"""Whether a message of a channel is the card of a round."""
Threads = Callable[[], Awaitable[tuple[tuple[Channel, MessageRef], ...]]]
"""The open rounds, each by its channel and its card."""
Practising = Callable[[], Awaitable[dict[WorkspaceId, bool]]]
"""The workspaces with tracks, and whether the app was removed there."""


@dataclass(slots=True)
class Hearing:
    """Implements `bot.platforms.discord.client.Ears`.

    `is_own` says whether we opened a thread.
    """

    api: Api
    listener: Listener
    presser: Presser
    intake: Intake
    catch_up: CatchUp
    confidences: Confidences
    chores: Chores
    echoes: Echoes
    clock: Clock
    log: Log
    moderators: frozenset[str]
    is_own: Callable[[Spot], bool]
    is_round: SlotOf
    threads: Threads
    practising: Practising
    _ours: OrderedDict[Spot, bool] = field(default_factory=OrderedDict)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def written(self, spot: Spot, written: Written, *, edited: bool) -> None:
        """Somebody wrote or edited a message in a thread."""
        await self._hear(spot, lambda: self.listener.written(spot, written, edited=edited))

    async def deleted(self, spot: Spot, message: str) -> None:
        """A message in a thread was deleted."""
        await self._hear(spot, lambda: self.listener.deleted(spot, message, self.clock.now()))

    async def liked(self, spot: Spot, message: str, user: tuple[str, str], *, on: bool) -> None:
        """Somebody set a 👍 on a message in a thread, or took it back: Discord does not say when."""
        await self._hear(spot, lambda: self.listener.liked(spot, message, user, self.clock.now(), on=on))

    async def _hear(self, spot: Spot, do: Callable[[], Awaitable[None]]) -> None:
        """Work on something that happened, if the thread is a round's."""
        async with self._room:
            try:
                if await self._is_ours(spot):
                    await do()
            except Exception:
                self.catch_up.note(spot, after=SOON)
                raise

    async def _is_ours(self, spot: Spot) -> bool:
        """Whether the thread is a round's; of one that we opened just now the wall may not know yet."""
        known = self._ours.get(spot)
        if known is not None:
            return known
        found = await self.is_round(spot.channel, spot.thread)
        if not found and self.is_own(spot):
            self.catch_up.note(spot, after=SOON)
            return False
        self._ours[spot] = found
        if len(self._ours) > KEPT:
            self._ours.popitem(last=False)
        return found

    async def confided(self, guild: str, channel: str, written: Written) -> None:
        """Somebody wrote where only they and we are."""
        workspace = workspace_of(guild) if guild else None
        await self._confidence(lambda: self.confidences.written(channel, written, workspace))

    async def unsaid(self, guild: str, channel: str, message: str) -> None:
        """A message was deleted where only somebody and we are."""
        workspace, now = workspace_of(guild) if guild else None, self.clock.now()
        await self._confidence(lambda: self.confidences.deleted(channel, message, now, workspace))

    async def _confidence(self, do: Callable[[], Awaitable[None]]) -> None:
        async with self._room:
            try:
                await do()
            except Exception:
                self.confidences.note()
                raise

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Somebody asked for something: what has to be answered with a form is, the rest is stored first."""
        body = body_of(interaction, self.moderators, _guild_in(interaction))
        if read(body) is None:
            return
        asked = asked_of(body)
        if self.presser.is_first(asked):
            await self.presser.first(asked)
        else:
            await self.intake.receive(body)

    async def joined(self, guild: str) -> None:
        """A server added us."""
        await self._note(c.NoteInstalled(workspace_of(guild), self.clock.now()))

    async def left(self, guild: str) -> None:
        """A server removed us: nothing is posted there from now on."""
        await self._note(c.NoteUninstalled(workspace_of(guild), self.clock.now()))

    async def ready(self, guilds: list[str]) -> None:
        """A new session began: whatever happened in its servers before may be unheard."""
        there = {workspace_of(guild) for guild in guilds}
        for channel, root in await self.threads():
            if channel.workspace in there:
                self.catch_up.note(Spot(channel, root))
        self.confidences.note()
        known = await self.practising()
        for workspace in there:
            if known.get(workspace):
                await self._note(c.NoteInstalled(workspace, self.clock.now()))

    async def _note(self, command: c.Command) -> None:
        await self.listener.handle(command, None)

    def own(self, nonce: str, channel: str, message: str) -> None:
        """A message of ours came back; of two that bear one nonce the younger goes."""
        twin = self.echoes.heard(nonce, channel, message)
        if twin is not None:
            self.log.warning("posted-twice")
            self.chores.add(f"twin/{twin}", lambda: self._delete(channel, twin))

    async def _delete(self, channel: str, message: str) -> None:
        await self.api.call("DELETE", f"{MESSAGES}/{{message_id}}", channel_id=channel, message_id=message)

    def gone(self, message: str) -> None:
        """A message was deleted, perhaps one of ours."""
        self.echoes.forget(message)


def _guild_in(interaction: discord.Interaction) -> str:
    """The server that the button of a direct message names."""
    try:
        return read_id(custom_id(interaction)).guild
    except UnknownAction:
        return ""
