"""The app manifest: what Slack is told that Scrimmage needs, and nothing it can do without."""

from typing import Any

from bot.platforms.slack import words
from bot.platforms.slack.app import COMMANDS, SHORTCUT

SCOPES = {
    "chat:write": "posts questions, reveals and boards",
    "chat:write.public": "posts in public channels without being invited",
    "channels:join": "joins the public channel that a moderator sets up",
    "commands": "/scrimmage, /practice, /leaderboard and the message shortcut",
    "files:read": "reads the résumé or job description that somebody hands in as a file",
    "files:write": "sends people the export of their own data",
    "im:write": "opens the conversation for a private notice and for practice",
    "reactions:read": "counts a 👍 as a vote",
    "users:read": "knows names, moderators, bots, and who left",
}
"""What every installation grants, and what for."""
READING = {
    "channels:history": "reads answers in the threads of public channels",
    "groups:history": "reads answers in the threads of private channels",
    "im:history": "reads answers in practice, which people write to the app in direct messages",
    "reactions:write": "acknowledges an answer in a thread or in practice with a ✅",
}
"""What reading answers from messages adds."""
EVENTS = (
    "app_home_opened",
    "app_uninstalled",
    "reaction_added",
    "reaction_removed",
    "tokens_revoked",
    "user_change",
)
READING_EVENTS = ("message.channels", "message.groups", "message.im")


def scopes(*, minimal: bool) -> tuple[str, ...]:
    """The bot's scopes, by name."""
    return tuple(sorted([*SCOPES, *(() if minimal else READING)]))


def manifest(*, minimal: bool, address: str | None, redirect: bool = False) -> dict[str, Any]:
    """The manifest, https://docs.slack.dev/reference/app-manifest.

    With an `address` Slack sends everything there over HTTP; without one, Socket Mode needs none. `minimal`
    leaves out reading answers from messages, and people cannot write to the app then. `redirect` allows other
    workspaces to install the app.
    """
    oauth: dict[str, Any] = {"scopes": {"bot": list(scopes(minimal=minimal))}}
    if redirect and address:
        oauth["redirect_urls"] = [f"{address}/slack/oauth_redirect"]
    url = {"url": f"{address}/slack/events"} if address else {}
    request_url = {"request_url": f"{address}/slack/events"} if address else {}
    return {
        "_metadata": {"major_version": 2},
        "display_information": {
            "name": "Scrimmage",
            "description": words.DESCRIPTION,
            "background_color": "#1f2937",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": minimal,
            },
            "bot_user": {"display_name": "Scrimmage", "always_online": True},
            "shortcuts": [
                {
                    "name": words.SHORTCUT,
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": words.SHORTCUT_DESCRIPTION,
                }
            ],
            "slash_commands": [
                {"command": name, "should_escape": True, **words.COMMANDS[name], **url} for name in COMMANDS
            ],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {
                **request_url,
                "bot_events": sorted([*EVENTS, *(() if minimal else READING_EVENTS)]),
            },
            "interactivity": {"is_enabled": True, **request_url},
            "org_deploy_enabled": redirect,
            "socket_mode_enabled": address is None,
            "token_rotation_enabled": redirect,
        },
    }
