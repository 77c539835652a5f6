"""A guild as the app is told of it when it comes in."""

from tests.platforms.discord.server.payloads import BORN, OWNER, channel, membership, thread
from tests.platforms.discord.server.state import EVERYONE, Guild, Json


def guild(place: Guild) -> Json:
    """A guild as the app is told of it, with the bot as its only member."""
    server = place.server
    everyone = EVERYONE & place.permissions
    return {
        **FURNITURE,
        "id": place.id,
        "name": place.name,
        "owner_id": OWNER,
        "roles": [role(place.id, "@everyone", everyone), role(place.role, "Scrimmage", place.permissions)],
        "joined_at": BORN,
        "member_count": len(place.members) + 1,
        "members": [membership(roles=(place.role,)) | {"user": server.bot}],
        "channels": [channel(each) for each in place.channels.values()],
        "threads": [thread(each) for each in place.threads if server.hears(each)],
    }


def role(id_: str, name: str, permissions: int) -> Json:
    """A role with its rights."""
    return {
        "id": id_,
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": 0 if name == "@everyone" else 1,
        "permissions": str(permissions),
        "managed": name != "@everyone",
        "mentionable": False,
        "flags": 0,
    }


FURNITURE: Json = {
    "icon": None,
    "splash": None,
    "discovery_splash": None,
    "afk_channel_id": None,
    "afk_timeout": 300,
    "verification_level": 0,
    "default_message_notifications": 0,
    "explicit_content_filter": 0,
    "emojis": [],
    "stickers": [],
    "features": [],
    "mfa_level": 0,
    "application_id": None,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "rules_channel_id": None,
    "vanity_url_code": None,
    "description": None,
    "banner": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "preferred_locale": "en-US",
    "public_updates_channel_id": None,
    "nsfw_level": 0,
    "premium_progress_bar_enabled": False,
    "safety_alerts_channel_id": None,
    "hub_type": None,
    "incidents_data": None,
    "large": False,
    "voice_states": [],
    "presences": [],
    "stage_instances": [],
    "guild_scheduled_events": [],
    "soundboard_sounds": [],
}
