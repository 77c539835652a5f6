"""What the server tells the app: events, presses and forms, signed over HTTP or over a socket."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from itertools import count
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.platforms.slack.server.state import Channel, Json, Team

SECRET = "signing-secret-of-the-test"


class Telling:
    """Delivers what happens; `deliver_to` is where over HTTP, `told` what waits to be told."""

    session: aiohttp.ClientSession

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self.deliver_to = ""
        self.sockets: list[web.WebSocketResponse] = []
        self.events: list[Json] = []
        self.told: list[Json] = []
        self.deaf = False
        self._numbers = count(1)
        self._acks: dict[str, asyncio.Future[Json]] = {}

    def ts(self) -> str:
        """The next message's name: its time, and a number that no other has."""
        return f"{int(self.seconds())}.{next(self._numbers):06d}"

    def new_id(self, kind: str) -> str:
        """A name that nothing else has."""
        return f"{kind}{next(self._numbers)}"

    def envelope(self, team: Team, event: Json) -> Json:
        """An event as the Events API wraps it."""
        installed = {
            "enterprise_id": team.enterprise,
            "team_id": team.id,
            "user_id": team.bot,
            "is_bot": True,
        }
        return {
            "type": "event_callback",
            "token": "old-verification-token",
            "team_id": team.id,
            "enterprise_id": team.enterprise,
            "context_team_id": team.id,
            "context_enterprise_id": team.enterprise,
            "api_app_id": "A1",
            "event": event,
            "event_id": self.new_id("Ev"),
            "event_time": int(self.seconds()),
            "authorizations": [installed],
            "is_ext_shared_channel": False,
        }

    def tell(self, team: Team, event: Json, channel: Channel | None = None) -> None:
        """Keep an event of the app's own doing, to be delivered by `flush`."""
        if channel is None or team.hears(channel):
            kind = {} if channel is None else {"channel_type": channel.kind}
            self.told.append(self.envelope(team, event | kind))

    def tell_change(self, team: Team, channel: Channel, subtype: str, what: Json) -> None:
        """Keep the news that a message was changed or deleted."""
        ts = self.ts()
        event = {
            "type": "message",
            "subtype": subtype,
            "channel": channel.id,
            "ts": ts,
            "event_ts": ts,
            **what,
        }
        self.tell(team, event, channel)

    async def flush(self) -> None:
        """Deliver what the app's own calls brought about."""
        while self.told:
            told, self.told = self.told, []
            for each in told:
                await self.deliver(each)

    async def deliver(self, body: Json, retry: int = 0) -> tuple[int, Json | None]:
        """Bring a payload to the app, over a socket if one is open; returns status and answer."""
        self.events.append(body)
        if self.sockets:
            return await self._over_socket(body)
        raw, kind = self.encoded(body)
        headers = {**self.signed(raw), "Content-Type": kind}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        async with self.session.post(self.deliver_to, data=raw, headers=headers) as answer:
            text = await answer.text()
            return answer.status, json.loads(text) if text.startswith("{") else None

    def encoded(self, body: Json) -> tuple[bytes, str]:
        """A payload in the form in which Slack sends its kind, and the name of that form."""
        form = "application/x-www-form-urlencoded"
        if body.get("type") == "event_callback":
            return json.dumps(body).encode(), "application/json"
        if "command" in body:
            return urlencode(body).encode(), form
        return urlencode({"payload": json.dumps(body)}).encode(), form

    def signed(self, raw: bytes, at: float | None = None) -> dict[str, str]:
        """The headers by which the app knows that it is Slack."""
        stamp = str(int(self.seconds() if at is None else at))
        digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + raw, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def _over_socket(self, body: Json) -> tuple[int, Json | None]:
        key = self.new_id("envelope")
        kind = {"event_callback": "events_api"}.get(body.get("type", ""), "interactive")
        kind = "slash_commands" if "command" in body else kind
        sent = {"envelope_id": key, "type": kind, "payload": body, "accepts_response_payload": True}
        self._acks[key] = asyncio.get_running_loop().create_future()
        socket = self.sockets[next(self._numbers) % len(self.sockets)]
        await socket.send_json(sent)
        answer = await asyncio.wait_for(self._acks[key], 10)
        return 200, answer.get("payload")

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        self.sockets.append(socket)
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.PING and not self.deaf:
                    await socket.pong(message.data)
                elif message.type is aiohttp.WSMsgType.TEXT:
                    answer = json.loads(message.data)
                    self._acks.pop(answer["envelope_id"]).set_result(answer)
        finally:
            self.sockets.remove(socket)
        return socket
