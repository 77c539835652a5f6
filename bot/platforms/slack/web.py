"""Slack's way in over HTTP: the gate examines the raw bytes, the intake stores them, then we acknowledge."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.platforms.shared.intake import Intake
from bot.platforms.slack.gate import MOST_BYTES, Gate, Refused
from bot.ports.log import Log

NO_RETRY = {"X-Slack-No-Retry": "1"}
"""What is malformed or forged does not get better by being sent again."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """Takes what is posted to `/slack/events`; `seconds` is the time that signatures are held against."""

    gate: Gate
    intake: Intake
    seconds: Callable[[], float]
    log: Log

    async def take(self, request: Request) -> Response:
        """Refuse with 4xx what is not Slack's; acknowledge what is, once it is stored."""
        body = await _whole(request)
        if body is None:
            return PlainTextResponse("too large", 413, NO_RETRY)
        passed = self.gate.examine(request.headers.raw, body, self.seconds())
        if isinstance(passed, Refused):
            self.log.warning("slack-refused", detail=passed.reason)
            return PlainTextResponse(passed.reason, passed.status, NO_RETRY)
        if passed.body.get("type") == "url_verification":
            return PlainTextResponse(str(passed.body.get("challenge", "")))
        try:
            reply = await self.intake.receive(passed.body, passed.proof)
        except Exception:
            self.log.exception("delivery-not-stored")
            return PlainTextResponse("please send it again", 503)
        if reply.payload is not None:
            return JSONResponse(reply.payload)
        return Response(status_code=reply.status)

    def route(self) -> Route:
        """Where Slack sends everything: events, presses, forms and commands."""
        return Route("/slack/events", self.take, methods=["POST"])


async def _whole(request: Request) -> bytes | None:
    """The body, or None as soon as it is more than anything Slack sends."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MOST_BYTES:
            return None
        chunks.append(chunk)
    return b"".join(chunks)
