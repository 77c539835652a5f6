"""The library's client with the least intents and nothing kept in memory: its events as calls."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket

from bot.ids import Channel, MessageRef
from bot.platforms.discord.listen import Spot
from bot.platforms.discord.names import workspace_of
from bot.platforms.discord.spoken import LIKE, Written, is_emoji, told
from bot.ports.log import Log
from bot.ports.messenger import TryLater

HEARTBEAT = 45.0
"""Seconds of silence after which a connection is given up; Discord beats every 41."""
READY = 2.0
"""Seconds without another server after which those that were told are taken to be all."""


UNTOLD = 5.0
"""Seconds after which is asked again what Discord has not told yet."""


class Ears(Protocol):
    """Who hears what happens; each call is one happening, and may raise."""

    async def written(self, spot: Spot, written: Written, *, edited: bool) -> None:
        """Somebody wrote or edited a message in a thread."""

    async def deleted(self, spot: Spot, message: str) -> None:
        """A message in a thread was deleted."""

    async def liked(self, spot: Spot, message: str, user: tuple[str, str], *, on: bool) -> None:
        """Somebody set a 👍 on a message, or took it back; `user` is account and name."""

    async def confided(self, guild: str, channel: str, written: Written) -> None:
        """Somebody wrote where only they and we are; `guild` is empty in direct messages."""

    async def unsaid(self, guild: str, channel: str, message: str) -> None:
        """A message was deleted where only somebody and we are."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Somebody asked for something."""

    async def joined(self, guild: str) -> None:
        """A server added us."""

    async def left(self, guild: str) -> None:
        """A server removed us."""

    async def ready(self, guilds: list[str]) -> None:
        """A new session began for these servers."""

    def own(self, nonce: str, channel: str, message: str) -> None:
        """A message of ours came back."""

    def gone(self, message: str) -> None:
        """A message was deleted, perhaps one of ours."""


def intents(*, content: bool) -> discord.Intents:
    """The least that a round needs; the words of messages only where the app may have them."""
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.guild_reactions = wanted.dm_messages = True
    wanted.message_content = content
    return wanted


