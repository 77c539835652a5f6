"""A track's settings as Discord shows them: an overview whose groups open as forms; what is to be mended."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bot.platforms.discord import limits, words
from bot.platforms.discord.cuts import lightened, weight
from bot.platforms.discord.ids import addressed, save_button, setup_button
from bot.platforms.discord.render.parts import (
    EMPTY,
    LINE,
    PRIMARY,
    SECONDARY,
    TEXT,
    Look,
    heading,
    literals,
    made_button,
    row,
    section,
    text,
)
from bot.platforms.discord.text import BREAK, Json, code, literal, ours
from bot.platforms.shared.fit import printable
from bot.screens.settings import Field, FieldKind, SetupForm

FIRST_ID = 1000
"""The id of the text that holds what was sent for the first field; the others follow."""
HELD = 24
"""Fields whose values a message can hold."""
HELD_ROOM = 3000
"""Characters that those texts share."""
LABEL_ROOM, PROBLEM_ROOM = 40, 90
BETWEEN = ", "


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are one form: each with its place among all, and under which title they stand."""

    title: str
    fields: tuple[tuple[int, Field], ...]

    @property
    def wrong(self) -> bool:
        """Whether something in it is to be mended."""
        return any(each.problem for _, each in self.fields)


def groups_of(fields: Sequence[Field]) -> list[Group]:
    """The fields by their groups; one with more than a form holds is several, with numbers."""
    found = []
    for title, members in groupby(enumerate(fields), key=lambda each: each[1].group):
        every = tuple(members)
        starts = range(0, len(every), limits.MODAL)
        numbers = [f" {nth}" for nth in range(1, len(starts) + 1)] if len(starts) > 1 else [""]
        found += [
            Group(f"{title}{number}".strip(), every[at : at + limits.MODAL])
            for number, at in zip(numbers, starts, strict=True)
        ]
    return found


def overview(form: SetupForm, look: Look) -> list[Json]:
    """Every group with what is set in it and the way to change it; of one with problems, what was sent."""
    groups = groups_of(form.fields)
    wrong = any(group.wrong for group in groups)
    held = [index for group in groups if group.wrong for index, _ in group.fields][:HELD]
    save = made_button(form.submit, addressed(save_button(look.channel), look.guild), PRIMARY)
    return [
        *text(heading(form.title), ours(form.intro)),
        *(part for nth, group in enumerate(groups) for part in _group(nth, group, look, held)),
        LINE,
        *(row([save]) if look.channel and not wrong else []),
    ]


def _group(nth: int, group: Group, look: Look, held: Sequence[int]) -> list[Json]:
    shown = text(heading(group.title) or "### …", *([] if group.wrong else map(_line, group.fields)))
    sent = [_sent(index, field, len(held)) for index, field in group.fields if index in held]
    if not look.channel:
        return [LINE, *shown, *sent]
    label, style = (words.TRY_AGAIN, PRIMARY) if group.wrong else (words.CHANGE, SECONDARY)
    key = addressed(setup_button(look.channel, nth), look.guild)
    return [LINE, section(shown, made_button(label, key, style)), *sent]


def _line(numbered: tuple[int, Field]) -> str:
    """A field with what is set in it, by the names of its options."""
    field = numbered[1]
    names = {"yes": words.CHECKED, **{each.value: each.label for each in field.options}}
    shown = ", ".join(filter(None, literals(names.get(value, value) for value in field.values)))
    return f"{literal(name_of(field.label))}: {f'**{shown}**' if shown else _nothing(field)}"


def name_of(label: str) -> str:
    """What stands before the colon of a label that explains itself; any other whole."""
    return label.partition(": ")[0].strip() or label


def _nothing(field: Field) -> str:
    if field.kind is FieldKind.CHOICES:
        return literal(field.hint) or words.NONE_CHOSEN
    return words.UNCHECKED if field.kind is FieldKind.YES_NO else words.NONE


def _sent(index: int, field: Field, many: int) -> Json:
    """A field of a form that is to be mended: what was sent, to be read again, and what is wrong with it."""
    room = HELD_ROOM // many
    label, problem = literals((field.label, field.problem))
    label = lightened(label, min(LABEL_ROOM, room // 4))
    problem = lightened(problem, min(PROBLEM_ROOM, room // 4))
    values = _held(field, room - weight(label + problem) - weight("****\n\n⚠️ ``"))
    lines = [f"**{label or '…'}**", values or _unset(field), *([f"⚠️ {problem}"] if problem else [])]
    return {"type": TEXT, "id": FIRST_ID + index, "content": "\n".join(lines)}


def _unset(field: Field) -> str:
    return words.UNCHECKED if field.kind is FieldKind.YES_NO else words.LEFT_EMPTY


def _held(field: Field, room: int) -> str:
    """A field's values as a span of code, so many as fit whole; of one alone, its beginning."""
    shown = [name for value in field.values if (name := _shown(field, value))]
    if field.kind is not FieldKind.CHOICES:
        return code(_fitting(shown[0], room)) if shown else ""
    while weight(BETWEEN.join(shown)) > room:
        shown.pop()
    return code(BETWEEN.join(shown)) if shown else ""


def _fitting(text: str, room: int) -> str:
    return text if weight(text) <= room else text[: room * len(text) // weight(text)]


def _shown(field: Field, value: str) -> str:
    """A value as it is shown; an empty one only where it can be chosen."""
    empty = EMPTY if any(not option.value for option in field.options) else ""
    return _names(field).get(value, printable(value)) or empty


def _names(field: Field) -> Mapping[str, str]:
    """Values by the names they are shown under, where a name can be read back."""
    if field.kind is FieldKind.YES_NO:
        return {"yes": words.CHECKED}
    labels, values = Counter(each.label for each in field.options), {each.value for each in field.options}
    return {
        each.value: each.label
        for each in field.options
        if _is_clear(each.label) and labels[each.label] == 1 and each.label not in values - {each.value}
    }


def _is_clear(label: str) -> bool:
    return bool(label.strip()) and "," not in label and label != EMPTY and code(label) == f"`{label}`"


def kept(components: Sequence[Mapping[str, Any]], form: SetupForm) -> dict[str, tuple[str, ...]]:
    """What was sent for the fields of a message that told what is to be mended, by their names."""
    values = {}
    for content, index in _marked(components):
        if 0 <= index < len(form.fields):
            field = form.fields[index]
            values[field.name] = tuple(_read(field, content))
    return values


def _marked(value: object) -> Iterator[tuple[str, int]]:
    """The texts that bear an id of a field, and which field's."""
    for each in value if isinstance(value, list | tuple) else ():
        if isinstance(each, Mapping):
            marked, content = each.get("id"), each.get("content")
            if isinstance(marked, int) and isinstance(content, str) and each.get("type") == TEXT:
                yield content, marked - FIRST_ID
            yield from _marked(each.get("components"))


def _read(field: Field, content: str) -> list[str]:
    """The values in a text that `_sent` made."""
    lines = content.replace(BREAK, "").split("\n")
    found = re.fullmatch("`([^`]*)`", lines[1]) if len(lines) > 1 else None
    if found is None:
        return []
    shown = found[1].split(BETWEEN) if field.kind is FieldKind.CHOICES else [found[1]]
    values = {name: value for value, name in _names(field).items()}
    return ["" if each == EMPTY else values.get(each, each) for each in shown]
