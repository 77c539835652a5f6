"""Slack's way of sending a message's text, turned back into what the person wrote."""

import re
from collections.abc import Callable

_TAG = re.compile(r"<([^<>]*)>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))


def said(text: str, name_of: Callable[[str], str | None] = lambda _: None) -> str:
    """The words as they were typed: entities resolved, links and mentions as they read.

    `name_of` gives the name behind an account id. What Slack escapes and marks is said at
    https://docs.slack.dev/messaging/formatting-message-text/#escaping.
    """
    return "".join(_pieces(text, name_of))


def _pieces(text: str, name_of: Callable[[str], str | None]) -> list[str]:
    pieces, at = [], 0
    for tag in _TAG.finditer(text):
        pieces += [_plain(text[at : tag.start()]), _plain(_tag(tag[1], name_of))]
        at = tag.end()
    return [*pieces, _plain(text[at:])]


def _plain(text: str) -> str:
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)


def _tag(inside: str, name_of: Callable[[str], str | None]) -> str:
    target, _, label = inside.partition("|")
    match target[:1]:
        case "@":
            return "@" + (label or name_of(target[1:]) or target[1:])
        case "#":
            return "#" + (label or target[1:])
        case "!":
            return _special(target[1:], label)
        case _:
            return _link(target, label)


def _special(target: str, label: str) -> str:
    """`<!here>` and its like; a date or a group reads as its label."""
    name = label or target.partition("^")[0]
    return name if "^" in target and not target.startswith("subteam") else "@" + name.removeprefix("@")


def _link(target: str, label: str) -> str:
    bare = target.removeprefix("mailto:")
    for scheme in ("https://", "http://"):
        bare = bare.removeprefix(scheme)
    if not label or label == target:
        return target.removeprefix("mailto:")
    return label if label.rstrip("/") == bare.rstrip("/") else f"{label} ({target})"
