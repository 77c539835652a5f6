"""What is kept whole, as JSON that bears its version: screens, questions as asked, rules and policies."""

import json
from functools import cache, lru_cache
from typing import Any, TypeVar, cast, get_args

from pydantic import TypeAdapter, ValidationError

from bot.screens.screens import Screen
from bot.storage.tables.kinds import clean

VERSION = 1
KEPT = 512
"""How many decoded things are remembered: a round's question is read with every answer to it."""

Kept = TypeVar("Kept")


class UnknownVersion(Exception):  # noqa: N818 - says what was met
    """Something was stored by a version of the program whose form this one cannot read."""


def encode(value: object) -> str:
    """The value as JSON; the same value always gives the same text."""
    kind: type = type(value)
    data = _adapter(kind).dump_python(value, mode="json")
    text = _dumped(kind.__name__, data)
    if "\\u0000" in text:
        text = _dumped(kind.__name__, _cleaned(data))
    return clean(text)


def decode(kind: type[Kept], text: str) -> Kept:
    """What was encoded, which must be of that kind; raises UnknownVersion."""
    return cast("Kept", _decoded(kind.__name__, text, (kind,)))


def decode_screen(text: str) -> Screen:
    """The screen that was encoded; raises UnknownVersion, also for a screen that is no more."""
    return cast("Screen", _decoded("Screen", text, get_args(Screen)))


@lru_cache(maxsize=KEPT)
def _decoded(name: str, text: str, kinds: tuple[type, ...]) -> object:
    stored = json.loads(text)
    kind = {each.__name__: each for each in kinds}.get(stored["kind"])
    if stored["v"] != VERSION or kind is None:
        raise UnknownVersion(
            f"a stored {name} is a {stored['kind']} of version {stored['v']}; "
            f"this program reads version {VERSION}"
        )
    try:
        return _adapter(kind).validate_python(stored["data"])
    except ValidationError:
        # Its own message quotes what people wrote, and would end up in a log.
        raise UnknownVersion(
            f"a stored {name} has another form than this program's {kind.__name__}"
        ) from None


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    """Built at the first use of each kind, so that starting does not wait for those it never needs."""
    return TypeAdapter(kind)


def _dumped(kind: str, data: object) -> str:
    stored = {"v": VERSION, "kind": kind, "data": data}
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"))


def _cleaned(data: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """JSON data with every text in it cleaned: JSON writes NUL as an escape, which a column's type misses."""
    match data:
        case str():
            return clean(data)
        case list():
            return [_cleaned(each) for each in data]
        case dict():
            return {key: _cleaned(value) for key, value in data.items()}
        case _:
            return data
