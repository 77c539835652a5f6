"""What happens on Discord by itself, as commands: messages and reactions in the threads of questions."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.ids import Account, Channel, EventId, MessageRef
from bot.platforms.discord.api import Api, Gone, Refusal
from bot.platforms.discord.chores import Chores
from bot.platforms.discord.messenger import MESSAGES, DiscordMessenger
from bot.platforms.discord.names import guild_of, nonce_of
from bot.platforms.discord.render.screens import Look, as_message
from bot.platforms.discord.spoken import TICK, Written
from bot.ports.messenger import Cause
from bot.screens.screens import NoticeScreen, Recorded, Screen
from bot.screens.text import UserText
from bot.usecases import commands as c

REACTION = f"{MESSAGES}/{{message_id}}/reactions/{{emoji}}/@me"
KEPT = 10_000
PATIENT = 60.0
"""Seconds that a ✅ may wait for its turn: the answer is stored."""
Handle = Callable[[c.Command, EventId | None], Awaitable[Screen | None]]
"""The core's way in."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A thread: the channel that it hangs in, and the message that it hangs under."""

    channel: Channel
    thread: MessageRef


@dataclass(slots=True)
class Listener:
    """Turns what is told into commands; what fails is raised, and the thread is read again later.

    `reads` says whether words come to us.
    """

    handle: Handle
    api: Api
    messenger: DiscordMessenger
    chores: Chores
    reads: Callable[[], bool]
    _names: OrderedDict[str, str] = field(default_factory=OrderedDict)
    _told: OrderedDict[str, None] = field(default_factory=OrderedDict)

    async def written(self, spot: Spot, written: Written, *, edited: bool = False) -> None:
        """Somebody wrote or edited a message; bots and Discord's own messages are none of ours."""
        if not written.human:
            return
        unread = not self.reads() and not written.text
        if unread and edited:
            return
        account = self._account(spot, written.author, written.name)
        command = c.WriteMessage(
            c.Actor(account, moderator=False),
            spot.channel,
            spot.thread,
            written.id,
            UserText(written.text),
            written.written_at,
            written.revised_at,
            attached=written.attached,
            unread=unread,
        )
        screen = await self.handle(command, None)
        if isinstance(screen, Recorded) and not written.ticked:
            self.tick(spot, written.id)
        elif isinstance(screen, NoticeScreen):
            self.whisper(spot, written.author, screen)

    async def deleted(self, spot: Spot, message: str, at: datetime) -> None:
        """A message was deleted, by whomever."""
        await self.handle(c.DeleteMessage(spot.channel, spot.thread, message, at), None)

    async def liked(self, spot: Spot, message: str, user: tuple[str, str], at: datetime, *, on: bool) -> None:
        """Somebody set a 👍 or took it back; `user` is their account and name, if that was told."""
        actor = c.Actor(self._account(spot, *user), moderator=False)
        screen = await self.handle(c.React(actor, spot.channel, spot.thread, message, on, at), None)
        if isinstance(screen, NoticeScreen) and on:
            self.whisper(spot, user[0], screen)

    def tick(self, spot: Spot, message: str) -> None:
        """Acknowledge an answer's message with a ✅, as soon as Discord lets us."""
        self.chores.add(f"tick/{message}", lambda: self._tick(spot, message))

    async def _tick(self, spot: Spot, message: str) -> None:
        try:
            await self.messenger.threads.awake(spot.thread, lambda: self._react(spot, message))
        except Gone as gone:
            if gone.cause is Cause.NOT_ALLOWED:
                await self.handle(c.NoteLacks(spot.channel, frozenset({c.Need.REACT})), None)

    async def _react(self, spot: Spot, message: str) -> None:
        await self.api.call(
            "PUT", REACTION, patience=PATIENT, channel_id=spot.thread, message_id=message, emoji=TICK
        )

    def whisper(self, spot: Spot, user: str, screen: NoticeScreen) -> None:
        """Tell one person something in direct messages, the same once in a thread."""
        key = f"{spot.thread}/{user}/{screen.text}"
        if key in self._told:
            return
        self._told[key] = None
        if len(self._told) > KEPT:
            self._told.popitem(last=False)
        self.chores.add(f"whisper/{key}", lambda: self._whisper(spot, user, screen, key))

    async def _whisper(self, spot: Spot, user: str, screen: NoticeScreen, key: str) -> None:
        drawn = as_message(screen, Look(guild=guild_of(spot.channel.workspace)))
        body = {**drawn, "nonce": nonce_of(key), "enforce_nonce": True}
        try:
            channel = await self.messenger.conversation(user)
            await self.api.call("POST", MESSAGES, json=body, channel_id=channel)
        except (Gone, Refusal):
            return  # they take no direct messages

    def _account(self, spot: Spot, user: str, name: str) -> Account:
        """An account by its name; where none was told, the one last heard, or none, which changes nothing."""
        if name:
            self._names[user] = name
            if len(self._names) > KEPT:
                self._names.popitem(last=False)
        return Account(spot.channel.workspace, user, name or self._names.get(user, ""))
