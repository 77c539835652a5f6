"""What makes a question worse although its file is in order, such as a hint that gives the answer away."""

import re

from bot.domain.questions import KeyPoint, Question
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
    question, found = sourced.question, list[Problem]()
    for point in question.key_points:
        if _gives_away(question.prompt, point):
            found.append(Problem(sourced.file, 1, f"The prompt gives the key point '{point.id}' away."))
        found += [
            Problem(sourced.file, 1, f"Hint {number} gives the key point '{point.id}' away.")
            for number, hint in enumerate(question.hints, start=1)
            if _gives_away(hint, point)
        ]
    return found + _samples(question, sourced.file)


def _samples(question: Question, file: str) -> list[Problem]:
    if len(question.strong) <= len(question.weak):
        return [Problem(file, 1, "The strong sample is shorter than the weak one.")]
    return []


def _gives_away(text: str, point: KeyPoint) -> bool:
    words, wanted = _content(text), _content(point.point)
    return bool(wanted) and len(words & wanted) / len(wanted) >= GIVES_AWAY


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= SHORTEST}
