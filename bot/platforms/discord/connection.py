"""Keeps us connected to Discord: within the day's sessions, with or without the words of messages."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp
import discord
import yarl
from discord.http import HTTPClient

from bot.platforms.discord.client import Ears, Gateway
from bot.ports.budgets import Budgets
from bot.ports.log import Log

SESSIONS, DAY = 900, 86_400.0
"""New sessions in a day: after 1,000 Discord ends all and resets the token,
https://discord.com/developers/docs/events/gateway#session-start-limit-object."""
APART = 5.0
"""Seconds between two new sessions,
https://discord.com/developers/docs/events/gateway#sharding-max-concurrency."""
AGAIN, LONGEST = 5.0, 300.0
"""Seconds before a connection that failed is tried again: twice as long each time, within bounds."""
STOPPED = (
    discord.GatewayNotFound,
    discord.ConnectionClosed,
    discord.HTTPException,
    aiohttp.ClientError,
    TimeoutError,
    OSError,
)
LIBRARY = logging.getLogger("discord")
"""The library's log lines hold payloads, and payloads hold what people wrote."""


class NoEntry(Exception):  # noqa: N818 - says what was met
    """Discord did not accept the token of the settings."""


class NoAnswer(Exception):  # noqa: N818 - says what was met
    """Discord could not be reached when the program started."""


class NoSessions(Exception):  # noqa: N818 - says what was met
    """So many sessions were begun today that another might cost the token; `wait` is in seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait


@dataclass(slots=True)
class Connection:
    """The client in use, made anew where the library gives up; `ears` hears what happens."""

    token: str = field(repr=False)
    budgets: Budgets
    log: Log
    ears: Callable[[], Ears]
    address: yarl.URL | None = None
    departures: aiohttp.TraceConfig = field(default_factory=aiohttp.TraceConfig)
    apart: float = APART
    client: Gateway | None = None
    content: bool = True
    _running: asyncio.Task[None] | None = None
    _closing: bool = False

    def http(self) -> HTTPClient | None:
        """What the client in use calls Discord with."""
        return self.client.http if self.client is not None else None

    def reads(self) -> bool:
        """Whether the words of messages come to us."""
        return self.content

    @property
    def open(self) -> bool:
        """Whether somebody is listening at the other end."""
        shards = self.client.shards.values() if self.client is not None else ()
        return any(not each.is_closed() for each in shards)

    @property
    def application(self) -> int:
        """The app's id, known once somebody logged in."""
        assert self.client is not None  # noqa: S101 - `enter` comes first
        assert self.client.application_id is not None  # noqa: S101 - as above
        return self.client.application_id

    async def enter(self) -> None:
        """Log in; raises NoEntry, NoAnswer or NoSessions."""
        LIBRARY.setLevel(logging.CRITICAL + 1)
        spent = await self.budgets.spent(self._key, window=DAY)
        if spent >= SESSIONS:
            raise NoSessions(await self.budgets.spend(self._key, window=DAY, most=SESSIONS))
        try:
            await self._login()
        except discord.LoginFailure:
            raise NoEntry from None
        except STOPPED:
            raise NoAnswer from None

    def begin(self) -> None:
        """Connect, and stay so."""
        self._running = asyncio.create_task(self._stay())

    async def ready(self, seconds: float) -> bool:
        """Wait until all servers were told of, at most so long; whether they were."""
        end = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < end:
            client = self.client
            if client is not None:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(client.all_ready.wait(), 0.2)
                    return True
            else:
                await asyncio.sleep(0.05)
        return False

    async def close(self) -> None:
        """Let go."""
        self._closing = True
        if self.client is not None:
            await self.client.close()
        if self._running is not None:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running

    @property
    def _key(self) -> str:
        return f"sessions/{self.token.partition('.')[0]}"

    async def _login(self) -> None:
        client = Gateway(
            self.ears(),
            self._identify,
            self.log,
            content=self.content,
            address=self.address,
            departures=self.departures,
        )
        try:
            await client.login(self.token)
        except BaseException:
            await client.close()
            raise
        self.client = client

    async def _stay(self) -> None:
        failed = 0
        while not self._closing:
            try:
                if self.client is None:
                    await self._login()
                assert self.client is not None  # noqa: S101 - just made
                await self.client.connect(reconnect=True)
                failed = 0
            except discord.PrivilegedIntentsRequired:
                self.content = False
                self.log.warning("message-content-not-granted")
                failed = 0
            except discord.LoginFailure:
                self.log.warning("token-refused")
                failed += 5
            except STOPPED as wrong:
                self.log.warning("connection-lost", detail=type(wrong).__name__)
                failed += 1
            await self._drop()
            await asyncio.sleep(min(AGAIN * 2 ** (failed - 1), LONGEST) if failed else 0)

    async def _drop(self) -> None:
        """Let go of a client whose connection is over."""
        client, self.client = self.client, None
        if client is not None:
            await client.close()

    async def _identify(self) -> None:
        """Wait until another session may be begun, and count it: crash loops must not cost the token."""
        await asyncio.sleep(await self.budgets.turns(f"begin/{self._key}", 1, spacing=self.apart))
        while wait := await self.budgets.spend(self._key, window=DAY, most=SESSIONS):
            self.log.warning("sessions-spent", detail=f"{wait:.0f}")
            await asyncio.sleep(min(wait, LONGEST))
