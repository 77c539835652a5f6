"""Slack's published limits, held against everything that is sent to it."""

from collections.abc import Iterator
from typing import Any

from tests.platforms.slack.server.state import Json

TEXTS = {
    "header": 150,
    "button": 75,
    "option": 75,
    "title": 24,
    "submit": 24,
    "close": 24,
    "label": 2000,
    "hint": 2000,
    "placeholder": 150,
}


def problems(value: Json, kind: str) -> list[str]:
    """What Slack would refuse in a message or a view."""
    found = list(_blocks(value.get("blocks") or [], 50 if kind == "message" else 100))
    if kind == "message":
        found += [f"text of {len(value.get('text', ''))}"] if len(value.get("text") or "") > 4000 else []
        if not value.get("text") and not value.get("blocks"):
            found.append("no_text")
    if kind == "modal":
        found += list(_modal(value))
    return found


def _modal(view: Json) -> Iterator[str]:
    for name in ("title", "submit", "close"):
        if name in view:
            yield from _text(view[name], name, TEXTS[name])
    if "title" not in view:
        yield "a modal without a title"
    if len(view.get("private_metadata", "")) > 3000:
        yield "private_metadata"
    if len(view.get("callback_id", "")) > 255:
        yield "callback_id"
    if any(each["type"] == "input" for each in view["blocks"]) and "submit" not in view:
        yield "inputs without submit"


def _blocks(blocks: list[Json], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks"
    ids = [each["block_id"] for each in blocks if "block_id" in each]
    if len(ids) != len(set(ids)) or any(not 0 < len(each) <= 255 for each in ids):
        yield "block_ids"
    for block in blocks:
        yield from _block(block)
    if _length(blocks) > 13_000 and most == 50:
        yield "msg_blocks_too_long"


def _block(block: Json) -> Iterator[str]:  # noqa: C901 - a table
    match block["type"]:
        case "header":
            yield from _text(block["text"], "header", 150)
        case "context":
            if not 0 < len(block["elements"]) <= 10:
                yield "context elements"
            for each in block["elements"]:
                yield from _text(each, "context", 3000)
        case "actions":
            if not 0 < len(block["elements"]) <= 25:
                yield "actions elements"
            ids = [each["action_id"] for each in block["elements"]]
            if len(ids) != len(set(ids)):
                yield "action_ids"
            for each in block["elements"]:
                yield from _element(each)
        case "input":
            yield from _text(block["label"], "label", 2000)
            yield from _text(block["hint"], "hint", 2000) if "hint" in block else ()
            yield from _element(block["element"])
        case "rich_text":
            yield from _rich(block)
        case "divider":
            pass
        case other:
            yield f"a block of type {other}"


def _element(element: Json) -> Iterator[str]:
    if not 0 < len(element["action_id"]) <= 255:
        yield "action_id"
    match element["type"]:
        case "button":
            yield from _text(element["text"], "button", 75)
            yield from _confirm(element["confirm"]) if "confirm" in element else ()
            if element.get("style", "primary") not in {"primary", "danger"}:
                yield "style"
        case "static_select" | "multi_static_select" | "checkboxes":
            yield from _options(element)
        case "plain_text_input":
            if len(element.get("initial_value", "")) > 3000 or not 0 < element.get("max_length", 1) <= 3000:
                yield "initial_value"
        case "timepicker" | "datepicker" | "number_input" | "file_input":
            pass
        case other:
            yield f"an element of type {other}"


def _confirm(confirm: Json) -> Iterator[str]:
    for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        yield from _text(confirm[name], name, most)


def _options(element: Json) -> Iterator[str]:
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    if len(groups) > 100:
        yield "groups"
    every = [option for group in groups for option in group["options"]]
    most = 10 if element["type"] == "checkboxes" else 100
    if any(not 0 < len(group["options"]) <= most for group in groups):
        yield "options"
    for option in every:
        yield from _text(option["text"], "option", 75)
        if not 0 < len(option["value"]) <= 150:
            yield "option value"
    initial = element.get("initial_options") or [element[n] for n in ("initial_option",) if n in element]
    if any(each not in every for each in initial):
        yield "initial option that is none of the options"


def _rich(value: Json) -> Iterator[str]:
    if not value.get("elements"):
        yield f"an empty {value['type']}"
    for each in value.get("elements", ()):
        if each["type"].startswith("rich_text"):
            yield from _rich(each)
        elif each["type"] in {"text", "link"} and not each.get("text"):
            yield "an empty run"
        elif each["type"] not in {"text", "link", "date", "channel"}:
            yield f"a run of type {each['type']}"


def _text(text: Json, name: str, most: int) -> Iterator[str]:
    if not 0 < len(text["text"]) <= most or text["type"] != "plain_text":
        yield f"{name} of {len(text['text'])}"


def _length(value: Any) -> int:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(map(_length, value.values()))
    return sum(map(_length, value)) if isinstance(value, list) else 0
