"""How somebody fills in a form, within what Discord's own app lets them do."""

from typing import Any

from tests.platforms.discord.server.component_checks import BOX, BOXES, INPUT, LABEL, RADIO, ROW, UPLOAD
from tests.platforms.discord.server.state import Json

File = tuple[str, bytes]


def filled(modal: Json, values: dict[str, Any]) -> list[Json]:
    """The components of a form that is sent; what is not named keeps what it proposes."""
    left = dict(values)
    sent = [_sent(each, left) for each in modal["components"]]
    assert not left, f"no such fields: {', '.join(left)}"
    return sent


def _sent(part: Json, values: dict[str, Any]) -> Json:
    kept = {"type": part["type"], "id": part["id"]}
    if part["type"] == LABEL:
        return kept | {"component": _field(part["component"], values)}
    if part["type"] == ROW:
        return kept | {"components": [_field(each, values) for each in part["components"]]}
    return kept


def _field(field: Json, values: dict[str, Any]) -> Json:
    name, kind = field["custom_id"], field["type"]
    value = values.pop(name) if name in values else _proposed(field)
    kept = {"type": kind, "id": field["id"], "custom_id": name}
    if kind == INPUT:
        return kept | {"value": _text(field, value)}
    if kind == BOX:
        return kept | {"value": bool(value)}
    if kind == RADIO:
        assert value in [None, *_values(field)], f"{name} has no {value}"
        return kept | {"value": value}
    return kept | {"values": _chosen(field, [value] if isinstance(value, str | tuple) else list(value))}


def _text(field: Json, value: str) -> str:
    most, least = field.get("max_length") or 4000, field.get("min_length") or 0
    needed = field.get("required", True)
    assert value or not needed, f"{field['custom_id']} must be filled in"
    assert not value or least <= len(value) <= most, (
        f"{field['custom_id']} takes {least} to {most} characters"
    )
    return value


def _chosen(field: Json, values: list[Any]) -> list[Any]:
    needed = field.get("required", True)
    least = field["min_values"] if field.get("min_values") is not None else int(needed)
    most = field.get("max_values") or (len(_values(field)) if field["type"] == BOXES else 1)
    assert len(values) <= most, f"{field['custom_id']} takes {most} at most"
    assert len(values) >= least or (not values and not needed), f"{field['custom_id']} needs {least}"
    if "options" in field:
        assert set(values) <= set(_values(field)), f"{field['custom_id']} has no {values}"
    return values


def _values(field: Json) -> list[str]:
    return [each["value"] for each in field["options"]]


def _proposed(field: Json) -> Any:  # noqa: ANN401 - JSON
    if field["type"] == INPUT:
        return field.get("value") or ""
    if field["type"] == BOX:
        return bool(field.get("default"))
    if field["type"] == UPLOAD:
        return []
    chosen = [each["value"] for each in field.get("options") or [] if each.get("default")]
    chosen += [str(each["id"]) for each in field.get("default_values") or []]
    return next(iter(chosen), None) if field["type"] == RADIO else chosen
