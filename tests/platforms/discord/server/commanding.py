"""How somebody calls a command: what is offered, and what its options take."""

from typing import Any

from tests.platforms.discord.server.command_checks import CHAT_INPUT, GROUP, SUBCOMMAND
from tests.platforms.discord.server.state import Json


def offered(commands: list[Json], name: str, kind: int = CHAT_INPUT) -> Json:
    """A command that the app has registered."""
    found = next((each for each in commands if (each["type"], each["name"]) == (kind, name)), None)
    assert found is not None, f"no command {name} is offered"
    return found


def arguments(command: Json, path: list[str], values: Json, focused: str = "") -> list[Json]:
    """The options of a call, as deep as its subcommands go."""
    options = command.get("options") or []
    if path:
        inner = next((each for each in options if each["name"] == path[0]), None)
        assert inner is not None, f"{command['name']} has no {path[0]}"
        deeper = arguments(inner, path[1:], values, focused)
        return [{"type": inner["type"], "name": inner["name"], "options": deeper}]
    assert not any(each["type"] in {SUBCOMMAND, GROUP} for each in options), f"{command['name']} needs more"
    known = {each["name"]: each for each in options}
    missing = [each for each in known if known[each].get("required") and each not in values]
    assert focused or not missing, f"{command['name']} needs {missing}"
    return [_value(known, name, value, focused) for name, value in values.items()]


def _value(known: dict[str, Json], name: str, value: Any, focused: str) -> Json:  # noqa: ANN401 - JSON
    assert name in known, f"no option {name}"
    choices = [each["value"] for each in known[name].get("choices") or []]
    assert not choices or value in choices, f"{name} has no {value}"
    told = {"type": known[name]["type"], "name": name, "value": value}
    if name == focused:
        assert known[name].get("autocomplete"), f"{name} brings nothing up"
        told["focused"] = True
    return told
