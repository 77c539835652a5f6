"""Forms as Slack's modals show them, and what people filled in."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from itertools import groupby
from typing import Any

from bot.platforms.shared.fit import printable
from bot.platforms.slack import limits, words
from bot.platforms.slack.render.blocks import body, plain
from bot.platforms.slack.text import Json, piece, section
from bot.screens.answers import AnswerForm
from bot.screens.settings import Field, FieldKind, Option, SetupForm

VALUE = "value"
"""The id of every field's element; its block is named after the field."""
FILE = "file"
"""What the block of a field for a file begins with."""
EMPTY = "(none)"
"""Stands for an empty value, which no option may have."""


def block_id(name: str) -> str:
    """The block of a field."""
    return f"field/{name}"


def answer_input(form: AnswerForm) -> list[Json]:
    """Where the answer is written; of one that Slack cannot take whole, that it stays as it is."""
    if len(form.value.raw) > limits.INPUT:
        return body([section(piece(words.LONG_ANSWER))])
    most = min(max(form.limit, len(form.value.raw), 1), limits.INPUT)
    element: Json = {"type": "plain_text_input", "multiline": True, "max_length": most}
    if form.value.raw:
        element["initial_value"] = printable(form.value.raw)
    return [_input("text", form.label, element, optional=True)]


def field_inputs(fields: Sequence[Field]) -> list[Json]:
    """The fields of a form under their headings, with what is set now and what was wrong."""
    blocks: list[Json] = []
    for group in dict.fromkeys(each.group for each in fields):
        if group:
            blocks.append({"type": "header", "text": plain(group, limits.HEADER)})
        for each in fields:
            if each.group == group:
                blocks += [_field(each), *([_file(each)] if each.kind is FieldKind.LONG_TEXT else [])]
    return blocks


def _field(field: Field) -> Json:
    block = _input(field.name, field.label, _element(field), optional=True)
    hint = field.problem or field.hint
    return {**block, "hint": plain(hint, limits.HINT)} if hint else block


def _file(field: Field) -> Json:
    """The same as the field takes, as a file."""
    element = {"type": "file_input", "filetypes": limits.FILES, "max_files": 1}
    return {**_input("", words.OR_FILE, element, optional=True), "block_id": f"{FILE}/{field.name}"}


def _input(name: str, label: str, element: Json, *, optional: bool) -> Json:
    return {
        "type": "input",
        "block_id": block_id(name),
        "label": plain(label, limits.LABEL),
        "element": {**element, "action_id": VALUE},
        "optional": optional,
    }


def _element(field: Field) -> Json:  # noqa: PLR0911 - a table
    first = field.values[0] if field.values else ""
    match field.kind:
        case FieldKind.TIME:
            return _initial({"type": "timepicker"}, "initial_time", first if _is(time, first) else "")
        case FieldKind.DATE:
            return _initial({"type": "datepicker"}, "initial_date", first if _is(date, first) else "")
        case FieldKind.YES_NO:
            return _ticks((Option("yes", words.CHECKED),), field.values)
        case FieldKind.CHOICES if 0 < len(field.options) <= limits.CHECKBOXES:
            return _ticks(field.options, field.values)
        case FieldKind.CHOICES if field.options:
            return _menu("multi_static_select", "initial_options", field)
        case FieldKind.CHOICE if 0 < len(field.options) <= limits.SELECT_ALL:
            return _menu("static_select", "initial_option", field)
        case _:
            text: Json = {"type": "plain_text_input", "max_length": limits.INPUT}
            text |= {"multiline": True} if field.kind is FieldKind.LONG_TEXT else {}
            return _initial(text, "initial_value", printable(first[: limits.INPUT]))


def _initial(element: Json, name: str, value: object) -> Json:
    return {**element, name: value} if value else element


def _is(kind: type[time] | type[date], text: str) -> bool:
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return True


def _ticks(options: Sequence[Option], values: Sequence[str]) -> Json:
    made = [_option(each) for each in options]
    chosen = [each for each in made if each["value"] in values]
    return _initial({"type": "checkboxes", "options": made}, "initial_options", chosen)


def _menu(kind: str, initial: str, field: Field) -> Json:
    """A menu; what is set now is chosen in it."""
    options = [_option(each) for each in field.options if len(each.value) <= limits.OPTION_VALUE]
    chosen = [each for each in options if each["value"] in {value or EMPTY for value in field.values}]
    menu: Json = {"type": kind, "placeholder": plain(words.CHOOSE, limits.HEADER)}
    menu |= offered(options)
    return _initial(menu, initial, chosen if initial.endswith("s") else next(iter(chosen), None))


def offered(options: Sequence[Json]) -> Json:
    """What a menu offers, in groups where there are more options than a plain one takes."""
    if len(options) <= limits.OPTIONS:
        return {"options": list(options)}
    return {"option_groups": _groups(options)[: limits.GROUPS]}


def _groups(options: Sequence[Json]) -> list[Json]:
    """Options by what stands before their first slash, as time zones and questions have it."""
    groups: list[Json] = []
    for name, members in groupby(options, key=lambda each: str(each["value"]).partition("/")[0]):
        every = list(members)
        groups += _chunks(every, name)
    return groups if len(groups) <= limits.GROUPS else _chunks(options, words.CHOOSE)


def _chunks(options: Sequence[Json], name: str) -> list[Json]:
    starts = range(0, len(options), limits.OPTIONS)
    label = plain(name, limits.OPTION)
    return [{"label": label, "options": list(options[at : at + limits.OPTIONS])} for at in starts]


def _option(option: Option) -> Json:
    return {"text": plain(option.label or words.NONE, limits.OPTION), "value": option.value or EMPTY}


def values_of(state: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What stands in the fields of a sent form, by their names; what makes no sense is left out."""
    values = {}
    for block, elements in state.items():
        kind, _, name = str(block).partition("/")
        element = elements.get(VALUE) if isinstance(elements, dict) else None
        if kind == "field" and isinstance(element, dict):
            values[name] = tuple(_texts(element))
    return values


def files_of(state: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The files of a sent form, by the names of their fields."""
    files = {}
    for block, elements in state.items():
        kind, _, name = str(block).partition("/")
        sent = elements.get(VALUE, {}).get("files") if isinstance(elements, dict) else None
        if kind == FILE and sent:
            files[name] = sent[0]
    return files


def _texts(element: Mapping[str, Any]) -> list[str]:
    match element.get("type"):
        case "checkboxes" | "multi_static_select":
            chosen = element.get("selected_options")
            return (
                [_value(each) for each in chosen if isinstance(each, dict)]
                if isinstance(chosen, list)
                else []
            )
        case "static_select":
            chosen = element.get("selected_option")
            return [_value(chosen)] if isinstance(chosen, dict) else []
        case "timepicker":
            text = element.get("selected_time")
        case "datepicker":
            text = element.get("selected_date")
        case _:
            text = element.get("value")
    return [text] if isinstance(text, str) else []


def _value(option: Mapping[str, Any]) -> str:
    value = option.get("value")
    return value if isinstance(value, str) and value != EMPTY else ""


def problems_of(form: SetupForm) -> dict[str, str]:
    """What was wrong, by the block of its field."""
    return {block_id(each.name): each.problem for each in form.fields if each.problem}
