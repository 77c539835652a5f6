"""What the server knows: workspaces with their people, channels, messages, modals and homes."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
ALL_SCOPES = frozenset(
    {
        "channels:history",
        "channels:join",
        "chat:write",
        "chat:write.public",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "im:history",
        "im:write",
        "reactions:read",
        "reactions:write",
        "users:read",
    }
)


@dataclass
class Channel:
    """A conversation; `members` are those who get events from it, the bot among them."""

    id: str
    private: bool = False
    archived: bool = False
    members: set[str] = field(default_factory=set)
    messages: list[Json] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What events call it."""
        return "im" if self.id.startswith("D") else "group" if self.private else "channel"


HISTORY = {"im": "im:history", "group": "groups:history", "channel": "channels:history"}
"""The scope that lets the app hear what is said in a conversation of each kind."""


@dataclass
class Team:
    """A workspace."""

    id: str
    enterprise: str | None
    token: str
    bot: str
    scopes: frozenset[str] = ALL_SCOPES
    users: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    ephemerals: list[Json] = field(default_factory=list)
    views: dict[str, Json] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    files: list[Json] = field(default_factory=list)
    installed: bool = True

    def channel(self, id_: str) -> Channel | None:
        """A channel, or the direct messages with a person."""
        if id_ in self.users:
            return self.direct(id_)
        return self.channels.get(id_)

    def direct(self, user: str) -> Channel:
        """The direct messages with a person."""
        return self.channels.setdefault(
            f"D{user}", Channel(f"D{user}", private=True, members={user, self.bot})
        )

    def hears(self, channel: Channel) -> bool:
        """Whether the app is told what is said there."""
        return self.bot in channel.members and HISTORY[channel.kind] in self.scopes

    def message(self, channel: str, ts: str) -> Json | None:
        """A message that is there."""
        found = self.channel(channel)
        return next((each for each in found.messages if each["ts"] == ts), None) if found else None

    def thread(self, channel: str, ts: str) -> list[Json]:
        """The replies under a message."""
        return [each for each in self.channels[channel].messages if each.get("thread_ts") == ts != each["ts"]]

    def modal_of(self, user: str) -> Json | None:
        """The modal that somebody has open, the newest on top."""
        mine = [view for view in self.views.values() if view["user"] == user and not view["closed"]]
        return mine[-1] if mine else None
