"""The server itself, and what a test can do to its guilds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.api import Api
from tests.platforms.discord.server.gateway import GUILDS
from tests.platforms.discord.server.guild_payload import guild as guild_payload
from tests.platforms.discord.server.interactions import Interactions
from tests.platforms.discord.server.people import Person
from tests.platforms.discord.server.serving import Serving
from tests.platforms.discord.server.state import ALL, Channel, Guild, Json, Thread

if TYPE_CHECKING:
    from tests.platforms.discord.server.envelope import Interaction


class DiscordServer(Serving):
    """Discord, as far as we use it; `seconds` is its clock, `shards` is how many it asks an app to have."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        super().__init__(seconds)
        self.shards, self.most_threads, self.synced = 1, 1000, 0
        self.commands: list[Json] = []
        self.modals: dict[str, tuple[Json, Interaction]] = {}
        self.interactions = Interactions(self)
        self.api = Api(self, self.interactions)

    def guild(self, id_: int | str, name: str, permissions: int = ALL) -> Guild:
        """A guild with the bot in it."""
        made = self.guilds[str(id_)] = Guild(self, str(id_), name, self.snowflake(), permissions)
        self.tell("GUILD_CREATE", guild_payload(made), guild=made.id, needs=GUILDS)
        return made

    def person(  # noqa: PLR0913, PLR0917 - all of it says who somebody is
        self,
        guild: Guild,
        id_: int | str,
        name: str,
        nick: str | None = None,
        permissions: int = 0,
        bot: bool = False,  # noqa: FBT001, FBT002 - as they are made everywhere
    ) -> Person:
        """Somebody in a guild; `permissions` are those beyond what everybody may do."""
        made = Person(self, guild, str(id_), name, nick, permissions)
        self.users[made.id] = payloads.user(made.id, name, bot=bot)
        guild.members[made.id] = made
        return made

    def remove_guild(self, guild: Guild) -> None:
        """Let the bot be thrown out."""
        self.tell("GUILD_DELETE", {"id": guild.id}, guild=guild.id, needs=GUILDS)
        guild.joined = False

    def add_guild(self, guild: Guild) -> None:
        """Let the bot be taken in again."""
        guild.joined = True
        self.tell("GUILD_CREATE", guild_payload(guild), guild=guild.id, needs=GUILDS)

    def deny(self, channel: Channel, permissions: int) -> None:
        """Take rights from the bot in a channel, and tell of it."""
        channel.denied = permissions
        self.tell_channel("CHANNEL_UPDATE", channel)

    def delete_channel(self, channel: Channel | int | str) -> None:
        """Delete a channel with its threads, or a thread."""
        place = channel if isinstance(channel, Channel) else self.channels[str(channel)]
        event = "THREAD_DELETE" if isinstance(place, Thread) else "CHANNEL_DELETE"
        self.tell_channel(event, place)
        assert place.guild is not None
        gone = [each for each in place.guild.opened.values() if place in {each, each.parent}]
        for each in [place, *gone]:
            for known in (self.channels, place.guild.channels, place.guild.opened):
                known.pop(each.id, None)

    def delete_message(self, channel: int | str, message: int | str) -> None:
        """Let a moderator delete a message."""
        self.drop(self.channels[str(channel)], str(message))

    def drop(self, place: Channel, message: str, owner: str = "") -> None:
        """Let a message be gone, and tell of it unless only its owner saw it."""
        if self.private.get(owner, {}).pop(message, None) is None:
            del place.said[message]
            place.reactions.pop(message, None)
            self.tell_deletion(place, message)

    def archive(self, thread: int | str, *, archived: bool = True, locked: bool = False) -> None:
        """Let a moderator archive or lock a thread, or open it again."""
        place = self.channels[str(thread)]
        assert isinstance(place, Thread)
        place.archived, place.locked, place.turned = archived, locked, self.seconds()
        self.tell_thread("THREAD_UPDATE", place)
