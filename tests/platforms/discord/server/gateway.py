"""The gateway: who is connected, what they are told, and how that can break."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp import web

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.guild_payload import guild as guild_payload
from tests.platforms.discord.server.known import Known
from tests.platforms.discord.server.sessions import Session, Socket
from tests.platforms.discord.server.state import Json

GUILDS, GUILD_MEMBERS, GUILD_MESSAGES, GUILD_REACTIONS = 1 << 0, 1 << 1, 1 << 9, 1 << 10
DIRECT_MESSAGES, DIRECT_REACTIONS, MESSAGE_CONTENT = 1 << 12, 1 << 13, 1 << 15
HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 1, 2, 6, 7, 8, 9, 10, 11
CLIENT_ENDED = {1000, 1001}
"""Codes by which an app says that it will not come back to its session."""
DAY = 86_400.0


class Gateway(Known):
    """`lasts` is how many seconds a session waits for its app; `heartbeat` is in milliseconds."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        super().__init__(seconds)
        self.lasts, self.heartbeat = 300.0, 41_250
        self.sockets: list[Socket] = []
        self.sessions: dict[str, Session] = {}
        self.resumable: set[str] = set()
        self.identified: list[float] = []
        self.resumes = 0
        self.told: deque[tuple[str, Json]] = deque(maxlen=1000)

    @property
    def gateway_url(self) -> str:
        """Where the gateway is."""
        return f"{self.address.replace('http', 'ws')}/gateway"

    @property
    def identifies(self) -> int:
        """How many sessions were begun."""
        return len(self.identified)

    @property
    def starts_left(self) -> int:
        """How many sessions may still begin within a day."""
        now = self.seconds()
        return 1000 - sum(now - each < DAY for each in self.identified)

    def tell(
        self, event: str, data: Json, *, guild: str | None, needs: int = 0, veiled: Json | None = None
    ) -> None:
        """Tell of an event whoever asked for such; `veiled` is what those see who may not read content."""
        self.told.append((event, data))
        self._expire()
        for session in self.sessions.values():
            if session.serves(guild) and session.intents & needs == needs:
                reads = veiled is None or session.intents & MESSAGE_CONTENT
                session.tell(event, data if reads else veiled or data)

    async def settled(self) -> None:
        """Wait until all that was told is written."""
        for socket in list(self.sockets):
            await socket.settled()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """A connection, for as long as it lasts."""
        socket = Socket(request)
        await socket.web.prepare(request)
        self.sockets.append(socket)
        writing = asyncio.create_task(socket.write())
        socket.send(HELLO, {"heartbeat_interval": self.heartbeat, "_trace": []})
        try:
            async for message in socket.web:
                if message.type is aiohttp.WSMsgType.TEXT and not socket.deaf:
                    await self._hear(socket, json.loads(message.data))
        finally:
            writing.cancel()
            self.sockets.remove(socket)
            self.lose(socket)
        return socket.web

    def lose(self, socket: Socket) -> None:
        """Let a session be without its connection, from now on."""
        session = socket.session
        if session is None or session.socket is not socket:
            return
        session.socket, session.lost_at = None, self.seconds()
        if (socket.web.close_code in CLIENT_ENDED and not socket.dropped) or session.id not in self.resumable:
            self.forget(session)

    def _expire(self) -> None:
        now = self.seconds()
        for each in list(self.sessions.values()):
            if each.socket is None and now - each.lost_at > self.lasts:
                self.forget(each)

    def forget(self, session: Session) -> None:
        """Let a session end for good."""
        self.sessions.pop(session.id, None)
        self.resumable.discard(session.id)

    async def _hear(self, socket: Socket, message: Json) -> None:
        op: int = message["op"]
        data: Any = message.get("d")
        if op == HEARTBEAT:
            if socket.session is not None and data is not None:
                socket.session.heard(data)
            socket.send(ACK)
        elif op == IDENTIFY:
            await self._identify(socket, data)
        elif op == RESUME:
            await self._resume(socket, data)
        elif socket.session is None:
            await socket.close(4003)
        elif op == MEMBERS:
            self._members(socket.session, data)

    async def _identify(self, socket: Socket, data: Json) -> None:
        refused = self._refused(socket, data)
        if refused:
            await socket.close(refused)
            return
        self.identified.append(self.seconds())
        number, of = data.get("shard", (0, 1))
        session = Session(self.snowflake(), (number, of), data["intents"], socket)
        self.sessions[session.id] = socket.session = session
        self.resumable.add(session.id)
        mine = [each for each in self.guilds.values() if each.joined and session.serves(each.id)]
        session.tell("READY", self._ready(session, [each.id for each in mine]))
        for guild in mine:
            if session.intents & GUILDS:
                told = guild_payload(guild) | {"unavailable": False}
                self.told.append(("GUILD_CREATE", told))
                session.tell("GUILD_CREATE", told)

    def _refused(self, socket: Socket, data: Json) -> int | None:
        number, of = data.get("shard", (0, 1))
        if data["token"] != self.token:
            return 4004
        if socket.session is not None:
            return 4005
        if not 0 <= number < of:
            return 4010
        if data["intents"] & MESSAGE_CONTENT and not self.content_granted:
            return 4014
        return None

    def _ready(self, session: Session, guilds: list[str]) -> Json:
        ready: Json = {
            "v": 10,
            "user": payloads.itself(self),
            "guilds": [{"id": each, "unavailable": True} for each in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.gateway_url,
            "shard": list(session.shard),
            "application": {"id": self.application_id, "flags": self.flags, "flags_new": str(self.flags)},
            "private_channels": [],
            "_trace": [],
        }
        self.told.append(("READY", ready))
        return ready

    async def _resume(self, socket: Socket, data: Json) -> None:
        if data["token"] != self.token:
            await socket.close(4004)
            return
        self._expire()
        session = self.sessions.get(data["session_id"])
        if session is None or session.id not in self.resumable or not session.has_all_since(data["seq"]):
            if session is not None:
                self.forget(session)
            socket.send(INVALID, data=False)
            return
        self.resumes += 1
        session.heard(data["seq"])
        session.socket, socket.session = socket, session
        for _, frame in session.kept:
            socket.put(frame)
        session.tell("RESUMED", {"_trace": []})

    def _members(self, session: Session, data: Json) -> None:
        guild, asked = self.guilds[str(data["guild_id"])], data.get("user_ids", ())
        wanted = [asked] if isinstance(asked, str | int) else list(asked)
        found = [guild.members[str(each)] for each in wanted if str(each) in guild.members]
        chunk = {
            "guild_id": guild.id,
            "members": [payloads.member(each) for each in found],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [str(each) for each in wanted if str(each) not in guild.members],
        }
        session.tell("GUILD_MEMBERS_CHUNK", chunk | ({"nonce": data["nonce"]} if data.get("nonce") else {}))
