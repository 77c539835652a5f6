"""The components that screens are built from, https://discord.com/developers/docs/components/reference."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.platforms.discord import limits
from bot.platforms.discord.ids import addressed, button_id
from bot.platforms.discord.text import Json, literal, ours_inline
from bot.platforms.shared.fit import printable, shortened
from bot.screens.action import Action, Weight
from bot.screens.rounds import Moment
from bot.screens.settings import Option
from bot.screens.text import Md

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, SEPARATOR, CONTAINER, LABEL, CHECKBOX = (
    1,
    2,
    3,
    4,
    9,
    10,
    14,
    17,
    18,
    23,
)
IS_COMPONENTS_V2, SUPPRESS_EMBEDS = 1 << 15, 1 << 2
"""https://discord.com/developers/docs/resources/message#message-object-message-flags"""
PRIMARY, SECONDARY, DANGER = 1, 2, 4
STYLES = {Weight.PRIMARY: PRIMARY, Weight.PLAIN: SECONDARY, Weight.DANGER: DANGER}
QUESTION, REVEAL, BOARD, NOTICE, REFUSAL, STANDING = (
    0x5865F2,
    0x3BA55D,
    0xF0B132,
    0x80848E,
    0xD9534F,
    0x9B6DD6,
)
"""The colour along the left edge, by what is shown."""
EMPTY = "(none)"
"""Stands for an empty value, which no option may have."""
LINE: Json = {"type": SEPARATOR, "divider": True, "spacing": 1}


@dataclass(frozen=True, slots=True)
class Look:
    """Where a screen is shown: in a message that bears no server, `guild` is the one it is about.

    `reads` is whether what people write in threads can be read there, `channel` what a form is about.
    """

    guild: str = ""
    reads: bool = True
    channel: str = ""


HERE = Look()


def plain(text: str, most: int) -> str:
    """Text for where no Markdown is read, never empty and never too long."""
    line = " ".join(printable(text).split())
    return (line if len(line) <= most else shortened(line, most - 2)) or "…"


def text(*lines: str) -> list[Json]:
    """A text of so many lines, none where there are no words in it."""
    content = "\n".join(line for line in lines if line.strip())
    return [{"type": TEXT, "content": content}] if content else []


def headed(title: Md, level: int = 3) -> str:
    """A title; those of the channel are larger than those for one person."""
    shown = ours_inline(title)
    return f"{'#' * level} {shown}" if shown else ""


def heading(title: str) -> str:
    """A heading within a message."""
    shown = literal(" ".join(title.split()))
    return f"### {shown}" if shown else ""


def listed(items: Iterable[str]) -> str:
    """Items as a list."""
    return "\n".join(f"- {item}" for item in items if item.strip())


def small(*shown: str) -> str:
    """A line of small print; what it is given is Markdown already."""
    line = " · ".join(each for each in shown if each.strip()).replace("\n", " ")
    return f"-# {line}" if line else ""


def literals(texts: Iterable[str]) -> list[str]:
    """Each text as it is written, on one line."""
    return [literal(" ".join(each.split())) for each in texts]


def moment(shown: Moment) -> str:
    """What happens and when, on the reader's own clock, and how long that is from now."""
    at = int(shown.at.timestamp())
    return f"{literal(shown.label)} <t:{at}:t> (<t:{at}:R>)"


def button(action: Action, look: Look, *, twin: bool = False) -> Json:
    """A button; its id is all it carries."""
    return made_button(action.label, button_id(action, look.guild, twin=twin), STYLES[action.weight])


def made_button(label: str, custom_id: str, style: int = SECONDARY) -> Json:
    """A button of our own furniture."""
    return {"type": BUTTON, "custom_id": custom_id, "label": plain(label, limits.BUTTON), "style": style}


def row(buttons: Sequence[Json]) -> list[Json]:
    """Buttons side by side, in as many rows as they take."""
    rows = [buttons[at : at + limits.ROW] for at in range(0, len(buttons), limits.ROW)]
    return [{"type": ROW, "components": list(each)} for each in rows]


def buttons(actions: Sequence[Action], look: Look, more: Sequence[Json] = ()) -> list[Json]:
    """The actions as rows of buttons after others of our own; what is asked first is told above them."""
    asked = [small(f"{literal(each.label)}: {literal(each.confirm)}") for each in actions if each.confirm]
    return [*text(*asked), *row([*more, *(button(action, look) for action in actions)])]


def section(shown: Sequence[Json], beside: Json) -> Json:
    """A text with a button beside it."""
    return {"type": SECTION, "components": list(shown), "accessory": beside}


def menu(key: str, options: Sequence[Option], label: str, guild: str) -> list[Json]:
    """A menu of the first options, none where there are none to choose from."""
    fitting = {each.value: option(each) for each in options if len(each.value) <= limits.OPTION}
    offered = list(fitting.values())[: limits.OPTIONS]
    select = {
        "type": SELECT,
        "custom_id": addressed(key, guild),
        "placeholder": plain(label, limits.PLACEHOLDER),
        "options": offered,
    }
    return [{"type": ROW, "components": [select]}] if offered else []


def option(shown: Option) -> Json:
    """Something to choose; an empty value has a stand-in."""
    return {"label": plain(shown.label or shown.value, limits.OPTION), "value": shown.value or EMPTY}


def message(colour: int | None, parts: Sequence[Json]) -> Json:
    """A message of these parts that mentions nobody, in a box with a coloured edge where it has one."""
    box = {"type": CONTAINER, "accent_color": colour, "components": list(parts)}
    return {
        "flags": IS_COMPONENTS_V2 | SUPPRESS_EMBEDS,
        "components": list(parts) if colour is None else [box],
        "allowed_mentions": {"parse": []},
    }
