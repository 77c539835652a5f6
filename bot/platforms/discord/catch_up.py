"""What was said while nobody listened: the threads of open rounds are read again, one after another."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.platforms.discord.api import Api, Gone
from bot.platforms.discord.listen import Listener, Spot
from bot.platforms.discord.messenger import MESSAGES, DiscordMessenger
from bot.platforms.discord.names import guild_of
from bot.platforms.discord.spoken import LIKE, Written, recalled
from bot.ports.log import Log
from bot.ports.messenger import Cause, Rejected, TryLater, Unknown, Unreachable
from bot.usecases import commands as c

PAGE, PAGES = 100, 20
"""Messages in one look, and looks at one thread."""
LIKERS = 100
"""People whose 👍 on one message are read."""
PATIENT = 60.0
"""Seconds that a look may wait for its turn: posts go first."""
AFTER = 5.0
"""Seconds before a thread is read again whose reading failed."""
REACTIONS = f"{MESSAGES}/{{message_id}}/reactions/{{emoji}}"

Members = Callable[[str, list[str]], Awaitable[dict[str, str] | None]]
"""Who of some accounts is in a server, with their names."""


@dataclass(slots=True)
class CatchUp:
    """The threads to be read again, each with when we stopped listening.

    `seconds` is a clock that never steps back, `now` the real one.
    """

    api: Api
    listener: Listener
    messenger: DiscordMessenger
    members: Members
    now: Callable[[], datetime]
    seconds: Callable[[], float]
    log: Log
    _stale: dict[Spot, float] = field(default_factory=dict)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    def note(self, spot: Spot, *, after: float = 0.0) -> None:
        """Read a thread again, at the earliest after so many seconds."""
        self._stale.setdefault(spot, self.seconds() + after)

    @property
    def left(self) -> int:
        """How many threads are still to be read."""
        return len(self._stale)

    async def run(self) -> None:
        """Read what is stale, one thread after another; what fails is read again later."""
        async with self._reading:
            for spot in [spot for spot, at in self._stale.items() if at <= self.seconds()]:
                del self._stale[spot]
                try:
                    await self._read(spot)
                except TryLater as later:
                    self.note(spot, after=later.after)
                except Unknown:
                    self.note(spot, after=AFTER)
                except (Unreachable, Rejected):
                    continue  # whatever is wrong there, the next message to it tells a moderator
                except Exception:
                    self.log.exception("thread-not-read")
                    self.note(spot, after=AFTER * 12)

    async def _read(self, spot: Spot) -> None:
        until = self.now()
        try:
            messages, whole = await self._messages(spot)
        except Gone as gone:
            if gone.cause is not Cause.CHANNEL_GONE:
                raise
            return await self._open(spot)
        names = await self._names(spot, messages)
        for message in messages:
            await self._heard(spot, recalled(message, names))
        if whole:
            present = frozenset(str(message["id"]) for message in messages)
            await self.listener.handle(c.SweepThread(spot.channel, spot.thread, present, until), None)
        return None

    async def _open(self, spot: Spot) -> None:
        """A thread that was never opened is opened now."""
        if not self.messenger.lazy:
            name = await self.messenger.name_of(spot.channel, spot.thread)
            await self.messenger.threads.open(spot.channel, spot.thread, name)

    async def _messages(self, spot: Spot) -> tuple[list[dict[str, Any]], bool]:
        """What stands in a thread, oldest first, and whether that is all."""
        found: list[dict[str, Any]] = []
        where: dict[str, str] = {"limit": str(PAGE)}
        for _ in range(PAGES):
            page = await self.api.call(
                "GET", MESSAGES, params=where, patience=PATIENT, channel_id=spot.thread
            )
            found += page
            if len(page) < PAGE:
                return sorted(found, key=lambda each: int(each["id"])), self.messenger.may_look(spot.channel)
            where = {"limit": str(PAGE), "before": str(min(int(each["id"]) for each in page))}
        return sorted(found, key=lambda each: int(each["id"])), False

    async def _names(self, spot: Spot, messages: list[dict[str, Any]]) -> Mapping[str, str]:
        """What the writers are called in the server, which their messages' past does not tell."""
        writers = {str(message["author"]["id"]) for message in messages if not message["author"].get("bot")}
        asked = sorted(writers)[:PAGE]
        return (await self.members(guild_of(spot.channel.workspace), asked) or {}) if asked else {}

    async def _heard(self, spot: Spot, written: Written) -> None:
        await self.listener.written(spot, written)
        if not written.likes or not written.human:
            return
        people = await self.api.call(
            "GET",
            REACTIONS,
            params={"limit": str(LIKERS)},
            patience=PATIENT,
            channel_id=spot.thread,
            message_id=written.id,
            emoji=LIKE,
        )
        for each in people:
            if not each.get("bot"):
                # As old as the message itself, so that it yields to every change that was heard of.
                await self.listener.liked(
                    spot, written.id, (str(each["id"]), ""), written.written_at, on=True
                )
