"""The server itself: HTTP, WebSockets, and the events it delivers."""

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.platforms.slack.server.api import Error, Methods
from tests.platforms.slack.server.events import Telling
from tests.platforms.slack.server.faults import Fault, Faults
from tests.platforms.slack.server.people import Person
from tests.platforms.slack.server.state import ALL_SCOPES, Channel, Json, Team

JSON_FIELDS = {"blocks", "metadata", "view", "files"}
TRIGGER_LASTS = 3.0


class SlackServer(Telling):
    """Slack, as far as we use it; `seconds` is its clock."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        super().__init__(seconds)
        self.address = ""
        self.faults = Faults()
        self.teams: dict[str, Team] = {}
        self.calls: list[tuple[str, str, Json]] = []
        self.violations: list[str] = []
        self.codes: dict[str, Json] = {}
        self.handed_in: dict[str, bytes] = {}
        self.refreshes: dict[str, str] = {}
        self.release = asyncio.Event()
        self._called = asyncio.Event()
        self._triggers: dict[str, tuple[str, float]] = {}
        self._methods = Methods(self)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**22)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/upload/{file}", self._upload)
        app.router.add_get("/file/{file}", self._file)
        app.router.add_post("/response/{id}", self._response)
        app.router.add_get("/socket", self._socket)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.address = f"http://127.0.0.1:{port}"
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release.set()
        await self.session.close()
        for each in self.sockets:
            await each.close()
        await self._runner.cleanup()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so, looking after each call of the app's."""
        async with asyncio.timeout(30):
            while not true():
                self._called.clear()
                await self._called.wait()
                await asyncio.sleep(0)  # the call's own effect comes first

    @property
    def api_url(self) -> str:
        """What takes the place of Slack's own address."""
        return f"{self.address}/api/"

    def team(
        self, id_: str = "T1", enterprise: str | None = None, scopes: frozenset[str] = ALL_SCOPES
    ) -> Team:
        """A workspace with the app installed."""
        made = Team(id_, enterprise, f"xoxb-{id_}", f"UBOT{id_}", scopes)
        made.users[made.bot] = {"id": made.bot, "team_id": id_, "name": "scrimmage", "is_bot": True}
        self.teams[id_] = made
        return made

    def person(self, team: Team, id_: str, name: str, **more: Any) -> Person:  # noqa: ANN401 - JSON
        """Somebody in a workspace."""
        profile = {"display_name": name, "real_name": name}
        team.users[id_] = {"id": id_, "team_id": team.id, "name": name.lower(), "profile": profile, **more}
        return Person(self, team, id_)

    def channel(self, team: Team, id_: str, *, private: bool = False, joined: bool = True) -> Channel:
        """A channel, with the bot in it or not."""
        team.channels[id_] = Channel(id_, private, members={team.bot} if joined else set())
        return team.channels[id_]

    def trigger(self, user: str) -> str:
        """Something that opens one modal within three seconds."""
        made = self.new_id("trigger")
        self._triggers[made] = (user, self.seconds() + TRIGGER_LASTS)
        return made

    def use_trigger(self, trigger: str) -> str | None:
        """Whose it is, None if it is used or too old."""
        user, until = self._triggers.pop(trigger, ("", 0.0))
        return user if user and self.seconds() < until else None

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method, args = request.match_info["method"], await _arguments(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token = args.pop("token", None) or token
        team = next((each for each in self.teams.values() if each.token == token), None)
        self.calls.append((method, team.id if team else "", args))
        self._called.set()
        fault = self.faults.of(method)
        if fault is Fault.LOSE:
            return await _cut(request)
        if fault is Fault.BROKEN:
            return web.Response(status=500, text="oops")
        if fault is Fault.BUSY:
            body = {"ok": False, "error": "ratelimited"}
            return web.json_response(body, status=429, headers={"Retry-After": "7"})
        if fault is Fault.SLOW:
            await self.release.wait()
        answer = (
            {"ok": False, "error": fault}
            if isinstance(fault, str)
            else self._answer(method, team, token, args)
        )
        return await _cut(request) if fault is Fault.DROP_REPLY else web.json_response(answer)

    def _answer(self, method: str, team: Team | None, token: str, args: Json) -> Json:
        if method == "apps.connections.open":
            return {"ok": True, "url": f"{self.address.replace('http', 'ws')}/socket"}
        if method == "oauth.v2.access":
            return self._oauth(args, token)
        if team is None:
            return {"ok": False, "error": "invalid_auth" if token else "not_authed"}
        if not team.installed:
            return {"ok": False, "error": "account_inactive"}
        try:
            return {"ok": True, **self._methods.call(method, team, args)}
        except Error as error:
            return {"ok": False, "error": str(error)}

    def _oauth(self, args: Json, sent: str) -> Json:
        if base64.b64decode(sent.removeprefix("Basic ")) != b"1.2:client-secret":
            return {"ok": False, "error": "bad_client_secret"}
        if args.get("grant_type") == "refresh_token":
            team = self.teams.get(self.refreshes.pop(args["refresh_token"], ""))
            return self._granted(team, {}) if team else {"ok": False, "error": "invalid_refresh_token"}
        code = self.codes.pop(args.get("code", ""), None)
        if code is None:
            return {"ok": False, "error": "invalid_code"}
        team = self.teams[code["team"]]
        team.installed = True
        return self._granted(team, code)

    def _granted(self, team: Team, code: Json) -> Json:
        number = next(self._numbers)
        team.token, refresh = f"xoxe.xoxb-{team.id}-{number}", f"xoxe-1-{number}"
        self.refreshes[refresh] = team.id
        wide = bool(code.get("wide"))
        return {
            "ok": True,
            "access_token": team.token,
            "refresh_token": refresh,
            "expires_in": 43200,
            "token_type": "bot",
            "scope": ",".join(sorted(team.scopes)),
            "bot_user_id": team.bot,
            "team": None if wide else {"id": team.id},
            "enterprise": {"id": team.enterprise} if team.enterprise else None,
            "is_enterprise_install": wide,
            "authed_user": {"id": code.get("user", "U1")},
        }

    async def _upload(self, request: web.Request) -> web.Response:
        content = await request.read()
        for team in self.teams.values():
            for file in team.files:
                if file["id"] == request.match_info["file"]:
                    file["content"] = content
        return web.Response(text="OK")

    async def _file(self, request: web.Request) -> web.Response:
        """A file that somebody handed in, for those whose token may read it."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        team = next((each for each in self.teams.values() if each.token == token), None)
        content = self.handed_in.get(request.match_info["file"])
        if team is None or "files:read" not in team.scopes or content is None:
            raise web.HTTPFound("/login")
        return web.Response(body=content)

    async def _response(self, request: web.Request) -> web.Response:
        team, user, channel, ts = request.match_info["id"].split("~")
        body = await request.json()
        held = self.teams[team].ephemerals
        shown = {"ts": self.ts(), "user": user, "channel": channel, **body}
        if body.get("replace_original"):
            held[:] = [each for each in held if each["ts"] != ts]
        held.append(shown)
        return web.Response(text="ok")


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    fields = (dict(await request.post()) if request.method == "POST" else {}) | dict(request.query)
    return {
        name: json.loads(value) if name in JSON_FIELDS and isinstance(value, str) else value
        for name, value in fields.items()
    }


async def _cut(request: web.Request) -> web.StreamResponse:
    """End the connection without a word."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()
