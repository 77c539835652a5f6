"""How Discord's names of things become ours: servers, messages, times."""

import base64
import hashlib
from datetime import datetime

from discord.utils import snowflake_time, time_snowflake

from bot.ids import MessageRef, WorkspaceId

PLATFORM = "discord"
NONCE = 25
"""Characters of a nonce, https://discord.com/developers/docs/resources/message#create-message."""
MARK = 0x7FFFFFFF
"""The largest id of a component, https://discord.com/developers/docs/components/reference."""


def workspace_of(guild: str | int) -> WorkspaceId:
    """The workspace of a server."""
    return WorkspaceId(f"{PLATFORM}:{guild}")


def guild_of(workspace: WorkspaceId) -> str:
    """The server of a workspace."""
    return workspace.partition(":")[2]


def is_snowflake(text: str) -> bool:
    """Whether Discord could have named something so."""
    return text.isascii() and text.isdigit() and len(text) <= len(str(2**64))


def sent_at(snowflake: str | int) -> datetime:
    """When what bears the name was made."""
    return snowflake_time(int(snowflake))


def earliest(at: datetime) -> int:
    """A name before that of everything made at that time or later."""
    return time_snowflake(at)


def nonce_of(key: str) -> str:
    """A post's nonce: the same for every try of the same message."""
    return base64.b32encode(hashlib.sha256(key.encode()).digest()).decode()[:NONCE].lower()


def mark_of(key: str) -> int:
    """The id of a post's outermost component, by which it is found again when its nonce is forgotten."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[-4:], "big") & MARK or 1


def joined(channel: str, message: str) -> MessageRef:
    """A direct message with its conversation, which its place does not know."""
    return MessageRef(f"{channel}/{message}")
