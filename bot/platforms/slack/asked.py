"""Where somebody asked for something, and so where they are answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.ids import Channel, EventId, WorkspaceId
from bot.platforms.shared.intake import Envelope
from bot.screens.action import Action


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of a person; what was not there is empty.

    `view` and `hash` name an open modal, `verb` and `about` what a form is sent as; `home` says that it was
    asked on the app's home, `fleeting` that it was on a message only they see.
    """

    workspace: WorkspaceId
    event: EventId
    user: str
    called: str
    channel: str = ""
    thread: str = ""
    trigger: str = field(default="", repr=False)
    reply_to: str = field(default="", repr=False)
    view: str = ""
    hash: str = ""
    home: bool = False
    verb: str = ""
    about: str = ""
    fleeting: bool = False

    @property
    def place(self) -> Channel:
        """The channel it was asked in."""
        return Channel(self.workspace, self.channel)

    def meta(self, sent_as: Action | None = None) -> str:
        """What a modal has to remember: ids alone, of its place and of what its form is sent as."""
        verb, about = (sent_as.verb, sent_as.about) if sent_as is not None else (self.verb, self.about)
        kept = {"channel": self.channel, "thread": self.thread, "verb": verb, "about": about}
        return json.dumps({name: value for name, value in kept.items() if value})


def by_command(envelope: Envelope) -> Asked:
    """Somebody typed a slash command."""
    body = envelope.body
    return Asked(
        envelope.workspace,
        envelope.event,
        user=_text(body, "user_id"),
        called=_text(body, "user_name"),
        channel=_text(body, "channel_id"),
        trigger=_text(body, "trigger_id"),
        reply_to=_text(body, "response_url"),
    )


def by_press(envelope: Envelope) -> Asked:
    """Somebody pressed a button, chose from a menu, or sent a form."""
    body = envelope.body
    view, container = _dict(body, "view"), _dict(body, "container")
    kept = _kept(view)
    message = _dict(body, "message")
    channel = _text(_dict(body, "channel"), "id") or _text(container, "channel_id") or kept.get("channel", "")
    thread = _text(message, "thread_ts") or _text(container, "thread_ts")
    if thread == _text(message, "ts"):
        thread = ""  # a card in the channel, whatever hangs under it: whoever presses looks at the channel
    return Asked(
        envelope.workspace,
        envelope.event,
        user=_text(_dict(body, "user"), "id"),
        called=_text(_dict(body, "user"), "name") or _text(_dict(body, "user"), "username"),
        channel=channel,
        thread=thread or kept.get("thread", ""),
        trigger=_text(body, "trigger_id"),
        reply_to=_text(body, "response_url"),
        view=_text(view, "id") if view.get("type") == "modal" else "",
        hash=_text(view, "hash"),
        home=view.get("type") == "home",
        verb=kept.get("verb", ""),
        about=kept.get("about", ""),
        fleeting=container.get("is_ephemeral") is True,
    )


def _kept(view: Mapping[str, Any]) -> dict[str, str]:
    """What a modal remembered; nothing if that cannot be read."""
    try:
        kept = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}


def _dict(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = body.get(name)
    return value if isinstance(value, dict) else {}


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""
