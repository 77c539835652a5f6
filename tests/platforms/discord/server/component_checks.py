"""Limits of the parts that messages and modals are made of."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.platforms.discord.server.state import Json

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 3, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD, RADIO, BOXES, BOX = 12, 13, 14, 17, 18, 19, 21, 22, 23
SELECTS = {3, 5, 6, 7, 8}
IN_LABEL = SELECTS | {INPUT, UPLOAD, RADIO, BOXES, BOX}
IN_CONTAINER = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR}
LINK = 5


def sized(name: str, text: str, most: int, least: int = 1) -> Iterator[str]:
    """A complaint about a text that is too long or too short."""
    if not least <= len(text) <= most:
        yield f"{name} of {len(text)}"


def repeated(name: str, values: list[str]) -> Iterator[str]:
    """A complaint about what should be there once."""
    yield from (f"{name} twice: {each}" for each in sorted({e for e in values if values.count(e) > 1}))


def every(components: list[Json]) -> Iterator[Json]:
    """All components, with those inside others."""
    for each in components:
        yield each
        yield from every(each.get("components") or [])
        yield from every([each[name] for name in ("accessory", "component") if each.get(name)])


def component(part: Json, *, modal: bool = False) -> Iterator[str]:
    """What is wrong with a component and those inside it."""
    kind = part["type"]
    if "custom_id" in part or kind in IN_LABEL:
        yield from sized("custom_id", part.get("custom_id", ""), 100)
    check = CHECKS.get(kind)
    if check is None:
        yield f"a component of type {kind}"
    elif kind == ROW:
        yield from _row(part, modal=modal)
    else:
        yield from check(part)


def _row(row: Json, *, modal: bool = False) -> Iterator[str]:
    inside = row.get("components") or []
    kinds = [each["type"] for each in inside]
    buttons = 1 <= len(kinds) <= 5 and set(kinds) == {BUTTON}
    alone = len(kinds) == 1 and kinds[0] in ({INPUT} if modal else SELECTS)
    if not alone and (modal or not buttons):
        yield f"a row of {kinds}"
    for each in inside:
        yield from component(each)


def _button(button: Json) -> Iterator[str]:
    if not button.get("emoji") or button.get("label"):
        yield from sized("label", button.get("label") or "", 80)
    if button.get("style") == LINK:
        yield from sized("url", button.get("url") or "", 512)
    else:
        yield from sized("custom_id", button.get("custom_id") or "", 100)
    if button.get("style") not in {1, 2, 3, 4, LINK}:
        yield f"style {button.get('style')}"


def _select(select: Json) -> Iterator[str]:
    yield from sized("placeholder", select.get("placeholder") or " ", 150)
    options = select.get("options") or []
    least, most = _span(select)
    if select["type"] == SELECT and not 1 <= len(options) <= 25:
        yield f"{len(options)} options"
    if not 0 <= least <= most <= 25 or (options and most > len(options)):
        yield f"{least} to {most} of {len(options)} options"
    if sum(bool(each.get("default")) for each in options) > most:
        yield "more defaults than can be chosen"
    yield from _options(options)


def _span(part: Json) -> tuple[int, int]:
    least, most = part.get("min_values"), part.get("max_values")
    return 1 if least is None else int(least), 1 if most is None else int(most)


def _options(options: list[Json]) -> Iterator[str]:
    for each in options:
        yield from sized("option", each["label"], 100)
        yield from sized("option value", each["value"], 100)
        yield from sized("option description", each.get("description") or " ", 100)
    yield from repeated("option value", [each["value"] for each in options])


def _few(least: int, most: int = 10) -> Callable[[Json], Iterator[str]]:
    def check(part: Json) -> Iterator[str]:
        options = part.get("options") or []
        if not least <= len(options) <= most:
            yield f"{len(options)} options"
        yield from _options(options)

    return check


def _input(text: Json) -> Iterator[str]:
    most = 4000 if text.get("max_length") is None else int(text["max_length"])
    if not 1 <= most <= 4000 or not 0 <= int(text.get("min_length") or 0) <= most:
        yield f"max_length of {most}"
    yield from sized("value", text.get("value") or "", most, least=0)
    yield from sized("placeholder", text.get("placeholder") or " ", 100)
    if text.get("style") not in {1, 2}:
        yield f"style {text.get('style')}"
    if text.get("label"):
        yield from sized("label", text["label"], 45)


def _section(section: Json) -> Iterator[str]:
    inside = section.get("components") or []
    if not 1 <= len(inside) <= 3 or any(each["type"] != TEXT for each in inside):
        yield f"a section of {len(inside)}"
    accessory: Any = section.get("accessory")
    if not accessory or accessory["type"] not in {BUTTON, THUMBNAIL}:
        yield "a section without an accessory"
    for each in [*inside, *([accessory] if accessory else [])]:
        yield from component(each)


def _container(container: Json) -> Iterator[str]:
    inside = container.get("components") or []
    if not inside:
        yield "an empty container"
    for each in inside:
        if each["type"] not in IN_CONTAINER:
            yield f"a component of type {each['type']} in a container"
        yield from component(each)


def _label(label: Json) -> Iterator[str]:
    yield from sized("label", label.get("label") or "", 45)
    yield from sized("description", label.get("description") or " ", 100)
    inside: Any = label.get("component") or {"type": 0}
    if inside["type"] not in IN_LABEL:
        yield f"a component of type {inside['type']} in a label"
    else:
        yield from component(inside)


def _gallery(gallery: Json) -> Iterator[str]:
    if not 1 <= len(gallery.get("items") or []) <= 10:
        yield "gallery items"


def _text(text: Json) -> Iterator[str]:
    yield from sized("text", text.get("content", "").strip(), 4000)


def _fine(_: Json) -> Iterator[str]:
    yield from ()


CHECKS: dict[int, Callable[[Json], Iterator[str]]] = {
    ROW: _row,
    BUTTON: _button,
    INPUT: _input,
    SECTION: _section,
    TEXT: _text,
    GALLERY: _gallery,
    CONTAINER: _container,
    LABEL: _label,
    RADIO: _few(2),
    BOXES: _few(1),
    **dict.fromkeys(SELECTS, _select),
    **dict.fromkeys((THUMBNAIL, FILE, SEPARATOR, UPLOAD, BOX), _fine),
}
