"""YAML as a small tree in which everything knows its line, and which cannot grow larger than its text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.resolver import Resolver

from bot.library.explain import Fault, explained

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 8
"""Levels of nesting; a question needs four. PyYAML's own composer dies of a stack overflow at thousands."""
RESOLVER: Any = Resolver()
NO_ALIASES = "Anchors (&) and aliases (*) are not allowed. If this is text, put it in quotes."
NO_TAGS = "Tags (!) are not allowed. If this is text, put it in quotes."
HASH = "Everything after ' #' is a comment and would be lost. Put the text in quotes."


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written; `plain` says that it stands without quotes, in no block."""

    line: int
    text: str
    plain: bool

    @property
    def meaning(self) -> str:
        """What YAML takes it for: `str`, `int`, `float`, `bool`, `null` or `timestamp`."""
        if not self.plain:
            return "str"
        return str(RESOLVER.resolve(yaml.ScalarNode, self.text, (True, False))).rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Listing:
    """Values one after the other."""

    line: int
    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the order written, repeated keys included."""

    line: int
    entries: "tuple[tuple[Scalar, Node], ...]"


Node = Scalar | Listing | Mapping


def grown(text: str, first_line: int) -> Node | None:
    """The tree of a YAML text that begins at that line of its file, None if there is nothing in it.

    Works on YAML's events, so that an alias is refused before anything is built of it. Raises Fault.
    """
    lines = text.split("\n")
    try:
        return _Grower(yaml.parse(text, Loader=LOADER), lines, first_line).whole()
    except yaml.YAMLError as error:
        raise explained(error, lines, first_line) from error


class _Grower:
    """Builds the tree of one text from its events."""

    def __init__(self, events: Iterator[Any], lines: list[str], first_line: int) -> None:
        self._events = events
        self._lines = lines
        self._first_line = first_line

    def whole(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if not isinstance(event, yaml.NodeEvent):
                continue
            if root is not None:
                raise Fault(self._line(event), "The front matter is one mapping, and here a second begins.")
            root = self._node(event, 1)
        return root

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - events have no common type in the stubs
        line = self._line(event)
        if event.anchor is not None:
            raise Fault(line, NO_ALIASES)
        if event.tag is not None:
            raise Fault(line, NO_TAGS)
        if depth > DEEPEST:
            raise Fault(line, f"This is nested more than {DEEPEST} levels deep.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        children = self._children(depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(line, tuple(children))
        return Mapping(line, tuple(self._paired(children)))

    def _children(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._node(event, depth + 1)

    @staticmethod
    def _paired(children: Iterator[Node]) -> Iterator[tuple[Scalar, Node]]:
        for key in children:
            value = next(children)
            if not isinstance(key, Scalar):
                raise Fault(key.line, "A key must be a plain word.")
            yield key, value

    def _scalar(self, event: Any, line: int) -> Scalar:  # noqa: ANN401 - as above
        plain = event.style in {None, ""}
        if plain and self._cut(event):
            raise Fault(event.end_mark.line + self._first_line, HASH)
        return Scalar(line, event.value, plain)

    def _cut(self, event: Any) -> bool:  # noqa: ANN401 - as above
        if " " not in event.value:  # which an empty value ends behind the last line of the text
            return False
        rest = self._lines[event.end_mark.line][event.end_mark.column :]
        return str(rest).lstrip().startswith("#")

    def _line(self, event: Any) -> int:  # noqa: ANN401 - as above
        return int(event.start_mark.line) + self._first_line
