"""Two kinds of text that must never be mixed up: ours, which is Markdown, and theirs, which is data."""

from dataclasses import dataclass
from typing import NewType, NoReturn

Md = NewType("Md", str)
"""Markdown written by us: CommonMark emphasis, lists, code and links."""


@dataclass(frozen=True, slots=True)
class UserText:
    """What a person wrote: it cannot be put into a sentence, only drawn by a platform, escaped.

    Read `raw` only where text becomes a platform's output or goes into the store.
    """

    raw: str

    def __str__(self) -> NoReturn:
        """Refuse to become part of other text."""
        raise TypeError("what people wrote is drawn by a platform's text module, never interpolated")

    def __format__(self, spec: str) -> NoReturn:
        """Refuse to become part of other text."""
        raise TypeError("what people wrote is drawn by a platform's text module, never interpolated")

    def __repr__(self) -> str:
        """Its length alone: a repr ends up in logs."""
        return f"UserText(<{len(self.raw)} characters>)"
