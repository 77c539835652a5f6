"""What makes a question worse although its file is in order, such as a hint that gives the answer away."""

import re

from bot.domain.questions import KeyPoint
from bot.library.load import Loaded, Sourced
from bot.library.problems import Problem

GIVES_AWAY = 0.7
"""The share of a key point's content words that a prompt or hint may hold before it gives the point away."""
SHORTEST = 4
"""Letters of a word with content: shorter ones are mostly grammar."""


def every_problem(loaded: Loaded) -> tuple[Problem, ...]:
    """The problems of format, and those of quality, by file and line."""
    quality = (problem for each in loaded.sourced for problem in _quality(each))
    return tuple(sorted({*loaded.problems, *quality}))


def _quality(sourced: Sourced) -> list[Problem]:
    question, lines = sourced.question, sourced.lines
    shown = [("The prompt", question.prompt, lines.prompt)]
    for number, (hint, line) in enumerate(zip(question.hints, lines.hints, strict=True), start=1):
        shown.append((f"Hint {number}", hint, line))
    found = [
        Problem(sourced.file, line, f"{what} gives the key point '{point.id}' away.")
        for what, text, line in shown
        for point in question.key_points
        if _gives_away(text, point)
    ]
    if len(question.strong) <= len(question.weak):
        found.append(Problem(sourced.file, lines.strong, "The strong sample is no longer than the weak one."))
    return found


def _gives_away(text: str, point: KeyPoint) -> bool:
    words, wanted = _content(text), _content(point.point)
    return bool(wanted) and len(words & wanted) / len(wanted) >= GIVES_AWAY


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= SHORTEST}
