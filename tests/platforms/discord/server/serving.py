"""The server over HTTP: who may ask, what goes wrong on demand, what is counted and remembered."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, NoReturn, Self

from aiohttp import web

from tests.platforms.discord.server.access import Ask
from tests.platforms.discord.server.api import Api, Way
from tests.platforms.discord.server.checks import Kind, problems
from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.events import Telling
from tests.platforms.discord.server.faults import Fault, Faults
from tests.platforms.discord.server.limits import Busy, Limits
from tests.platforms.discord.server.specs import deviations, odd_answers
from tests.platforms.discord.server.state import Json

PREFIX = "/api/v10"


class Serving(Telling):
    """Answers requests; `retry_after` is how long somebody is asked to wait who is refused on demand."""

    api: Api

    def __init__(self, seconds: Callable[[], float]) -> None:
        super().__init__(seconds)
        self.retry_after = 0.05
        self.faults, self.rates = Faults(), Limits(seconds)
        self.calls: list[tuple[str, str, Any, int]] = []
        self.violations: list[str] = []
        self.invalid = self.busy = 0
        self.release, self._called = asyncio.Event(), asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**25)
        app.router.add_get("/gateway", self.connect)
        app.router.add_get("/gateway/", self.connect)
        app.router.add_get("/attachments/{channel}/{id}/{name}", self._attachment)
        app.router.add_route("*", PREFIX + "/{rest:.*}", self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release.set()
        for each in list(self.sockets):
            each.cut()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """What takes the place of Discord's own address."""
        return f"{self.address}{PREFIX}"

    @property
    def limits(self) -> bool:
        """Whether only so many requests are taken as Discord takes."""
        return self.rates.real

    @limits.setter
    def limits(self, real: bool) -> None:
        self.rates.real = real

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so, looking after each call of the app's."""
        async with asyncio.timeout(30):
            while not true():
                self._called.clear()
                await self._called.wait()
                await asyncio.sleep(0)  # the call's own effect comes first

    def check(self, payload: Any, kind: Kind) -> None:  # noqa: ANN401 - JSON
        """Refuse what breaks a limit, and remember it."""
        found = problems(payload, kind)
        if found:
            self.refuse(*found)

    def refuse(self, *why: str) -> NoReturn:
        """Refuse a payload, and remember why."""
        self.violations.extend(why)
        raise Refused(50035, list(why))

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        found = self.api.find(request.method, request.rel_url.raw_path.removeprefix(PREFIX))
        if found is None:
            self.violations.append(f"no such path: {request.method} {request.path}")
            return _json({"message": "404: Not Found", "code": 0}, 404)
        way, params = found
        ask = await _read(request, params)
        fault = self.faults.of(way.call)
        if fault is Fault.LOSE:
            self._note(way, ask, 0)
            return await _cut(request)
        if fault is Fault.SLOW:
            await self.release.wait()
        answer = self._answer(way, ask, fault, request.headers.get("Authorization", ""))
        self._note(way, ask, answer.status)
        return await _cut(request) if fault is Fault.DROP_REPLY else answer

    def _note(self, way: Way, ask: Ask, status: int) -> None:
        method, _, path = way.call.partition(" ")
        self.calls.append((method, path, ask.body, status))
        self.invalid += status in {401, 403, 429}
        self.busy += status == 429
        self._called.set()

    def _answer(self, way: Way, ask: Ask, fault: Fault | int | None, token: str) -> web.Response:
        if not way.by_token and token != f"Bot {self.token}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        headers, busy = self.rates.take(way.call, ask.params.get("channel", ""))
        if fault in {Fault.BUSY, Fault.BUSY_GLOBAL}:
            busy = Busy(self.retry_after, everywhere=fault is Fault.BUSY_GLOBAL)
        if busy is not None:
            return _json(busy.body, 429, headers | busy.headers)
        if fault in {Fault.BROKEN, Fault.UNAVAILABLE}:
            return web.Response(status=500 if fault is Fault.BROKEN else 503, text="oops")
        try:
            return self._done(way, ask, fault, headers)
        except Refused as refused:
            return _json(refused.body, refused.status, headers)
        except Exception as error:
            self.violations.append(f"{way.call} breaks the server: {error!r}")
            raise

    def _done(self, way: Way, ask: Ask, fault: Fault | int | None, headers: dict[str, str]) -> web.Response:
        if isinstance(fault, int):
            raise Refused(fault)
        self.violations += deviations(way.call, ask.body)
        told = way.answer(ask)
        self.violations += odd_answers(way.call, way.status, told)
        return web.Response(status=204, headers=headers) if told is None else _json(told, way.status, headers)

    async def _attachment(self, request: web.Request) -> web.Response:
        content = self.attachments.get(request.match_info["id"])
        return web.Response(status=404) if content is None else web.Response(body=content)


async def _read(request: web.Request, params: dict[str, str]) -> Ask:
    if request.content_type != "multipart/form-data":
        raw = await request.read()
        return Ask(params, request.query, json.loads(raw) if raw else None)
    fields = await request.post()
    files = {
        name: (each.filename, each.file.read())
        for name, each in fields.items()
        if isinstance(each, web.FileField)
    }
    return Ask(params, request.query, json.loads(str(fields["payload_json"])), files)


def _json(told: Json | list[Json], status: int, headers: dict[str, str] | None = None) -> web.Response:
    body = json.dumps(told).encode()
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")


async def _cut(request: web.Request) -> web.StreamResponse:
    """End the connection without a word."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()
