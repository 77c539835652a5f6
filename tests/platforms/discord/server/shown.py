"""What somebody sees of a message or a form, as lines of text."""

from tests.platforms.discord.server.component_checks import (
    BOX,
    BUTTON,
    FILE,
    INPUT,
    LABEL,
    ROW,
    SECTION,
    SELECTS,
    TEXT,
)
from tests.platforms.discord.server.state import Json


def shown(message: Json) -> str:
    """A message or a modal as lines of text, with its buttons in brackets."""
    lines = [message.get("title") or "", message.get("content") or ""]
    for embed in message.get("embeds") or []:
        lines += [embed.get("title") or "", embed.get("description") or ""]
        lines += [f"{each['name']}: {each['value']}" for each in embed.get("fields") or []]
    lines += map(_line, message.get("components") or [])
    lines += [f"({each['filename']})" for each in message.get("attachments") or []]
    return "\n".join(filter(None, lines))


def _line(part: Json) -> str:
    kind, inside = part["type"], part.get("components") or []
    if kind == TEXT:
        return str(part["content"])
    if kind == LABEL:
        value, told = _proposed(part["component"]), part.get("description")
        return f"{part['label']}: {value}" + (f" ({told})" if told else "")
    if kind == FILE:
        return f"({part['file']['url'].removeprefix('attachment://')})"
    if kind == BUTTON or kind in SELECTS | {INPUT}:
        return f"[{part.get('label') or _proposed(part)}]"
    lines = [_line(each) for each in inside]
    if kind == SECTION:
        lines.append(_line(part["accessory"]) if part["accessory"]["type"] == BUTTON else "")
    return (" " if kind == ROW else "\n").join(filter(None, lines))


def _proposed(field: Json) -> str:
    """What stands in a field or on a button without words."""
    if field["type"] == BOX:
        return "yes" if field.get("default") else "no"
    chosen = [each["label"] for each in field.get("options") or [] if each.get("default")]
    if chosen:
        return ", ".join(chosen)
    emoji = field.get("emoji") or {}
    return str(field.get("value") or field.get("placeholder") or emoji.get("name") or "")
