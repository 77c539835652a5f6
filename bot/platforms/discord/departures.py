"""The last door before the network: each request to Discord passes it, the library's own repeats too."""

from types import SimpleNamespace

import aiohttp

from bot.platforms.discord.pace import Pace

FREE = ("/interactions/", "/webhooks/")
"""Paths that do not count, https://discord.com/developers/docs/topics/rate-limits#global-rate-limit."""


def departures(pace: Pace) -> aiohttp.TraceConfig:
    """Lets requests leave as `pace` says; where Discord asks all for patience, what waited leaves in turn.

    The door is behind the connection: making one takes its time, and requests would arrive together again.
    """

    async def look(
        _: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        context.counts = not any(each in request.url.path for each in FREE)

    async def leave(_: aiohttp.ClientSession, context: SimpleNamespace, __: object) -> None:
        if context.counts:
            await pace.leave()

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(look)
    trace.on_connection_create_end.append(leave)
    trace.on_connection_reuseconn.append(leave)
    return trace
