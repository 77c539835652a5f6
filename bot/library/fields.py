"""Values read out of a mapping: each of the right kind and within bounds, or a problem noted at its line."""

from collections.abc import Collection
from typing import TypeVar

from bot.library.limits import is_slug
from bot.library.problems import Problems
from bot.library.source import CONTROL
from bot.library.tree import Listing, Mapping, Node, Scalar

T = TypeVar("T")
Bounds = tuple[int, int]


class Fields:
    """The keys of one mapping; what is wrong is noted, and a harmless stand-in given instead.

    Every key must be `required` or `optional`, and stand there once.
    """

    def __init__(
        self, mapping: Mapping, problems: Problems, required: Collection[str], optional: Collection[str] = ()
    ) -> None:
        self.line = mapping.line
        self.problems = problems
        self._values: dict[str, Node] = {}
        known = (*required, *optional)
        for key, value in mapping.entries:
            if key.text in self._values:
                problems.add(key.line, f"The key '{_short(key.text)}' stands here a second time.")
            elif key.text not in known:
                problems.add(
                    key.line, f"The key '{_short(key.text)}' is not known. There are: {', '.join(known)}."
                )
            self._values[key.text] = value
        for name in required:
            if name not in self._values:
                problems.add(mapping.line, f"The key '{name}' is missing.")

    def line_of(self, name: str) -> int:
        """The line of a key's value, or of the mapping where the key is missing."""
        return self._values[name].line if name in self._values else self.line

    def text(self, name: str, longest: int) -> str:
        """A text of at most so many characters; empty where it is missing."""
        node = self._values.get(name)
        return "" if node is None else text_of(node, name, longest, self.problems)

    def maybe(self, name: str, longest: int) -> str | None:
        """A text that may be missing."""
        return self.text(name, longest) or None

    def number(self, name: str, bounds: Bounds) -> int:
        """A whole number within bounds, both inclusive."""
        node = self._values.get(name)
        low, high = bounds
        known = {str(number): number for number in range(low, high + 1)}
        if isinstance(node, Scalar) and node.plain and node.text in known:
            return known[node.text]
        if node is not None:
            self.problems.add(node.line, f"'{name}' must be a whole number from {low} to {high}.")
        return low

    def among(self, name: str, known: Collection[str]) -> str:
        """One of some words."""
        return self._word(self._values.get(name), name, known)

    def several(self, name: str, known: Collection[str], bounds: Bounds) -> tuple[str, ...]:
        """A list of some of the words, each once."""
        return self._once(tuple(self._word(item, name, known) for item in self.items(name, bounds)), name)

    def slugs(self, name: str, bounds: Bounds) -> tuple[str, ...]:
        """A list of slugs, each once."""
        return self._once(
            tuple(slug_of(item, name, self.problems) for item in self.items(name, bounds)), name
        )

    def slug(self, name: str) -> str:
        """A slug: small letters, digits and single hyphens."""
        node = self._values.get(name)
        return "" if node is None else slug_of(node, name, self.problems)

    def texts(self, name: str, longest: int, bounds: Bounds) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(text_of(item, name, longest, self.problems) for item in self.items(name, bounds))

    def mappings(self, name: str, bounds: Bounds) -> tuple[Mapping, ...]:
        """A list of mappings."""
        found = []
        for item in self.items(name, bounds):
            if isinstance(item, Mapping):
                found.append(item)
            else:
                self.problems.add(item.line, f"Each of '{name}' must be keys with values.")
        return tuple(found)

    def items(self, name: str, bounds: Bounds) -> tuple[Node, ...]:
        """A list of so many things, both bounds inclusive; empty where it is missing."""
        node = self._values.get(name)
        if node is None:
            return ()
        if not isinstance(node, Listing):
            self.problems.add(node.line, f"'{name}' must be a list.")
            return ()
        low, high = bounds
        if not low <= len(node.items) <= high:
            count = f"exactly {low}" if low == high else f"{low} to {high}"
            self.problems.add(node.line, f"'{name}' must have {count} entries; it has {len(node.items)}.")
        return node.items

    def _once(self, found: tuple[str, ...], name: str) -> tuple[str, ...]:
        if len(set(found)) < len(found):
            self.problems.add(self.line_of(name), f"'{name}' names something twice.")
        return found

    def _word(self, node: Node | None, name: str, known: Collection[str]) -> str:
        if isinstance(node, Scalar) and node.text in known:
            return node.text
        if node is not None:
            self.problems.add(node.line, f"'{name}' must be one of: {', '.join(known)}.")
        return next(iter(known))


def text_of(node: Node, name: str, longest: int, problems: Problems) -> str:
    """The text of a value, without white space around it; a problem if it is none, empty or too long."""
    if not isinstance(node, Scalar) or node.meaning != "str":
        problems.add(node.line, f"'{name}' must be a text. If it is one, put it in quotes.")
        return ""
    text = node.text.strip()
    if CONTROL.search(text):
        problems.add(node.line, f"'{name}' holds a control character, written with a backslash. Delete it.")
    if not text:
        problems.add(node.line, f"'{name}' is empty.")
    if len(text) > longest:
        problems.add(node.line, f"'{name}' has {len(text)} characters; {longest} are the most.")
    return text


def slug_of(node: Node, name: str, problems: Problems) -> str:
    """The slug of a value."""
    text = node.text if isinstance(node, Scalar) else ""
    if not is_slug(text):
        problems.add(node.line, f"'{name}' must be small letters, digits and hyphens, such as 'rate-limits'.")
    return text


def _short(key: str) -> str:
    """A key as it fits into a message: of one line, and not for ever."""
    return " ".join(key.split())[:40]
