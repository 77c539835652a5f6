"""What Discord's own description of its API says of requests and answers, where it is at hand."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from tests.platforms.discord.server.state import Json

NAMED = {
    "{channel}": "{channel_id}",
    "{message}": "{message_id}",
    "{user}": "{user_id}",
    "{guild}": "{guild_id}",
    "{interaction}": "{interaction_id}",
}


REQUEST = ("requestBody",)


def deviations(call: str, body: object) -> list[str]:
    """Where a request departs from the description; nothing where there is none."""
    return _found(call, REQUEST, _lenient(body))


def odd_answers(call: str, status: int, told: object) -> list[str]:
    """Where an answer of the server's own departs from the description."""
    return [f"the server's own: {each}" for each in _found(call, ("responses", str(status)), told)]


def _found(call: str, part: tuple[str, ...], value: object) -> list[str]:
    folder = os.environ.get("SCRIMMAGE_TEST_SPECS")
    check = _validator(folder, call, part) if folder else None
    if check is None or value is None:
        return []
    return [f"{call}: {_words(each)}" for each in check.iter_errors(value)]


def _lenient(value: Any, name: str = "") -> Any:  # noqa: ANN401 - JSON
    """A request with all ids as strings: Discord takes numbers too, and discord.py sends them."""
    if isinstance(value, dict):
        told = {key: _lenient(each, key) for key, each in value.items()}
        return told | ({"id": str(told["id"])} if "filename" in told and "id" in told else {})
    if isinstance(value, list):
        return [_lenient(each, name) for each in value]
    return str(value) if name.endswith("_id") and isinstance(value, int) else value


def _words(error: Any) -> str:  # noqa: ANN401 - the library has no types
    from jsonschema.exceptions import best_match  # noqa: PLC0415 - a benchmark needs no schemas

    deepest = best_match([error])
    return f"{deepest.json_path} {deepest.message[:200]}"


@cache
def _description(folder: str) -> Json | None:
    path = Path(folder) / "discord-openapi.json"
    return dict(json.loads(path.read_text())) if path.is_file() else None


@cache
def _registry(folder: str) -> Any:  # noqa: ANN401 - the library has no types
    from referencing import Registry  # noqa: PLC0415 - a benchmark needs no schemas
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415 - as above

    resource = DRAFT202012.create_resource(_description(folder) or {})
    return Registry().with_resource("urn:discord", resource)


@cache
def _validator(folder: str, call: str, part: tuple[str, ...]) -> Any:  # noqa: ANN401 - the library has no types
    method, _, path = call.partition(" ")
    steps = ("paths", _spelt(path), method.lower(), *part, "content", "application/json", "schema")
    found = _description(folder) or {}
    for step in steps:
        found = found.get(step) or {}
    if not found:
        return None
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - a benchmark needs no schemas

    pointer = "/".join(each.replace("~", "~0").replace("/", "~1") for each in steps)
    return Draft202012Validator({"$ref": f"urn:discord#/{pointer}"}, registry=_registry(folder))


def _spelt(path: str) -> str:
    """A path with the parameters' names that the description gives them."""
    owner, token = ("{webhook_id}", "{webhook_token}") if "webhooks" in path else ("{application_id}", "")
    named = NAMED | {"{application}": owner, "{emoji}": "{emoji_name}"}
    named["{token}"] = token or "{interaction_token}"
    return "/".join(named.get(each, each) for each in path.split("/"))
