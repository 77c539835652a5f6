"""A server on this machine that speaks as OpenAI's does, with a mind and with faults to order."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from aiohttp import web

PART = re.compile(r"\[(\w+) (question|key points|answer) begins\]\n(.*?)\n\[\1 \2 ends\]", re.DOTALL)


class Fault(Enum):
    """How a call fails."""

    SLOW = "waits until released"
    TRICKLE = "sends a byte now and then"
    DROP = "no reply, and the connection gone"
    CUT_OFF = "half of the reply, and the connection gone"
    BUSY = "429"
    NO_QUOTA = "429 for want of money"
    BROKEN = "500"
    OVERLOADED = "503"
    UNKNOWN_KEY = "401"
    UNKNOWN_MODEL = "404"
    REJECTED = "400"
    ELSEWHERE = "redirected to where nobody is"
    PAGE = "a web page"
    TEXT = "words in place of JSON"
    HALF = "JSON that does not end"
    EMPTY = "nothing at all"
    LIST = "JSON of another shape"
    NO_CHOICES = "no choices"
    NULL_CHOICES = "null for choices"
    NO_CONTENT = "a choice without content"
    REFUSAL = "the model refuses"
    FILTERED = "the content filter ended it"
    TOO_LONG = "it ended in the middle"
    TOOL = "a tool that nobody offered"


STATUS = {
    Fault.BUSY: 429,
    Fault.NO_QUOTA: 429,
    Fault.BROKEN: 500,
    Fault.OVERLOADED: 503,
    Fault.UNKNOWN_KEY: 401,
    Fault.UNKNOWN_MODEL: 404,
    Fault.REJECTED: 400,
}
BODIES = {
    Fault.PAGE: ("<html><body>Bad gateway</body></html>", "text/html"),
    Fault.TEXT: ("as you wish", "application/json"),
    Fault.HALF: ('{"id": "1", "choices": [{"ind', "application/json"),
    Fault.EMPTY: ("", "application/json"),
    Fault.LIST: ("[1, 2, 3]", "application/json"),
    Fault.NO_CHOICES: ('{"id": "1", "object": "chat.completion", "choices": []}', "application/json"),
    Fault.NULL_CHOICES: ('{"error": {"message": "upstream"}, "choices": null}', "application/json"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a model is shown: its instructions, and the parts of the message."""

    instructions: str
    question: str
    key_points: dict[str, str]
    answer: str


Mind = Callable[[Seen], object]
"""What a model replies; all but a string is sent as JSON."""


def completion(content: str | None, *, reason: str = "stop", **message: object) -> dict[str, Any]:
    """A reply as OpenAI's interface gives it."""
    said = {"role": "assistant", "content": content, **message}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "somebody-else",
        "choices": [{"index": 0, "finish_reason": reason, "message": said}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


CALL = {"id": "1", "type": "function", "function": {"name": "shell", "arguments": "{}"}}
ENDS = {
    Fault.NO_CONTENT: completion(None),
    Fault.REFUSAL: completion(None, refusal="I would rather not."),
    Fault.FILTERED: completion(None, reason="content_filter"),
    Fault.TOO_LONG: completion('{"enough": true, "poi', reason="length"),
    Fault.TOOL: completion(None, reason="tool_calls", tool_calls=[CALL]),
}
"""Replies of the right form in which the model does not say what it was asked."""


class ModelServer:
    """Answers `/v1/chat/completions` as `mind` would, unless faults, words or whole bodies wait."""

    def __init__(self, mind: Mind) -> None:
        self.mind = mind
        self.waiting: deque[Fault | str | Mind] = deque()
        self.always: Fault | str | Mind | None = None
        self.bodies: deque[object] = deque()
        self.retry_after: str | None = "7"
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.asked = asyncio.Event()
        self.release = asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**25)
        app.router.add_post("/v1/chat/completions", self._complete)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release.set()
        await self._runner.cleanup()

    def next(self, *replies: Fault | str | Mind) -> None:
        """Let the next calls fail, or be answered with these words or by these minds, one after the other."""
        self.waiting.extend(replies)

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.requests.append(body)
        self.keys.append(request.headers.get("Authorization", ""))
        self.asked.set()
        if self.bodies:
            return web.json_response(self.bodies.popleft())
        planned = self.waiting.popleft() if self.waiting else self.always
        if isinstance(planned, Fault):
            return await self._fail(request, planned)
        content = planned if isinstance(planned, str) else (planned or self.mind)(seen(body))
        return web.json_response(completion(content if isinstance(content, str) else json.dumps(content)))

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault in STATUS:
            return self._refuse(fault)
        if fault in BODIES:
            text, kind = BODIES[fault]
            return web.Response(text=text, content_type=kind)
        if fault in ENDS:
            return web.json_response(ENDS[fault])
        if fault is Fault.ELSEWHERE:
            raise web.HTTPTemporaryRedirect("http://127.0.0.1:9/v1/chat/completions")
        return await self._hang(request, fault)

    def _refuse(self, fault: Fault) -> web.Response:
        code = "insufficient_quota" if fault is Fault.NO_QUOTA else "no"
        busy = STATUS[fault] == STATUS[Fault.BUSY] and self.retry_after is not None
        headers = {"Retry-After": str(self.retry_after)} if busy else {}
        error = {"error": {"message": "refused", "type": code, "code": code}}
        return web.json_response(error, status=STATUS[fault], headers=headers)

    async def _hang(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        """Replies that do not come to their end."""
        if fault is Fault.SLOW:
            await self.release.wait()
        response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "900"})
        if fault is not Fault.DROP:
            await response.prepare(request)
            await response.write(b'{"id": "1", ')
        while fault is Fault.TRICKLE and not self.release.is_set():
            await response.write(b" ")
            await asyncio.sleep(0.05)
        if request.transport is not None:
            request.transport.close()
        return response


def seen(body: dict[str, Any]) -> Seen:
    """What a request shows a model."""
    said: dict[str, list[str]] = {}
    for message in body["messages"]:
        said.setdefault(message["role"], []).append(message["content"])
    parts = {name: text for _, name, text in PART.findall(said["user"][0])}
    points = dict(line.split(": ", 1) for line in parts["key points"].splitlines())
    return Seen("\n".join(said.get("system", [])), parts["question"], points, parts["answer"])
