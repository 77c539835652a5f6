"""What is wrong with a text that is no YAML, said so that somebody who never learned YAML can mend it."""

import re

import yaml

QUOTES = "put the whole text in quotes"
COLON = f"A ': ' inside a text ends a key in YAML: {QUOTES}."
STARTS = f"A text cannot start with this character: {QUOTES}."
TABS = "There is a tab here. Indent with spaces."
ESCAPE = "A backslash in double quotes needs a second one; or use single quotes."
SHIFT = "This does not fit what stands above it: look for a wrong indentation, or quotes that end too early."
LEADING_TAB = re.compile(r"^ *\t")
KEY = re.compile(r"^\s*(?:- +)?[\w-]+:(?: |$)")
REASONS = (
    ("cannot start any token", STARTS),
    ("alphabetic or numeric character", STARTS),
    ("expected node content", STARTS),
    ("comment or", "Nothing may follow '|' or '>' on its line: begin the text on the next."),
    ("escape", ESCAPE),
    ("end of stream", "A quote is opened and never closed."),
    ("document start", "The front matter is one mapping, and here a second begins."),
    ("',' or", "A list in [brackets] is not closed, or a text in it needs quotes."),
    ("sequence entries are not allowed", "A list begins on a line of its own, under its key."),
)


class Fault(Exception):  # noqa: N818 - it is no error of the program
    """A text that cannot be read as YAML of ours: the line of the file, and why."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text


def explained(error: yaml.YAMLError, lines: list[str], first_line: int) -> Fault:
    """The fault that a parser's error stands for; `lines` are the text, which begins at `first_line`."""
    mark = getattr(error, "problem_mark", None)
    at = min(mark.line, len(lines) - 1) if mark else 0
    reason = str(getattr(error, "problem", None) or error)
    if LEADING_TAB.match(lines[at]) or "tab character" in reason:
        return Fault(at + first_line, TABS)
    if "mapping values" in reason:
        return Fault(at + first_line, _colon(lines[at]))
    at = _opening(error, at, reason)
    text = next((text for part, text in REASONS if part in reason), SHIFT)
    return Fault(at + first_line, text)


def _colon(line: str) -> str:
    """Two keys in a line are a text that needs quotes; a single one stands too deep or after a bare text."""
    match = KEY.match(line)
    return COLON if match is None or ": " in line[match.end() :] else SHIFT


def _opening(error: yaml.YAMLError, at: int, reason: str) -> int:
    """An unclosed quote is noticed at the end, and mended where it began."""
    context = getattr(error, "context_mark", None)
    return int(context.line) if context and "end of stream" in reason else at
