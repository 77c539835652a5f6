"""Who and what is there: the bot, its guilds and their people."""

from collections.abc import Callable

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.state import DM, Channel, Guild, Json, Snowflakes


class Known:
    """The world that the app is in; `closed` are the people who take no direct messages."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self.snowflake = Snowflakes(seconds)
        self.address = ""
        self.token = "discord-token"
        self.application_id, self.bot_id = "7001", "7002"
        self.content_granted = True
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.users: dict[str, Json] = {}
        self.closed: set[str] = set()
        self.private: dict[str, dict[str, Json]] = {}
        self.attachments: dict[str, bytes] = {}
        self._directs: dict[str, Channel] = {}

    @property
    def flags(self) -> int:
        """What the app is granted: content, in fewer than ten thousand people's messages."""
        return 1 << 19 if self.content_granted else 0

    @property
    def bot(self) -> Json:
        """The bot as a user."""
        return payloads.user(self.bot_id, "Scrimmage", bot=True)

    def known(self, user: str) -> Json | None:
        """Somebody by their id."""
        return self.users.get(user)

    def direct(self, user: str) -> Channel:
        """The direct messages with a person."""
        if user not in self._directs:
            made = self._directs[user] = Channel(self.snowflake(), kind=DM, recipients=[self.users[user]])
            self.channels[made.id] = made
        return self._directs[user]

    def reachable(self, user: str) -> bool:
        """Whether the bot may write to somebody."""
        shared = any(user in each.members for each in self.guilds.values() if each.joined)
        bot = self.users.get(user, {}).get("bot", True)
        return shared and not bot and user not in self.closed

    def message(self, channel: int | str, id_: int | str) -> Json | None:
        """A message that is there, in a channel, a thread or a DM."""
        place = self.channels.get(str(channel))
        return place.said.get(str(id_)) if place else None
