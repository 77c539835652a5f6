"""What the server tells the app: messages, reactions, threads, channels and guilds."""

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.breaks import Breaks
from tests.platforms.discord.server.gateway import (
    DIRECT_MESSAGES,
    DIRECT_REACTIONS,
    GUILD_MEMBERS,
    GUILD_MESSAGES,
    GUILD_REACTIONS,
    GUILDS,
)
from tests.platforms.discord.server.state import (
    PRIVATE_THREAD,
    VIEW_CHANNEL,
    Channel,
    Guild,
    Json,
    Thread,
)


class Telling(Breaks):
    """Tells what happens, as far as the app may see it."""

    def hears(self, place: Channel) -> bool:
        """Whether the bot sees what goes on in a place."""
        if place.guild is None:
            return True
        secret = isinstance(place, Thread) and place.kind == PRIVATE_THREAD
        taken_in = not secret or (isinstance(place, Thread) and self.bot_id in place.joined)
        return place.guild.joined and bool(place.permissions & VIEW_CHANNEL) and taken_in

    def tell_message(self, event: str, place: Channel, said: Json, nonce: object = None) -> None:
        """Tell that a message was written or changed."""
        if not self.hears(place):
            return
        told = said | ({"nonce": nonce} if nonce is not None else {})
        if place.guild is None:
            self.tell(event, told, guild=None, needs=DIRECT_MESSAGES)
            return
        author = place.guild.members.get(said["author"]["id"])
        mine = said["author"]["id"] == self.bot_id
        told |= {"guild_id": place.guild.id}
        if author is not None or mine:
            roles = (place.guild.role,) if mine else ()
            told |= {"member": payloads.membership(author.nick if author else None, roles)}
        veiled = payloads.veiled(self.bot_id, told)
        self.tell(event, told, guild=place.guild.id, needs=GUILD_MESSAGES, veiled=veiled)

    def tell_deletion(self, place: Channel, id_: str) -> None:
        """Tell that a message is gone."""
        if self.hears(place):
            needs = GUILD_MESSAGES if place.guild else DIRECT_MESSAGES
            gone = {"id": id_, "channel_id": place.id, **_where(place)}
            self.tell("MESSAGE_DELETE", gone, guild=_guild(place), needs=needs)

    def tell_reaction(self, place: Channel, said: Json, user: str, emoji: str, *, on: bool) -> None:
        """Tell that somebody reacted, or took it back."""
        if not self.hears(place):
            return
        told: Json = {
            "user_id": user,
            "channel_id": place.id,
            "message_id": said["id"],
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
            **_where(place),
        }
        if on:
            told |= {"message_author_id": said["author"]["id"], "burst_colors": []}
            if place.guild and user in place.guild.members:
                told |= {"member": payloads.member(place.guild.members[user])}
        needs = GUILD_REACTIONS if place.guild else DIRECT_REACTIONS
        event = "MESSAGE_REACTION_ADD" if on else "MESSAGE_REACTION_REMOVE"
        self.tell(event, told, guild=_guild(place), needs=needs)

    def tell_thread(self, event: str, place: Thread) -> None:
        """Tell of a thread that is new or different."""
        if self.hears(place):
            new = {"newly_created": True} if event == "THREAD_CREATE" else {}
            self.tell(event, payloads.thread(place) | new, guild=_guild(place), needs=GUILDS)

    def tell_joined(self, place: Thread, user: str) -> None:
        """Tell that somebody takes part in a thread from now on."""
        if self.hears(place):
            told = {
                "id": place.id,
                "member_count": len(place.joined),
                "added_members": [payloads.thread_member(place, user)],
                "removed_member_ids": [],
                **_where(place),
            }
            self.tell("THREAD_MEMBERS_UPDATE", told, guild=_guild(place), needs=GUILDS)

    def tell_channel(self, event: str, place: Channel) -> None:
        """Tell of a channel that is new, different or gone."""
        if place.guild is not None and place.guild.joined:
            self.tell(event, payloads.channel(place), guild=place.guild.id, needs=GUILDS)

    def tell_departure(self, guild: Guild, user: Json) -> None:
        """Tell that somebody left."""
        told = {"guild_id": guild.id, "user": user}
        self.tell("GUILD_MEMBER_REMOVE", told, guild=guild.id, needs=GUILD_MEMBERS)


def _guild(place: Channel) -> str | None:
    return place.guild.id if place.guild else None


def _where(place: Channel) -> Json:
    return {"guild_id": place.guild.id} if place.guild else {}
