"""What the server knows, as Discord writes it."""

import re
from typing import TYPE_CHECKING

from tests.platforms.discord.server.state import Channel, Json, Thread, iso

if TYPE_CHECKING:
    from tests.platforms.discord.server.known import Known
    from tests.platforms.discord.server.talking import Talker

BORN = "2020-01-01T00:00:00+00:00"
OWNER = "7000"
"""Who made the app and every guild; the bot itself must not, for it could then do everything."""
HAS_THREAD, EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 5, 1 << 6, 1 << 7, 1 << 15
PRIVILEGED = {"content": "", "attachments": [], "components": [], "embeds": []}


def user(id_: str, name: str, *, bot: bool = False) -> Json:
    """A person or a bot, everywhere."""
    return {
        "id": id_,
        "username": name.lower().replace(" ", "."),
        "discriminator": "0",
        "global_name": None if bot else name,
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def itself(server: "Known") -> Json:
    """The bot as only it sees itself."""
    seen = {"verified": True, "mfa_enabled": False, "email": None, "locale": "en-US"}
    return server.bot | seen


def membership(nick: str | None = None, roles: tuple[str, ...] = ()) -> Json:
    """Somebody's place in a guild."""
    return {
        "nick": nick,
        "avatar": None,
        "banner": None,
        "roles": list(roles),
        "joined_at": BORN,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }


def member(person: "Talker") -> Json:
    """Somebody in a guild, with who it is."""
    return membership(person.nick) | {"user": person.user}


def channel(place: Channel) -> Json:
    """A channel, a thread or a DM."""
    if isinstance(place, Thread):
        return thread(place)
    told: Json = {"id": place.id, "type": place.kind, "last_message_id": _last(place), "flags": 0}
    if place.guild is None:
        return told | {"recipients": place.recipients}
    bot = place.guild.server.bot_id
    denied = [{"id": bot, "type": 1, "allow": "0", "deny": str(place.denied)}] if place.denied else []
    return told | {
        "guild_id": place.guild.id,
        "name": place.name,
        "position": 0,
        "permission_overwrites": denied,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_pin_timestamp": None,
    }


def thread(place: Thread) -> Json:
    """A thread, with the bot's part in it."""
    assert place.guild is not None
    bot = place.guild.server.bot_id
    mine = {"member": thread_member(place, bot)} if bot in place.joined else {}
    return {
        "id": place.id,
        "type": place.kind,
        "guild_id": place.guild.id,
        "parent_id": place.parent.id,
        "owner_id": place.owner,
        "name": place.name,
        "last_message_id": _last(place),
        "rate_limit_per_user": 0,
        "message_count": len(place.said),
        "member_count": len(place.joined),
        "total_message_sent": place.total,
        "flags": 0,
        "thread_metadata": {
            "archived": place.archived,
            "auto_archive_duration": place.auto_archive,
            "archive_timestamp": iso(place.turned),
            "locked": place.locked,
            "create_timestamp": iso(place.born),
        },
        **mine,
    }


def thread_member(place: Thread, id_: str) -> Json:
    """Somebody's part in a thread."""
    return {"id": place.id, "user_id": id_, "join_timestamp": iso(place.joined[id_]), "flags": 0}


def _last(place: Channel) -> str | None:
    return next(reversed(place.said), None)


def message(server: "Known", place: Channel, author: Json, **more: object) -> Json:
    """A message that somebody writes now."""
    mentioned = re.findall(r"<@!?(\d+)>", str(more.get("content", "")))
    known = [server.bot if each == server.bot_id else server.known(each) for each in dict.fromkeys(mentioned)]
    return {
        "id": server.snowflake(),
        "channel_id": place.id,
        "author": author,
        "content": "",
        "timestamp": iso(server.seconds()),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [each for each in known if each] if author["id"] != server.bot_id else [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
    } | more


def veiled(bot: str, said: Json) -> Json:
    """A message as a bot sees it that may not read what people write."""
    seen = said["author"]["id"] == bot or any(each["id"] == bot for each in said["mentions"])
    if seen:
        return said
    kept = {name: value for name, value in said.items() if name not in {"poll", "message_snapshots"}}
    return kept | PRIVILEGED
