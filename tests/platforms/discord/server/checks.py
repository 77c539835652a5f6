"""Discord's published limits, held against every message, modal and command that is sent to it."""

from collections.abc import Iterator
from typing import Literal

from tests.platforms.discord.server.command_checks import commands
from tests.platforms.discord.server.component_checks import component, every, repeated, sized
from tests.platforms.discord.server.state import Json

Kind = Literal["message", "modal", "commands", "choices"]
COMPONENTS_V2 = 1 << 15
LABEL, TEXT_DISPLAY, ACTION_ROW, CONTAINER = 18, 10, 1, 17
TOP_LEVEL = {1, 9, 10, 12, 13, 14, 17}
EMBED_TEXTS = {"title": 256, "description": 4096}


def problems(payload: Json | list[Json], kind: Kind) -> list[str]:
    """What Discord would refuse in a message, a modal, commands, or the choices for a word."""
    if kind == "commands":
        return list(commands(payload if isinstance(payload, list) else [payload]))
    assert isinstance(payload, dict)
    if kind == "choices":
        return list(_choices(payload.get("choices") or []))
    return list(_modal(payload) if kind == "modal" else _message(payload))


def _message(message: Json) -> Iterator[str]:
    content, components = message.get("content") or "", message.get("components") or []
    if len(content) > 2000:
        yield f"content of {len(content)}"
    if len(str(message.get("nonce") or "")) > 25:
        yield "nonce"
    yield from _embeds(message.get("embeds") or [])
    if int(message.get("flags") or 0) & COMPONENTS_V2:
        yield from _second_version(message, components)
    elif len(components) > 5 or any(each["type"] != ACTION_ROW for each in components):
        yield "components that are not up to five rows"
    for each in components:
        yield from component(each)
    yield from repeated("custom_id", _custom_ids(components))


def _second_version(message: Json, components: list[Json]) -> Iterator[str]:
    if message.get("content") or message.get("embeds") or message.get("poll"):
        yield "content beside components of the second version"
    parts = list(every(components))
    if len(parts) > 40:
        yield f"{len(parts)} components"
    text = sum(len(each["content"]) for each in parts if each["type"] == TEXT_DISPLAY)
    if text > 4000:
        yield f"text of {text}"
    yield from (f"a component of type {e['type']}" for e in components if e["type"] not in TOP_LEVEL)


def _embeds(embeds: list[Json]) -> Iterator[str]:
    if len(embeds) > 10:
        yield f"{len(embeds)} embeds"
    for embed in embeds:
        for name, most in EMBED_TEXTS.items():
            yield from sized(name, embed.get(name) or " ", most)
        if len(embed.get("fields") or []) > 25:
            yield "embed fields"


def _modal(modal: Json) -> Iterator[str]:
    components = modal.get("components") or []
    yield from sized("title", modal.get("title", ""), 45)
    yield from sized("custom_id", modal.get("custom_id", ""), 100)
    fields = [each for each in components if each["type"] in {LABEL, ACTION_ROW}]
    if not 1 <= len(fields) <= 5 or len(components) > 10:
        yield f"{len(fields)} fields, {len(components)} components"
    if len(fields) + sum(each["type"] == TEXT_DISPLAY for each in components) < len(components):
        yield "something in a modal that is neither a label nor a text"
    for each in components:
        yield from component(each, modal=True)
    yield from repeated("custom_id", _custom_ids(components))


def _custom_ids(components: list[Json]) -> list[str]:
    return [each["custom_id"] for each in every(components) if "custom_id" in each]


def _choices(choices: list[Json]) -> Iterator[str]:
    if len(choices) > 25:
        yield f"{len(choices)} choices"
    for each in choices:
        yield from sized("choice", each["name"], 100)
        yield from sized("choice value", str(each["value"]), 100)
