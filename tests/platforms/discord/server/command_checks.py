"""Limits of the commands that an app offers."""

import re
from collections.abc import Iterator

from tests.platforms.discord.server.component_checks import repeated, sized
from tests.platforms.discord.server.state import Json

NAME = re.compile(r"[-_\w]{1,32}")
CHAT_INPUT, SUBCOMMAND, GROUP = 1, 1, 2
MOST = {1: 100, 2: 15, 3: 15}


def commands(offered: list[Json]) -> Iterator[str]:
    """What is wrong with the commands of an app."""
    for kind, most in MOST.items():
        mine = [each for each in offered if (each.get("type") or CHAT_INPUT) == kind]
        if len(mine) > most:
            yield f"{len(mine)} commands of type {kind}"
        yield from repeated("command", [each["name"] for each in mine])
    for each in offered:
        yield from _command(each)


def _command(command: Json) -> Iterator[str]:
    if (command.get("type") or CHAT_INPUT) != CHAT_INPUT:
        yield from sized("name", command["name"], 32)
        if command.get("description"):
            yield "a description where there is none"
        return
    yield from _named(command)
    yield from _options(command)
    if (size := _size(command)) > 8000:
        yield f"a command of {size}"


def _named(part: Json) -> Iterator[str]:
    name = part["name"]
    if not NAME.fullmatch(name) or name != name.lower():
        yield f"name {name}"
    yield from sized(f"description of {name}", part.get("description") or "", 100)


def _options(part: Json) -> Iterator[str]:
    options = part.get("options") or []
    if len(options) > 25:
        yield f"{len(options)} options"
    yield from repeated("option", [each["name"] for each in options])
    needed = [bool(each.get("required")) for each in options]
    if needed != sorted(needed, reverse=True):
        yield "a required option after one that is not"
    nested = [each["type"] in {SUBCOMMAND, GROUP} for each in options]
    if any(nested) and not all(nested):
        yield "subcommands beside options"
    for each in options:
        yield from _named(each)
        yield from _options(each)
        yield from _choices(each)


def _choices(option: Json) -> Iterator[str]:
    choices = option.get("choices") or []
    if len(choices) > 25 or (choices and option.get("autocomplete")):
        yield f"{len(choices)} choices"
    for each in choices:
        yield from sized("choice", each["name"], 100)
        yield from sized("choice value", str(each["value"]), 100)


def _size(part: Json) -> int:
    own = len(part["name"]) + len(part.get("description") or "")
    choices = sum(len(each["name"]) + len(str(each["value"])) for each in part.get("choices") or [])
    return own + choices + sum(map(_size, part.get("options") or []))
