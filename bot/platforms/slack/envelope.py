"""What a delivery of Slack is: whose, under which key, and whether anything of ours hangs on it."""

import hashlib
from collections.abc import Mapping
from typing import Any

from bot.ids import EventId, WorkspaceId
from bot.platforms.shared.intake import Envelope

NONE = "-"
"""Stands for the enterprise of a workspace that is in none."""
OWN = "scrimmage_message"
"""The type of the metadata that our own messages bear."""
TALK = {None, "thread_broadcast", "file_share", "me_message"}
"""Subtypes of messages that people write; what else there is, no person wrote."""
KINDS = {"block_actions", "view_submission", "message_action", "shortcut"}
EVENTS = {
    "message",
    "reaction_added",
    "reaction_removed",
    "app_home_opened",
    "app_uninstalled",
    "tokens_revoked",
    "user_change",
}


def tenant(enterprise: str | None, team: str | None) -> WorkspaceId:
    """The workspace of a team: its enterprise belongs to its name, a team's id alone is not enough.

    Without a team it is the enterprise itself, as of an installation for all its workspaces.
    """
    return WorkspaceId(f"slack:{enterprise or NONE}:{team or NONE}")


def parts(workspace: WorkspaceId) -> tuple[str | None, str | None]:
    """The enterprise and the team of a workspace of Slack."""
    _, enterprise, team = workspace.split(":")
    return (None if enterprise == NONE else enterprise), (None if team == NONE else team)


def read(body: Mapping[str, Any]) -> Envelope | None:
    """The delivery in a verified payload; None for one that nothing of ours hangs on."""
    kind = body.get("type")
    if kind == "event_callback":
        return _event(body)
    if kind in KINDS:
        return _interaction(body, str(kind))
    return _command(body) if "command" in body else None


def _event(body: Mapping[str, Any]) -> Envelope | None:
    event, key = body.get("event"), body.get("event_id")
    if not isinstance(event, dict) or not isinstance(key, str) or not wanted(event):
        return None
    first = _dict(next(iter(_list(body.get("authorizations"))), None))
    enterprise = body.get("context_enterprise_id") or body.get("enterprise_id") or first.get("enterprise_id")
    team = body.get("context_team_id") or body.get("team_id") or first.get("team_id")
    return _made(enterprise, team, key, body)


def wanted(event: Mapping[str, Any]) -> bool:
    """Whether anything of ours can hang on an event: a channel's talk outside threads, for one, is not."""
    kind = event.get("type")
    if kind == "message":
        return _wanted_message(event)
    if kind in {"reaction_added", "reaction_removed"}:
        return str(event.get("reaction")).partition("::")[0] in {"+1", "thumbsup"}
    if kind == "app_home_opened":
        return event.get("tab") == "home"
    return kind in EVENTS


def _wanted_message(event: Mapping[str, Any]) -> bool:
    if is_direct(event) and not is_own(event):
        return is_a_persons(_standing(event))
    match event.get("subtype"):
        case "message_changed":
            message = _dict(event.get("message"))
            return is_own(message) or "thread_ts" in message
        case "message_deleted":
            return "thread_ts" in _dict(event.get("previous_message"))
        case subtype if subtype in TALK:
            return is_own(event) or "thread_ts" in event
        case _:
            return is_own(event)


def is_own(message: Mapping[str, Any]) -> bool:
    """Whether a message is one that Scrimmage posted."""
    return _dict(message.get("metadata")).get("event_type") == OWN


def is_direct(event: Mapping[str, Any]) -> bool:
    """Whether a message's event is of a conversation that one person has with us."""
    return event.get("channel_type") == "im"


def is_a_persons(message: Mapping[str, Any]) -> bool:
    """Whether a person wrote a message, no bot or app, nor Slack itself."""
    by_machine = "bot_id" in message or "app_id" in message or message.get("subtype") not in TALK
    return not by_machine and bool(message.get("user"))


def is_taken_back(event: Mapping[str, Any]) -> bool:
    """Whether a message was deleted; where replies hang on it, Slack leaves a tombstone in its place."""
    gone = _dict(event.get("message")).get("subtype") == "tombstone"
    return event.get("subtype") == "message_deleted" or gone


def _standing(event: Mapping[str, Any]) -> dict[str, Any]:
    """The message that an event is about, as it was last in its writer's own words."""
    if is_taken_back(event):
        return _dict(event.get("previous_message"))
    return _dict(event.get("message")) if event.get("subtype") == "message_changed" else dict(event)


def _interaction(body: Mapping[str, Any], kind: str) -> Envelope | None:
    view = _dict(body.get("view"))
    team = _dict(body.get("team")).get("id") or _dict(body.get("user")).get("team_id")
    enterprise = _dict(body.get("enterprise")).get("id") or _dict(body.get("team")).get("enterprise_id")
    if kind == "view_submission":
        # What is sent again after an error is in the same view, and yet another thing that somebody did.
        key = _hashed("v", view.get("id"), view.get("hash"), body.get("trigger_id"))
        return _made(enterprise, team, key, body, awaited=True)
    return _made(enterprise, team, _hashed("t", body.get("trigger_id")), body)


def _command(body: Mapping[str, Any]) -> Envelope | None:
    key = _hashed("t", body.get("trigger_id"))
    return _made(body.get("enterprise_id"), body.get("team_id"), key, body)


def _made(
    enterprise: object, team: object, key: str, body: Mapping[str, Any], *, awaited: bool = False
) -> Envelope | None:
    if not isinstance(team, str) or ":" in team or ":" in str(enterprise or ""):
        return None
    workspace = tenant(enterprise if isinstance(enterprise, str) else None, team)
    return Envelope(workspace, EventId(key), dict(body), awaited)


def _hashed(kind: str, *keys: object) -> str:
    return kind + hashlib.sha256("\x1f".join(map(str, keys)).encode()).hexdigest()[:40]


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
