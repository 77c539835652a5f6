"""Scrimmage as it is served, on a Discord of the test's own, with a clock to turn."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any, Self

from bot.app.serving import Serving
from bot.config import Settings
from bot.ids import Channel, WorkspaceId
from bot.platforms.discord import client
from bot.platforms.discord.names import workspace_of
from bot.platforms.discord.platform import Discord
from bot.storage.store import SqlStore
from bot.usecases.tick import tick
from tests.fakes import EPOCH, FakeClock, NoLog
from tests.platforms.discord.server import ALL, DiscordServer, Person, shown
from tests.platforms.discord.server.state import Json

GUILD, CHANNEL = "700", "800"
MANAGE = 1 << 5
client.READY = 0.02  # the server tells of its guilds at once


@dataclass
class House:
    """One server with a channel and its people."""

    store: SqlStore
    lazy: bool = False
    granted: bool = True
    shards: int = 1
    allowed: int = ALL
    clock: FakeClock = field(default_factory=lambda: FakeClock(EPOCH))
    log: NoLog = field(default_factory=NoLog)

    async def __aenter__(self) -> Self:
        await self.people()
        await self.start()
        return self

    async def people(self) -> None:
        """The platform with a channel and its people, before Scrimmage comes."""
        self._exits = AsyncExitStack()
        self.server = await self._exits.enter_async_context(DiscordServer(self.seconds))
        self.server.content_granted, self.server.shards = self.granted, self.shards
        self.guild = self.server.guild(GUILD, "Team", self.allowed)
        self.channel = self.guild.channel(CHANNEL, "practice")
        self.dev = self.server.person(self.guild, "1000", "Dev", permissions=MANAGE)
        self.ana = self.server.person(self.guild, "1001", "ana", nick="Ana")
        self.ben = self.server.person(self.guild, "1002", "Ben")
        self.cleo = self.server.person(self.guild, "1003", "Cleo")

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        await self.leave()

    async def leave(self) -> None:
        """Close the platform."""
        await self._exits.aclose()

    async def start(self) -> None:
        """Join everything and connect."""
        self.serving = Serving(self.settings(), self.store, self.clock, self.log)
        await self.serving.__aenter__()
        self.unhurried()
        await self.serving.begin()

    async def stop(self) -> None:
        """Stop in order."""
        await self.serving.__aexit__()

    def settings(self) -> Settings:
        """What the README tells a team to set."""
        given: dict[str, Any] = {"discord_token": self.server.token, "discord_api_url": self.server.api_url}
        return Settings(_env_file=None, discord_lazy_threads=self.lazy, **given)

    @property
    def discord(self) -> Discord:
        return self.serving.discord

    @property
    def workspace(self) -> WorkspaceId:
        return workspace_of(GUILD)

    @property
    def channel_seen(self) -> Channel:
        """The channel as the core knows it."""
        return Channel(self.workspace, CHANNEL)

    def seconds(self) -> float:
        """The time that both sides go by."""
        return self.clock.now().timestamp()

    def unhurried(self) -> None:
        """Let calls and sessions follow each other at once, and waits go by the test's clock."""
        discord = self.discord
        discord.pace.spacing = discord.connection.apart = 0.0
        discord.pace.seconds = discord.chores.seconds = discord.catch_up.seconds = self.seconds

    def lose(self) -> None:
        """Let nothing come through any more, while nobody notices."""
        self.server.zombie()

    async def reconnected(self) -> None:
        """Let the connection break for good, and wait for a new session."""
        before = self._sessions()
        self.server.forget_sessions()
        await self.server.drop_sockets()
        async with asyncio.timeout(10):
            while self._sessions() == before:  # noqa: ASYNC110 - the library sets no event
                await asyncio.sleep(0.01)

    def _sessions(self) -> int:
        return sum(event == "session-began" for event, _ in self.log.lines)

    async def settle(self) -> None:
        """Let everything that was told be heard, worked on and shown, until nothing more comes of it."""
        for _ in range(30):
            await self.heard()
            await self.discord.catch_up.run()
            await self.discord.rest()
            due = await tick(self.serving.core.deps)
            shown = await self.serving.core.pump.run()
            await self.serving.core.ticker.rest()
            await self.discord.chores.run()
            await self.discord.rest()
            await self.heard()
            if not due and not shown:
                return

    async def heard(self) -> None:
        """Wait until the client has heard all that it was told, and every listener is done."""
        await self.server.settled()
        async with asyncio.timeout(10):
            while self._unheard() or self._listening():  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.001)

    def _unheard(self) -> bool:
        """Whether an open session was told more than the client has read."""
        gateway = self.discord.connection.client
        if gateway is None:
            return False
        told = {
            each.session.id: each.session.seq
            for each in self.server.sockets
            if each.session is not None and not each.deaf
        }
        read = {
            shard._parent.ws.session_id: shard._parent.ws.sequence  # noqa: SLF001 - the library tells nobody
            for shard in gateway.shards.values()
        }
        return any(read.get(key, seq) != seq for key, seq in told.items())

    @staticmethod
    def _listening() -> bool:
        return any(task.get_name().startswith("discord.py: on_") for task in asyncio.all_tasks())

    async def at(self, clock: str, days: int = 0) -> None:
        """Let the time come, `days` later, and everything that it brings."""
        on = self.clock.now().date() + timedelta(days=days)
        self.clock.at = datetime.combine(on, time.fromisoformat(clock), UTC)
        await self.settle()

    async def later(self, seconds: float) -> None:
        """Let time pass, and everything that it brings."""
        self.clock.turn(timedelta(seconds=seconds))
        await self.settle()

    async def begin(self, **values: Any) -> None:  # noqa: ANN401 - JSON
        """A channel that is set up, and its first question."""
        await self.at("08:00")
        await self.set_up(**values)
        await self.at("09:00")

    async def set_up(self, group: int | None = None, **values: Any) -> None:  # noqa: ANN401 - JSON
        """A moderator saves what is proposed, but for the values of one group."""
        await self.does(self.dev.slash(CHANNEL, "scrimmage setup"))
        if group is not None:
            key = f"form:setup/{CHANNEL}/{group}"
            await self.does(self.dev.press(self.dev.private[-1], custom_id=key))
            await self.does(self.dev.submit(**values))
        else:
            await self.does(self.dev.press(self.dev.private[-1], "Save"))

    async def does(self, doing: Any) -> None:  # noqa: ANN401 - a coroutine
        """Let somebody do something, and all that it brings about."""
        await doing
        await self.settle()

    async def votes(self, person: Person, words: str) -> None:
        """Press Vote beside the answer with these words."""
        self.clock.turn(timedelta(seconds=2))
        for message in self.thread:
            for part in message["components"][0]["components"]:
                if part["type"] == 9 and words in shown({"components": [part]}):
                    await self.does(person.press(message, custom_id=part["accessory"]["custom_id"]))
                    return
        raise AssertionError(f"nothing to vote for: {words}")

    @property
    def card(self) -> Json:
        """The newest question."""
        return self.cards[-1]

    @property
    def cards(self) -> list[Json]:
        """Every question in the channel."""
        said = self.server.channels[CHANNEL].said.values()
        return [each for each in said if each["author"]["id"] == self.server.bot_id]

    @property
    def thread(self) -> list[Json]:
        """What Scrimmage says in its thread."""
        place = self.server.channels.get(self.card["id"])
        said = place.said.values() if place is not None else ()
        return [each for each in said if each["author"]["id"] == self.server.bot_id]

    def ticked(self, message: str) -> bool:
        """Whether a message in the thread bears our ✅."""
        reactions = self.server.channels[self.card["id"]].reactions.get(message, {})
        return self.server.bot_id in reactions.get("✅", [])
