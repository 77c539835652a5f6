"""What people wrote, made fit for any platform: printable, cut where too long, code told from prose."""

import re
import unicodedata

from bot.screens.text import UserText

CUT = 600
"""Characters of an answer that a board shows."""
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^`~\n]*$")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_JOINS_NEXT = "\u200d"


def cut(text: UserText, most: int = CUT) -> UserText:
    """The beginning of a text with a visible `…`; a shorter text as it is."""
    return UserText(shortened(text.raw, most))


def is_cut(text: UserText, most: int = CUT) -> bool:
    """Whether `cut` leaves something out."""
    return len(text.raw) > most


def shortened(text: str, most: int) -> str:
    """The beginning of a text with a visible `…`, at most two characters longer than `most`."""
    if len(text) <= most:
        return text
    end = text.rfind(" ", max(0, most - 60), most)
    end = most if end < 0 else end
    while end > 1 and _inside_a_character(text, end):
        end -= 1
    return text[:end].rstrip() + " …"


def printable(text: str) -> str:
    """The text with a visible stand-in for what nothing can show: control characters, lone surrogates."""
    return _UNPRINTABLE.sub("\ufffd", text)


def code_and_prose(raw: str) -> list[tuple[bool, list[str]]]:
    """The lines in runs, each with whether it is fenced code; a fence left open ends with the text."""
    runs: list[tuple[bool, list[str]]] = [(False, [])]
    fence = ""
    for line in printable(raw.replace("\r\n", "\n")).split("\n"):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
            runs.append((True, []))
        elif found and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
            runs.append((False, []))
        else:
            runs[-1][1].append(line)
    return runs


def _inside_a_character(text: str, at: int) -> bool:
    """Whether people see what is left and right of the place as one character."""
    following = text[at]
    return (
        bool(unicodedata.combining(following)) or following in "\u200d\ufe0f" or text[at - 1] == _JOINS_NEXT
    )
