"""Discord's HTTP API: which path leads where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.platforms.discord.server.about import About
from tests.platforms.discord.server.access import Ask
from tests.platforms.discord.server.followups import FollowUps
from tests.platforms.discord.server.interactions import Interactions
from tests.platforms.discord.server.messages import Messages
from tests.platforms.discord.server.threads import Threads

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer

CHANNEL, MESSAGE = "/channels/{channel}", "/channels/{channel}/messages/{message}"
MINE = MESSAGE + "/reactions/{emoji}/@me"
HOOK = "/webhooks/{application}/{token}"
OPEN = ("/interactions/", "/webhooks/")
"""Paths that go by the token in them."""


@dataclass(frozen=True)
class Way:
    """A path that is known, as a pattern of its parts, and what answers it with which status."""

    call: str
    parts: tuple[str, ...]
    answer: Callable[[Ask], Any]
    status: int = 200

    def params(self, parts: list[str]) -> dict[str, str] | None:
        """What the parts stand for, None if they do not fit."""
        found = {}
        for mine, given in zip(self.parts, parts, strict=True):
            if mine[0] == "{":
                found[mine[1:-1]] = unquote(given)
            elif mine != given:
                return None
        return found

    @property
    def by_token(self) -> bool:
        """Whether the path itself says who asks."""
        return any(each in self.call for each in OPEN)


class Api:
    """All ways into a server."""

    def __init__(self, server: "DiscordServer", hub: Interactions) -> None:
        self.ways: dict[tuple[str, int], list[Way]] = {}
        self._about(About(server))
        self._places(Threads(server))
        self._messages(Messages(server))
        self._interactions(hub, FollowUps(server, hub))

    def find(self, method: str, path: str) -> tuple[Way, dict[str, str]] | None:
        """Where a request leads, and what its path names."""
        parts = path.strip("/").split("/")
        for way in self.ways.get((method, len(parts)), ()):
            params = way.params(parts)
            if params is not None:
                return way, params
        return None

    def _add(self, method: str, path: str, answer: Callable[[Ask], Any], status: int = 200) -> None:
        parts = tuple(path.strip("/").split("/"))
        way = Way(f"{method} {path}", parts, answer, status)
        self.ways.setdefault((method, len(parts)), []).append(way)

    def _about(self, about: About) -> None:
        self._add("GET", "/users/@me", about.me)
        self._add("GET", "/gateway/bot", about.gateway)
        self._add("GET", "/applications/@me", about.application)
        self._add("GET", "/oauth2/applications/@me", about.application)
        self._add("GET", "/applications/{application}/commands", about.commands)
        self._add("PUT", "/applications/{application}/commands", about.offer)
        self._add("GET", "/guilds/{guild}/members/{user}", about.member)

    def _places(self, threads: Threads) -> None:
        self._add("GET", CHANNEL, threads.read)
        self._add("PATCH", CHANNEL, threads.edit)
        self._add("POST", MESSAGE + "/threads", threads.from_message, 201)
        self._add("POST", CHANNEL + "/threads", threads.private, 201)
        self._add("PUT", CHANNEL + "/thread-members/@me", threads.join)
        self._add("PUT", CHANNEL + "/thread-members/{user}", threads.join)
        self._add("GET", "/guilds/{guild}/threads/active", threads.active)
        self._add("POST", "/users/@me/channels", threads.direct)

    def _messages(self, messages: Messages) -> None:
        self._add("POST", CHANNEL + "/messages", messages.create)
        self._add("GET", CHANNEL + "/messages", messages.past)
        self._add("GET", MESSAGE, messages.read)
        self._add("PATCH", MESSAGE, messages.edit)
        self._add("DELETE", MESSAGE, messages.delete)
        self._add("PUT", MINE, messages.react)
        self._add("DELETE", MINE, messages.unreact)
        self._add("GET", MESSAGE + "/reactions/{emoji}", messages.reactors)

    def _interactions(self, hub: Interactions, follow_ups: FollowUps) -> None:
        self._add("POST", "/interactions/{interaction}/{token}/callback", hub.callback)
        self._add("POST", HOOK, follow_ups.create)
        for message in ("@original", "{message}"):
            self._add("GET", f"{HOOK}/messages/{message}", follow_ups.read)
            self._add("PATCH", f"{HOOK}/messages/{message}", follow_ups.edit)
            self._add("DELETE", f"{HOOK}/messages/{message}", follow_ups.delete)
