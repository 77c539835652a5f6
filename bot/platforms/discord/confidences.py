"""What people tell us where nobody else is: in direct messages, or in a private thread instead."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.ids import Account, WorkspaceId
from bot.platforms.discord.api import Api
from bot.platforms.discord.chores import Chores
from bot.platforms.discord.listen import PATIENT, REACTION, Handle
from bot.platforms.discord.messenger import LOOK, MESSAGES, DiscordMessenger
from bot.platforms.discord.names import earliest, guild_of, nonce_of
from bot.platforms.discord.render.screens import Look, as_message
from bot.platforms.discord.spoken import TICK, Written, recalled
from bot.ports.log import Log
from bot.ports.messenger import Rejected, TryLater, Unknown, Unreachable
from bot.screens.screens import NoticeScreen, Recorded
from bot.screens.text import UserText
from bot.usecases import commands as c

KEPT = 10_000
BEFORE = timedelta(minutes=1)
"""How long before somebody was last heard their messages are read again: clocks differ."""

PlaceOf = Callable[[str], Awaitable[WorkspaceId | None]]
"""The workspace in which an account has an interview that goes on."""
Going = Callable[[], Awaitable[tuple[tuple[WorkspaceId, str, datetime], ...]]]
"""The interviews that go on: workspace, account, and when it was last heard."""


@dataclass(slots=True)
class Confidences:
    """Private conversations; one in direct messages belongs to the interview that goes on."""

    handle: Handle
    api: Api
    messenger: DiscordMessenger
    chores: Chores
    place_of: PlaceOf
    going: Going
    log: Log
    _partners: OrderedDict[str, str] = field(default_factory=OrderedDict)
    _stale: bool = False

    async def written(self, channel: str, written: Written, workspace: WorkspaceId | None = None) -> None:
        """Somebody wrote or edited a message; `workspace` is known in a thread of a server."""
        if not written.human:
            return
        place = workspace or await self.place_of(written.author)
        if place is None:
            return
        self._remember(channel, written.author)
        actor = c.Actor(Account(place, written.author, written.name), moderator=False)
        text = UserText(written.text)
        command = c.WriteTurn(actor, written.id, text, written.written_at, written.revised_at)
        screen = await self.handle(command, None)
        if isinstance(screen, Recorded) and not written.ticked:
            self.chores.add(f"tick/{written.id}", lambda: self._tick(channel, written.id))
        elif isinstance(screen, NoticeScreen) and workspace is None:
            self.chores.add(f"say/{written.id}", lambda: self._say(channel, place, screen, written.id))

    async def deleted(
        self, channel: str, message: str, at: datetime, workspace: WorkspaceId | None = None
    ) -> None:
        """A message was deleted; whose conversation it was in is known from what was written there."""
        account = self._partners.get(channel) or await self._partner(channel)
        place = workspace or (await self.place_of(account) if account else None)
        if place is not None and account:
            actor = c.Actor(Account(place, account, ""), moderator=False)
            await self.handle(c.DeleteTurn(actor, message, at), None)

    def note(self) -> None:
        """Read again what was said while nobody listened."""
        self._stale = True

    async def run(self) -> None:
        """Read the conversations of interviews that go on, if something may have been missed."""
        if not self._stale:
            return
        self._stale = False
        for workspace, account, since in await self.going():
            try:
                await self._read(account, since)
            except (TryLater, Unknown):
                self._stale = True
            except (Unreachable, Rejected):
                self.log.info("conversation-not-read", workspace=workspace)

    async def _read(self, account: str, since: datetime) -> None:
        channel = await self.messenger.conversation(account)
        past = await self.api.call(
            "GET",
            MESSAGES,
            params={"after": str(earliest(since - BEFORE)), "limit": str(LOOK)},
            patience=PATIENT,
            channel_id=channel,
        )
        for message in sorted(past, key=lambda each: int(each["id"])):
            await self.written(channel, recalled(message, {}))

    async def _partner(self, channel: str) -> str:
        """Who a conversation of direct messages is with."""
        try:
            found = await self.api.call("GET", "/channels/{channel_id}", channel_id=channel)
        except (TryLater, Unknown, Unreachable, Rejected):
            return ""
        account = next((str(each["id"]) for each in found.get("recipients") or ()), "")
        if account:
            self._remember(channel, account)
        return account

    def _remember(self, channel: str, account: str) -> None:
        self._partners[channel] = account
        if len(self._partners) > KEPT:
            self._partners.popitem(last=False)

    async def _tick(self, channel: str, message: str) -> None:
        await self.api.call(
            "PUT", REACTION, patience=PATIENT, channel_id=channel, message_id=message, emoji=TICK
        )

    async def _say(self, channel: str, workspace: WorkspaceId, screen: NoticeScreen, message: str) -> None:
        drawn = as_message(screen, Look(guild=guild_of(workspace)))
        body = {**drawn, "nonce": nonce_of(f"say/{message}"), "enforce_nonce": True}
        await self.api.call("POST", MESSAGES, json=body, channel_id=channel)
