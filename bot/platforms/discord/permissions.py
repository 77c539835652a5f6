"""What we ask a server for, what we may do in a channel, and what is missing there."""

from urllib.parse import urlencode

from discord import Permissions

from bot.usecases.commands import Need

NEEDED = {
    Need.SEE: "view_channel",
    Need.WRITE: "send_messages",
    Need.THREADS: "create_public_threads",
    Need.WRITE_IN_THREADS: "send_messages_in_threads",
    Need.HISTORY: "read_message_history",
    Need.REACT: "add_reactions",
    Need.PRIVATE_THREADS: "create_private_threads",
}
"""Each need of a round, and the permission that grants it,
https://discord.com/developers/docs/topics/permissions. Threads of our own are ours to archive."""
INVITED = Permissions(**dict.fromkeys(NEEDED.values(), True))
"""What the invitation asks for."""
AUTHORIZE = "https://discord.com/oauth2/authorize"


def lacking(allowed: Permissions) -> frozenset[Need]:
    """The needs that the permissions in a channel leave open; an administrator lacks nothing."""
    if allowed.administrator:
        return frozenset()
    return frozenset(need for need, name in NEEDED.items() if not getattr(allowed, name))


def invitation(application: str | int) -> str:
    """The address at which somebody adds the app to their server."""
    asked = {
        "client_id": str(application),
        "scope": "bot applications.commands",
        "permissions": str(INVITED.value),
    }
    return f"{AUTHORIZE}?{urlencode(asked)}"
