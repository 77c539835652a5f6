"""Slack's way in over WebSockets, and who watches that none of them has gone deaf."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.shared.intake import Intake
from bot.platforms.slack.app import QUIET
from bot.ports.log import Log

CONNECTIONS = 2
"""Sockets that are open at once: while one is made anew the other hears. Slack allows ten,
https://docs.slack.dev/apis/events-api/using-socket-mode#connections."""
PING = 10.0
"""Seconds between pings; Slack answers each."""
PATIENCE = 30.0
"""Seconds for a socket to open."""
DEAF = 60.0
"""Seconds without a word, not even an answer to a ping, after which a socket is taken for deaf."""


class Handler(AsyncSocketModeHandler):
    """Bolt's handler with the inbox in front: an envelope is acknowledged once it is stored."""

    def __init__(self, app: AsyncApp, intake: Intake, client: AsyncWebClient, token: str) -> None:
        super().__init__(app, token, logger=QUIET, web_client=client, ping_interval=PING)
        self._intake = intake

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Store, then acknowledge; what could not be stored is not acknowledged, and Slack sends it again."""
        reply = await self._intake.receive(req.payload)
        await client.send_socket_mode_response(
            SocketModeResponse(envelope_id=req.envelope_id, payload=reply.payload)
        )


@dataclass(slots=True)
class Watched:
    """One socket and when it was last heard of."""

    handler: Handler
    heard_at: float
    ponged_at: float | None = None


@dataclass(slots=True)
class Sockets:
    """Keeps the sockets open; `seconds` is a clock that never steps back."""

    make: Callable[[], Handler]
    seconds: Callable[[], float]
    log: Log
    count: int = CONNECTIONS
    watched: list[Watched | None] = field(default_factory=list)
    _watching: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def watch(self) -> None:
        """Open what is not open, and make anew what has been silent for too long."""
        async with self._watching:
            self.watched += [None] * (self.count - len(self.watched))
            for place, watched in enumerate(self.watched):
                if watched is None or self._is_deaf(watched):
                    self.watched[place] = await self._anew(watched)

    async def close(self) -> None:
        """Close every socket."""
        async with self._watching:
            for watched in self.watched:
                if watched is not None:
                    await _close(watched.handler)
            self.watched = []

    @property
    def open(self) -> int:
        """How many sockets hear."""
        return sum(watched is not None and not self._is_deaf(watched) for watched in self.watched)

    def _is_deaf(self, watched: Watched) -> bool:
        ponged_at = watched.handler.client.last_ping_pong_time
        if ponged_at != watched.ponged_at:
            watched.ponged_at, watched.heard_at = ponged_at, self.seconds()
        return self.seconds() - watched.heard_at > DEAF

    async def _anew(self, old: Watched | None) -> Watched | None:
        """Another handler in place of a deaf one: the library never mends a session that is closed."""
        if old is not None:
            self.log.warning("socket-deaf")
            await _close(old.handler)
        handler = self.make()
        watched = Watched(handler, self.seconds())

        async def heard(_message: object) -> None:
            watched.heard_at = self.seconds()

        handler.client.on_message_listeners.append(heard)
        try:
            async with asyncio.timeout(PATIENCE):  # the library would try for ever
                await handler.connect_async()  # type: ignore[no-untyped-call]  # the library's has no types
        except Exception as wrong:  # noqa: BLE001 - whatever it was, it is tried again at the next look
            self.log.warning("socket-not-open", detail=type(wrong).__name__)
            await _close(handler)
            return None
        return watched


async def _close(handler: Handler) -> None:
    with contextlib.suppress(aiohttp.ClientError, OSError, RuntimeError, TimeoutError):
        await handler.close_async()  # type: ignore[no-untyped-call]  # as above
