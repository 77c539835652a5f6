"""Calls to Discord: each in its turn, and with an outcome that has a name."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.platforms.discord.pace import PATIENT, Pace
from bot.ports.log import Log
from bot.ports.messenger import Cause, Rejected, TryLater, Unknown, Unreachable

TIMEOUT = 8.0
"""Seconds that Discord has to answer: less than delivery allows a whole attempt."""
BUSY = 30.0
"""Seconds to wait where Discord asks for patience without saying how much, or cannot be reached."""
OLD_EDIT = 900.0
"""Seconds to wait where a message older than an hour was edited too often (30046)."""
STALE = 300.0
"""Seconds to wait for a token that is good."""
UNAUTHORIZED, BUSY_STATUS, BROKEN = 401, 429, 500
FORBIDDEN = 50013
CAUSES = {
    10003: Cause.CHANNEL_GONE,
    10004: Cause.CHANNEL_GONE,
    10008: Cause.MESSAGE_GONE,
    10013: Cause.CLOSED,
    50001: Cause.NOT_ALLOWED,
    50007: Cause.CLOSED,
    50013: Cause.NOT_ALLOWED,
    50278: Cause.CLOSED,
    160005: Cause.NOT_ALLOWED,
}
"""What Discord's refusals mean for a message,
https://discord.com/developers/docs/topics/opcodes-and-status-codes#json."""
EDITED_TOO_OFTEN = 30046


@dataclass
class Gone(Unreachable):
    """The place is not there for us; `code` is Discord's."""

    code: int


@dataclass
class Refusal(Rejected):
    """Discord refused a call; `code` says why, such as 50083 for a thread that is archived."""

    code: int


@dataclass(slots=True)
class Api:
    """Discord's HTTP interface; `http` is that of the client in use, None before there is one."""

    http: Callable[[], HTTPClient | None]
    pace: Pace
    log: Log

    async def call(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        params: Mapping[str, Any] | None = None,
        patience: float = PATIENT,
        **ids: Any,  # noqa: ANN401 - what the path names
    ) -> Any:  # noqa: ANN401 - JSON
        """Call with a turn of its own; raises TryLater, Unknown, Unreachable or Refusal."""
        what, where = f"{method} {path}", str(ids.get("channel_id", ""))
        if self.pace.is_shut(what, where):
            raise Gone(Cause.NOT_ALLOWED, FORBIDDEN)
        await self.pace.turn(patience)
        body = {} if json is None else {"json": json}
        try:
            return await self.request(Route(method, path, **ids), params=params, **body)
        except discord.HTTPException as no:
            await self.pace.refused(no.status, what, where)
            self._refused(no, what)

    async def answer(self, route: Route, **request: Any) -> Any:  # noqa: ANN401 - JSON
        """Answer somebody who pressed or typed, which takes no turn; raises as `call`."""
        try:
            return await self.request(route, **request)
        except discord.HTTPException as no:
            self._refused(no, f"{route.method} {route.path}")

    async def fetch(self, address: str) -> bytes:
        """What Discord keeps at an address that it named; raises TryLater, Unknown or Refusal."""
        http = self.http()
        if http is None:
            raise TryLater(BUSY)
        try:
            async with asyncio.timeout(TIMEOUT):
                return await http.get_from_cdn(address)
        except discord.HTTPException as no:
            raise Refusal(f"file: {no.status}", no.status) from None
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise Unknown from None

    async def request(self, route: Route, **request: Any) -> Any:  # noqa: ANN401 - JSON
        """Send and wait for the reply; raises HTTPException as it came, TryLater or Unknown."""
        http = self.http()
        if http is None:
            raise TryLater(BUSY)
        try:
            async with asyncio.timeout(TIMEOUT):
                return await http.request(route, **request)
        except discord.RateLimited as busy:
            raise TryLater(busy.retry_after) from None
        except aiohttp.ClientConnectorError:
            raise TryLater(BUSY) from None  # the call never left
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise Unknown from None
        except (RuntimeError, AttributeError) as early:
            if "Session is closed" in str(early) or isinstance(early, AttributeError):
                raise TryLater(BUSY) from None  # the client is being replaced
            raise

    def _refused(self, no: discord.HTTPException, what: str) -> NoReturn:
        if no.status == BUSY_STATUS:
            raise TryLater(BUSY) from None
        if no.status == UNAUTHORIZED:
            self.log.warning("token-refused", detail=what)
            raise TryLater(STALE) from None
        if no.status >= BROKEN:
            raise Unknown from None
        if no.code == EDITED_TOO_OFTEN:
            raise TryLater(OLD_EDIT) from None
        if no.code in CAUSES:
            raise Gone(CAUSES[no.code], no.code) from None
        raise Refusal(f"{what}: {no.status} {no.code}", no.code) from None
