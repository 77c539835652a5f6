"""What the server knows: guilds with their people, channels, threads, and what was said in them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer
    from tests.platforms.discord.server.people import Person

Json = dict[str, Any]
DISCORD_EPOCH = 1_420_070_400_000
"""The millisecond that snowflakes count from."""

TEXT, DM, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 11, 12

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
ADD_REACTIONS = 1 << 6
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
USE_APPLICATION_COMMANDS = 1 << 31
MANAGE_THREADS = 1 << 34
CREATE_PUBLIC_THREADS = 1 << 35
CREATE_PRIVATE_THREADS = 1 << 36
SEND_MESSAGES_IN_THREADS = 1 << 38

ALL = ((1 << 53) - 1) & ~ADMINISTRATOR
"""Everything but the right that nobody can take away in a channel."""

EVERYONE = (
    ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | CREATE_PRIVATE_THREADS
    | SEND_MESSAGES_IN_THREADS
)
"""What anybody in a guild may do."""


class Snowflakes:
    """Names that grow with time; `seconds` may stand still."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self._last = 0

    def __call__(self) -> str:
        since = int(self.seconds() * 1000) - DISCORD_EPOCH
        self._last = max(since << 22, self._last + 1)
        return str(self._last)


def iso(seconds: float) -> str:
    """A time as Discord writes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


@dataclass(eq=False)
class Channel:
    """A place for messages; `denied` is what the bot may not do here, `recipients` who a DM is with."""

    id: str
    guild: "Guild | None" = None
    name: str = ""
    kind: int = TEXT
    denied: int = 0
    recipients: list[Json] = field(default_factory=list)
    said: dict[str, Json] = field(default_factory=dict)
    reactions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    nonces: dict[str, tuple[str, float]] = field(default_factory=dict)

    @property
    def messages(self) -> list[Json]:
        """What was said here and is still there, the oldest first."""
        return list(self.said.values())

    @property
    def permissions(self) -> int:
        """What the bot may do here."""
        return ALL if self.guild is None else self.guild.permissions & ~self.denied


@dataclass(eq=False)
class Thread(Channel):
    """A thread of a channel; `joined` are those who take part."""

    parent: Channel = field(default_factory=lambda: Channel(""))
    owner: str = ""
    auto_archive: int = 1440
    archived: bool = False
    locked: bool = False
    born: float = 0.0
    turned: float = 0.0
    total: int = 0
    joined: dict[str, float] = field(default_factory=dict)

    @property
    def permissions(self) -> int:
        """What the bot may do here, which is settled in the channel."""
        return self.parent.permissions


@dataclass(eq=False)
class Guild:
    """A Discord server; `role` gives the bot its `permissions`, `opened` are its threads."""

    server: "DiscordServer"
    id: str
    name: str
    role: str
    permissions: int = ALL
    members: dict[str, "Person"] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    opened: dict[str, Thread] = field(default_factory=dict)
    joined: bool = True

    def channel(self, id_: int | str, name: str) -> Channel:
        """A text channel, which the app is told of if it is connected."""
        made = self.channels[str(id_)] = Channel(str(id_), self, name)
        self.server.channels[made.id] = made
        self.server.tell_channel("CHANNEL_CREATE", made)
        return made

    @property
    def threads(self) -> list[Thread]:
        """The threads that are not archived."""
        return [each for each in self.opened.values() if not each.archived]
