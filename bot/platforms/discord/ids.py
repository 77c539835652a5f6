"""What a button of ours bears on Discord: whose server it is about, whether it asks first, what it does."""

import re
from dataclasses import dataclass

from bot.platforms.discord.limits import CUSTOM_ID
from bot.platforms.shared.actions import UnknownAction, decode, encode
from bot.screens.action import Action

ASKS = "?"
"""Before the id of a button whose first press asks whether one is sure."""
TWIN = "="
"""Before the id of a button that does what another in its message does: an id may stand there once."""
NO = "no"
"""The way out of being asked."""
AWAY_FORM, AWAY = "form:away", "away:me"
"""The button that opens the form for days away, and the form itself."""
_ID = re.compile(r"(?:(\d{1,20})\|)?([?=]?)(.+)", re.DOTALL)
_SETUP = re.compile(r"(?:form:setup/|setup:)([^/|]+)/(\d{1,3})")
_CHANNEL = re.compile(r"(?:save|queue):([^/|]+)")
_PRACTICE = re.compile(r"begin:([^/|]+)/([^/|]*)")


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press: the server it is about where the press itself bears none, and the key of what it does.

    `asks` says that the key takes effect only after a second press.
    """

    guild: str
    asks: bool
    key: str


def button_id(action: Action, guild: str = "", *, twin: bool = False) -> str:
    """The id of an action's button; raises ValueError if Discord would not take it."""
    mark = ASKS if action.confirm else TWIN if twin else ""
    return addressed(mark + encode(action), guild)


def addressed(key: str, guild: str = "") -> str:
    """A key with the server it is about, for where a press bears none; raises ValueError if too long."""
    text = f"{guild}|{key}" if guild else key
    if len(text) > CUSTOM_ID:
        raise ValueError(f"an id of {len(text)} characters, at most {CUSTOM_ID} fit")
    return text


def read_id(text: str) -> Pressed:
    """What an id of ours says; raises UnknownAction for one that makes no sense."""
    found = _ID.fullmatch(text)
    if found is None or len(text) > CUSTOM_ID:
        raise UnknownAction
    key = found[3]
    ours = any(each.fullmatch(key) for each in (_SETUP, _CHANNEL, _PRACTICE))
    if key not in {NO, AWAY_FORM, AWAY} and not ours:
        decode(key)
    return Pressed(found[1] or "", found[2] == ASKS, key)


def setup_button(channel: str, group: int) -> str:
    """The key of the button that opens a group of a channel's settings."""
    return f"form:setup/{channel}/{group}"


def setup_form(channel: str, group: int) -> str:
    """The key of that group's form."""
    return f"setup:{channel}/{group}"


def save_button(channel: str) -> str:
    """The key of the button that stores a channel's settings as they stand."""
    return f"save:{channel}"


def practice_form(channel: str, topic: str) -> str:
    """The key of the form that begins an interview: where it was asked for, and on which topic."""
    return f"begin:{channel}/{topic}"


def practice_of(key: str) -> tuple[str, str]:
    """The channel and the topic of that form; raises UnknownAction for another key."""
    found = _PRACTICE.fullmatch(key)
    if found is None:
        raise UnknownAction
    return found[1], found[2]


def queue_menu(channel: str) -> str:
    """The key of the menu whose question is to be asked soon in a channel."""
    return f"queue:{channel}"


def group_of(key: str) -> tuple[str, int]:
    """The channel and the group of a set-up button or form; raises UnknownAction for another key."""
    found = _SETUP.fullmatch(key)
    if found is None:
        raise UnknownAction
    return found[1], int(found[2])


def channel_of(key: str) -> str:
    """The channel of a save button or a queue menu; raises UnknownAction for another key."""
    found = _CHANNEL.fullmatch(key)
    if found is None:
        raise UnknownAction
    return found[1]
