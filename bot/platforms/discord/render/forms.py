"""Forms as Discord's modals show them, and what people filled in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.platforms.discord import limits, words
from bot.platforms.discord.cuts import clipped
from bot.platforms.discord.ids import AWAY, addressed, button_id, practice_form, setup_form
from bot.platforms.discord.render.parts import (
    CHECKBOX,
    EMPTY,
    HERE,
    INPUT,
    LABEL,
    SELECT,
    Look,
    option,
    plain,
    text,
)
from bot.platforms.discord.render.settings import groups_of, name_of
from bot.platforms.discord.text import Json, ours
from bot.platforms.shared.actions import UnknownAction
from bot.platforms.shared.fit import printable
from bot.screens.answers import AnswerForm
from bot.screens.people import MeScreen
from bot.screens.practice import PracticeForm
from bot.screens.settings import Field, FieldKind, Option, SetupForm

SHORT, PARAGRAPH = 1, 2
PROMPT = 2000
"""Characters of a question above the field for its answer."""
WORD, SEVERAL = 100, 1500
"""Characters that a field takes which is one thing, or several with commas between them."""
SHAPES = {FieldKind.TIME: "09:00", FieldKind.DATE: "2026-12-24"}


def fits(form: AnswerForm) -> bool:
    """Whether what is stored can be changed in a form."""
    return len(form.value.raw) <= limits.INPUT


def as_modal(screen: AnswerForm, look: Look = HERE) -> Json:
    """The form that takes an answer, with what is stored; only for one that `fits`."""
    stored = printable(screen.value.raw)
    element: Json = {
        "type": INPUT,
        "custom_id": "text",
        "style": PARAGRAPH,
        "required": False,
        "max_length": min(limits.INPUT, max(screen.limit, len(stored), 1)),
    }
    if stored:
        element["value"] = stored[: limits.INPUT]
    label, more = (screen.label, "") if len(screen.label) <= limits.LABEL else (screen.title, screen.label)
    shown = [*text(clipped(ours(screen.prompt), PROMPT)), _labelled(label, more, element)]
    return _modal(screen.title, button_id(screen.submit, look.guild), shown)


def setup_modal(
    form: SetupForm, group: int, channel: str, sent: Mapping[str, tuple[str, ...]] | None = None
) -> Json:
    """The form of a group of settings, with what was sent of it; raises UnknownAction for no such group."""
    groups = groups_of(form.fields)
    if not 0 <= group < len(groups):
        raise UnknownAction
    values = sent or {}
    shown = [_field(field, values.get(field.name, field.values)) for _, field in groups[group].fields]
    return _modal(groups[group].title, setup_form(channel, group), shown)


def practice_modal(form: PracticeForm, channel: str, look: Look = HERE) -> Json:
    """The form that begins an interview; a topic is asked for with the command, for five things fit here."""
    topic = next((each.values[0] for each in form.fields if each.name == "topic" and each.values), "")
    asked = [each for each in form.fields if each.name != "topic"][: limits.MODAL - 1]
    shown = [*text(clipped(ours(form.intro), PROMPT)), *(_field(each, each.values) for each in asked)]
    return _modal(form.title, addressed(practice_form(channel, topic), look.guild), shown)


def away_modal(screen: MeScreen, look: Look = HERE) -> Json:
    """The form for days away."""
    shown = [_field(field, field.values) for field in screen.fields[: limits.MODAL]]
    title = screen.fields[0].group if screen.fields else screen.away_label
    return _modal(title, addressed(AWAY, look.guild), shown or text(words.NOTHING_YET))


def _modal(title: str, key: str, shown: Sequence[Json]) -> Json:
    return {"title": plain(title, limits.TITLE), "custom_id": key, "components": list(shown)}


def _labelled(label: str, more: str, element: Json) -> Json:
    """A field under its label; of one that is too long, the rest or the whole stands below it."""
    if len(label) > limits.LABEL:
        label, rest = name_of(label), label.removeprefix(f"{name_of(label)}: ")
        more = more or rest[:1].upper() + rest[1:]
    shown: Json = {"type": LABEL, "label": plain(label, limits.LABEL), "component": element}
    return {**shown, "description": plain(more, limits.DESCRIPTION)} if more.strip() else shown


def _field(field: Field, values: Sequence[str]) -> Json:
    element = _element(field, values)
    typed = field.kind is FieldKind.CHOICES and element["type"] == INPUT
    hint = " ".join(filter(None, [field.hint, words.SEVERAL if typed else ""]))
    return _labelled(field.label, field.problem or hint, element)


def _element(field: Field, values: Sequence[str]) -> Json:
    options = _offered(field)
    if field.kind is FieldKind.YES_NO:
        return {"type": CHECKBOX, "custom_id": field.name, "default": "yes" in values}
    if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES} and options:
        return _menu(field, options, values)
    return _input(field, values)


def _offered(field: Field) -> list[Option]:
    """The options of a menu; none where there are more than one takes, so that they are typed."""
    options = list({each.value: each for each in field.options}.values())
    fit = len(options) <= limits.OPTIONS and all(len(each.value) <= limits.OPTION for each in options)
    return options if fit else []


def _menu(field: Field, options: Sequence[Option], values: Sequence[str]) -> Json:
    """A menu; what is set now is chosen in it."""
    chosen = [each.value for each in options if each.value in values]
    several = field.kind is FieldKind.CHOICES
    chosen = chosen if several else chosen[:1]
    return {
        "type": SELECT,
        "custom_id": field.name,
        "required": False,
        "min_values": 0,
        "max_values": len(options) if several else 1,
        "placeholder": words.CHOOSE,
        "options": [{**option(each), "default": each.value in chosen} for each in options],
    }


def _input(field: Field, values: Sequence[str]) -> Json:
    several, long = field.kind is FieldKind.CHOICES, field.kind is FieldKind.LONG_TEXT
    most = limits.INPUT if long else SEVERAL if several else WORD
    value = ", ".join(values) if several else next(iter(values), "")
    example = SHAPES.get(field.kind) or next((each.value for each in field.options if each.value), "")
    element: Json = {
        "type": INPUT,
        "custom_id": field.name,
        "style": PARAGRAPH if long else SHORT,
        "required": False,
        "max_length": most,
    }
    if value:
        element["value"] = printable(value)[:most]
    if example:
        element["placeholder"] = plain(words.SUCH_AS.format(example), limits.INPUT_PLACEHOLDER)
    return element


def values_of(components: object, form: SetupForm | Sequence[Field] = ()) -> dict[str, tuple[str, ...]]:
    """What stands in the fields of a sent form, by their names; what makes no sense is left out."""
    every = form.fields if isinstance(form, SetupForm) else form
    fields = {each.name: each for each in every}
    values = {}
    for element in _elements(components):
        name = element.get("custom_id")
        if isinstance(name, str):
            values[name] = tuple(_texts(element, fields.get(name)))
    return values


def _elements(components: object) -> Iterator[Mapping[str, Any]]:
    for each in components if isinstance(components, list | tuple) else ():
        element = each.get("component") if isinstance(each, Mapping) else None
        if isinstance(element, Mapping):
            yield element


def _texts(element: Mapping[str, Any], field: Field | None) -> list[str]:
    value, several = element.get("value"), element.get("values")
    if isinstance(several, list | tuple):
        return ["" if each == EMPTY else each for each in several if isinstance(each, str)]
    if isinstance(value, bool):
        return ["yes"] if value else []
    if not isinstance(value, str) or not value:
        return []
    if field is None:
        return [value]
    if field.kind is FieldKind.CHOICES:
        return [_chosen(field, each.strip()) for each in value.split(",") if each.strip()]
    return [_chosen(field, value)]


def _chosen(field: Field, typed: str) -> str:
    """The option that was meant, written in capitals or by its name; anything else as it was typed."""
    wanted = typed.strip().casefold()
    by_name = {each.label.strip().casefold(): each.value for each in field.options}
    by_value = {each.value.casefold(): each.value for each in field.options}
    return by_value.get(wanted, by_name.get(wanted, typed))
