"""A message that a person wrote, as Discord tells of it now or when its past is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import discord

from bot.platforms.discord.names import sent_at

TALK = {0, 19}
"""Types of messages that people write: a message and a reply,
https://discord.com/developers/docs/resources/message#message-object-message-types."""
LIKE, TICK = "👍", "✅"
BESIDE_WORDS = ("attachments", "sticker_items", "poll", "message_snapshots")


@dataclass(frozen=True, slots=True)
class Written:
    """A message; `human` says that a person wrote it, `ticked` that it bears our ✅, `likes` how many 👍."""

    id: str
    author: str
    name: str
    human: bool
    text: str = field(repr=False)
    attached: bool
    written_at: datetime
    revised_at: datetime
    ticked: bool = False
    likes: int = 0


def told(message: discord.Message) -> Written:
    """A message as the gateway tells of it."""
    author = message.author
    return Written(
        str(message.id),
        str(author.id),
        author.display_name,
        human=not author.bot and message.webhook_id is None and message.type.value in TALK,
        text=message.content,
        attached=bool(message.attachments or message.stickers or message.poll or message.message_snapshots),
        written_at=message.created_at,
        revised_at=message.edited_at or message.created_at,
    )


def recalled(message: Mapping[str, Any], names: Mapping[str, str]) -> Written:
    """A message as it is read from a thread's past; `names` are what people are called in the server."""
    author = message["author"]
    written = sent_at(message["id"])
    edited = message.get("edited_timestamp")
    called = author.get("global_name") or author.get("username") or ""
    return Written(
        str(message["id"]),
        str(author["id"]),
        names.get(str(author["id"]), called),
        human=not author.get("bot") and "webhook_id" not in message and message.get("type", 0) in TALK,
        text=str(message.get("content") or ""),
        attached=any(message.get(name) for name in BESIDE_WORDS),
        written_at=written,
        revised_at=datetime.fromisoformat(edited) if edited else written,
        ticked=any(_is(each, TICK) and each.get("me") for each in message.get("reactions") or ()),
        likes=sum(int(each.get("count", 0)) for each in message.get("reactions") or () if _is(each, LIKE)),
    )


def _is(reaction: Mapping[str, Any], emoji: str) -> bool:
    return is_emoji((reaction.get("emoji") or {}).get("name"), emoji)


def is_emoji(name: str | None, emoji: str) -> bool:
    """Whether it is that emoji, in whichever tone of skin."""
    return (name or "").startswith(emoji)