class Gateway(discord.AutoShardedClient):
    """Turns the library's events into calls of `ears`; `identify` waits until a new session may be begun."""

    def __init__(  # noqa: PLR0913 - each is something else that it leans on
        self,
        ears: Ears,
        identify: Callable[[], Awaitable[None]],
        log: Log,
        *,
        content: bool,
        departures: aiohttp.TraceConfig,
        address: yarl.URL | None = None,
    ) -> None:
        super().__init__(
            intents=intents(content=content),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            heartbeat_timeout=HEARTBEAT,
            guild_ready_timeout=READY,
            http_trace=departures,
        )
        self._ears, self._identify, self._log = ears, identify, log
        self._address = address
        self.all_ready = asyncio.Event()
        self._shards_ready: set[int] = set()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Begin a session only within the day's budget, and not right after another."""
        del shard_id, initial
        await self._identify()

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard, now and for later sessions, where Discord says, or where the settings say."""
        where = self._address or gateway
        DiscordWebSocket.DEFAULT_GATEWAY = where  # where the library goes when a session cannot be resumed
        await super().launch_shard(where, shard_id, initial=initial)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """A happening could not be heard: what it was about is read again later."""
        self._log.exception("event-not-handled", step=event_method)

    async def on_shard_ready(self, shard_id: int) -> None:
        """A new session began: what happened before it was not told."""
        self._log.info("session-began", detail=str(shard_id))
        guilds = [str(each.id) for each in self.guilds if each.shard_id == shard_id]
        await self._ears.ready(guilds)
        self._shards_ready.add(shard_id)
        if len(self._shards_ready) >= (self.shard_count or 1):
            self.all_ready.set()

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote; our own message is the proof that it was made."""
        if self.user is not None and message.author.id == self.user.id:
            if message.nonce is not None:
                self._ears.own(str(message.nonce), str(message.channel.id), str(message.id))
            return
        await self._written(message.guild.id if message.guild else None, message, edited=False)

    async def _written(self, guild: int | None, message: discord.Message, *, edited: bool) -> None:
        if self._is_private(guild, message.channel.id):
            await self._ears.confided(str(guild or ""), str(message.channel.id), told(message))
            return
        spot = self._spot(guild, message.channel.id)
        if spot is not None:
            await self._ears.written(spot, told(message), edited=edited)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Somebody edited a message; a change without an edit is Discord's own, such as a preview."""
        by_us = self.user is not None and payload.message.author.id == self.user.id
        if payload.message.edited_at is not None and not by_us:
            await self._written(payload.guild_id, payload.message, edited=True)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message was deleted, ours or somebody's."""
        await self._deleted(payload.guild_id, payload.channel_id, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """A moderator deleted many messages at once."""
        for message in sorted(payload.message_ids):
            await self._deleted(payload.guild_id, payload.channel_id, message)

    async def _deleted(self, guild: int | None, channel: int, message: int) -> None:
        self._ears.gone(str(message))
        if self._is_private(guild, channel):
            await self._ears.unsaid(str(guild or ""), str(channel), str(message))
            return
        spot = self._spot(guild, channel)
        if spot is not None:
            await self._ears.deleted(spot, str(message))

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Somebody set a reaction."""
        await self._liked(payload, on=True)

    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """Somebody took a reaction back."""
        await self._liked(payload, on=False)

    async def _liked(self, payload: discord.RawReactionActionEvent, *, on: bool) -> None:
        spot = self._spot(payload.guild_id, payload.channel_id)
        by_us = self.user is not None and payload.user_id == self.user.id
        if spot is None or by_us or not is_emoji(payload.emoji.name, LIKE):
            return
        name = payload.member.display_name if payload.member else ""
        if payload.member is None or not payload.member.bot:
            await self._ears.liked(spot, str(payload.message_id), (str(payload.user_id), name), on=on)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Somebody pressed, typed a command, or sent a form."""
        await self._ears.pressed(interaction)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server added us."""
        await self._ears.joined(str(guild.id))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """A server removed us."""
        await self._ears.left(str(guild.id))

    def _is_private(self, guild: int | None, channel: int) -> bool:
        """Whether a channel is one of direct messages, or a private thread that we opened for somebody."""
        if guild is None:
            return True
        thread = self.get_channel(channel)
        return (
            isinstance(thread, discord.Thread)
            and thread.is_private()
            and self.user is not None
            and thread.owner_id == self.user.id
        )

    def aside(self, channel: str, name: str) -> str | None:
        """The private thread of that name that we opened in a channel, None where none is awake."""
        found = self.get_channel(int(channel))
        threads = found.threads if isinstance(found, discord.TextChannel) else []
        mine = (each for each in threads if each.is_private() and each.name == name)
        return next((str(each.id) for each in mine if self.user and each.owner_id == self.user.id), None)

    def _spot(self, guild: int | None, channel: int) -> Spot | None:
        """The thread that a message is in; None for one that is in no thread, or of a server unknown."""
        if guild is None:
            return None
        found = self.get_guild(guild)
        thread = found.get_thread(channel) if found else None
        if thread is None:
            return None
        return Spot(Channel(workspace_of(guild), str(thread.parent_id)), MessageRef(str(channel)))

    def is_own(self, spot: Spot) -> bool:
        """Whether we opened the thread."""
        thread = self.get_channel(int(spot.thread))
        return (
            isinstance(thread, discord.Thread) and self.user is not None and thread.owner_id == self.user.id
        )

    def may_look(self, channel: Channel) -> bool:
        """Whether the past of a channel may be read; raises TryLater while that has not been told."""
        found = self.get_channel(int(channel.id))
        if not isinstance(found, discord.abc.GuildChannel):
            if not self.all_ready.is_set():
                raise TryLater(UNTOLD)
            return False
        return found.permissions_for(found.guild.me).read_message_history

    async def members(self, guild: str, accounts: list[str]) -> dict[str, str] | None:
        """Who of at most 100 accounts is in the server, with their names; None if nobody can tell."""
        found = self.get_guild(int(guild))
        if found is None or found.unavailable:
            return None
        try:
            members = await found.query_members(
                user_ids=[int(each) for each in accounts], limit=100, cache=False
            )
        except (TimeoutError, discord.DiscordException):
            return None
        return {str(each.id): each.display_name for each in members}
