"""A connection of the gateway, and the session that outlives it."""

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from tests.platforms.discord.server.state import Json


class Socket:
    """One WebSocket: what is sent goes out in order; a deaf one is open, and that is all."""

    def __init__(self, request: web.Request) -> None:
        self.web = web.WebSocketResponse(timeout=0.5, max_msg_size=2**20, compress=False)
        self.session: Session | None = None
        self.deaf = False
        self.dropped = False
        self._transport = request.transport
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        self._waiting: asyncio.Queue[str] = asyncio.Queue()

    def send(self, op: int, data: object = None) -> None:
        """Say something that is no event."""
        self.put(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def put(self, frame: str) -> None:
        """Let a frame go out after those before it."""
        if not self.deaf:
            self._waiting.put_nowait(frame)

    async def write(self) -> None:
        """Send what is put, until cancelled; then nothing waits any more."""
        try:
            while True:
                frame = await self._waiting.get()
                try:
                    await self._send(frame)
                finally:
                    self._waiting.task_done()
        finally:
            while not self._waiting.empty():
                self._waiting.get_nowait()
                self._waiting.task_done()

    async def _send(self, frame: str) -> None:
        if self.web.closed:
            return
        try:
            if self._zlib is None:
                await self.web.send_str(frame)
            else:
                packed = self._zlib.compress(frame.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                await self.web.send_bytes(packed)
        except (ConnectionError, RuntimeError):
            self.deaf = True  # the other end is gone

    async def settled(self) -> None:
        """Wait until all that was put is written."""
        await self._waiting.join()

    async def close(self, code: int) -> None:
        """End it with a code."""
        self.dropped = True
        await self._waiting.join()
        await self.web.close(code=code)

    def cut(self) -> None:
        """End it without a word."""
        self.dropped = True
        if self._transport is not None:
            self._transport.abort()


@dataclass(eq=False)
class Session:
    """What an IDENTIFY begins: its shard, what it wants to hear, and what it was told."""

    id: str
    shard: tuple[int, int]
    intents: int
    socket: Socket | None = None
    seq: int = 0
    lost_at: float = 0.0
    kept: deque[tuple[int, str]] = field(default_factory=deque)

    def tell(self, event: str, data: Json) -> None:
        """Send an event, and keep it for a RESUME."""
        self.seq += 1
        frame = json.dumps({"op": 0, "d": data, "s": self.seq, "t": event})
        self.kept.append((self.seq, frame))
        if self.socket is not None:
            self.socket.put(frame)

    def heard(self, seq: int) -> None:
        """Let go of what the app has seen."""
        while self.kept and self.kept[0][0] <= seq:
            self.kept.popleft()

    def has_all_since(self, seq: int) -> bool:
        """Whether nothing is missing after an event."""
        oldest = self.kept[0][0] if self.kept else self.seq + 1
        return oldest - 1 <= seq <= self.seq

    def serves(self, guild: str | None) -> bool:
        """Whether it is told of a guild, or of direct messages where there is none."""
        number, of = self.shard
        return number == (0 if guild is None else (int(guild) >> 22) % of)
