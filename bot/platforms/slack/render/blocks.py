"""The blocks that screens are built from."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.platforms.shared.actions import encode
from bot.platforms.shared.fit import printable, shortened
from bot.platforms.slack import limits, words
from bot.platforms.slack.text import Json, ours_plain, piece, rich
from bot.screens.action import Action, Weight
from bot.screens.rounds import Moment
from bot.screens.text import Md

STYLES = {Weight.PRIMARY: "primary", Weight.DANGER: "danger"}
DIVIDER: Json = {"type": "divider"}


def plain(text: str, most: int) -> Json:
    """Plain text, never empty and never too long."""
    fitting = printable(text) if len(text) <= most else shortened(printable(text), most - 2)
    return {"type": "plain_text", "text": fitting or " ", "emoji": False}


def header(title: Md) -> list[Json]:
    """A title."""
    return [{"type": "header", "text": plain(ours_plain(title), limits.HEADER)}]


def body(*parts: Iterable[Json]) -> list[Json]:
    """A block of rich text, none where there is nothing in it."""
    block = rich(part for each in parts for part in each)
    return [block] if block else []


def small(*texts: str) -> list[Json]:
    """A line of small print."""
    shown = [plain(text, limits.TEXT) for text in texts if text][:10]
    return [{"type": "context", "elements": shown}] if shown else []


def button(action: Action) -> Json:
    """A button; its id is all it carries."""
    made: Json = {"type": "button", "action_id": encode(action), "text": plain(action.label, limits.BUTTON)}
    if action.weight in STYLES:
        made["style"] = STYLES[action.weight]
    if action.confirm:
        made["confirm"] = {
            "title": plain(words.CONFIRM, limits.CONFIRM_TITLE),
            "text": plain(action.confirm, limits.CONFIRM_TEXT),
            "confirm": plain(action.label or words.YES, limits.CONFIRM_BUTTON),
            "deny": plain(words.NO, limits.CONFIRM_BUTTON),
        }
    return made


def buttons(actions: Sequence[Action]) -> list[Json]:
    """Rows of buttons; the same one twice in a row is one."""
    made = list({encode(action): button(action) for action in actions}.values())
    rows = [made[at : at + limits.ACTIONS] for at in range(0, len(made), limits.ACTIONS)]
    return [{"type": "actions", "elements": row} for row in rows]


def moment(shown: Moment) -> list[Json]:
    """What happens and when, on the reader's own clock."""
    return [
        piece(f"{shown.label} "),
        {
            "type": "date",
            "timestamp": int(shown.at.timestamp()),
            "format": "{date_short_pretty} at {time}",
            "fallback": local(shown.at, shown.zone),
        },
    ]


def local(at: datetime, zone: str) -> str:
    """A point in time on a zone's wall clock."""
    there = at.astimezone(ZoneInfo(zone))
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{there:%a} {there.day} {there:%b}, {there:%H:%M} {place}"


def joined(lines: Sequence[Sequence[Json]], between: str = "\n") -> list[Json]:
    """Lines of runs as the runs of one paragraph."""
    runs: list[Any] = []
    for line in lines:
        runs += ([piece(between)] if runs else []) + list(line)
    return runs


def bar(share: float, most: int) -> str:
    """A bar of at most so many characters for a share from 0 to 1."""
    return "█" * round(bounded(share) * most)


def bounded(share: float) -> float:
    """A share from 0 to 1, whatever came."""
    return min(share, 1.0) if share > 0 else 0.0


def fitted(blocks: Sequence[Json], most: int, room: int, size: Callable[[object], int]) -> list[Json]:
    """As many blocks as fit, and a word where some do not; a last row of buttons stays.

    At most `most` blocks are taken, and so many that their sizes are `room` together.
    """
    sizes = [size(each) for each in blocks]
    if len(blocks) <= most and sum(sizes) <= room:
        return list(blocks)
    end = [each for each in blocks[-1:] if each["type"] == "actions" and size(each) <= room // 4]
    left = room - size(end)
    kept: list[Json] = []
    for block, taken in zip(blocks[: len(blocks) - len(end)][: most - 1 - len(end)], sizes, strict=False):
        left -= taken
        if left < 0:
            break
        kept.append(block)
    return [*kept, *small(words.MORE), *end]


def weight(value: object) -> int:
    """Bytes of blocks on their way to Slack."""
    return len(json.dumps(value))


def length(value: object) -> int:
    """Characters of text within blocks."""
    if isinstance(value, dict):
        own = value.get("text")
        return (len(own) if isinstance(own, str) else 0) + sum(map(length, value.values()))
    return sum(length(each) for each in value) if isinstance(value, list) else 0
