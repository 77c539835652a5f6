"""How much a question gives away: prompts and hints that say a key point, and hints that do not climb."""

from collections.abc import Iterator

from bot.checking.findings import Finding, ours
from bot.domain.questions import KeyPoint, Question
from bot.judging.words import stems_of

GIVES_AWAY = 0.6
"""The share of a key point's content words that a prompt or hint may hold before it gives the point away."""
WHOLE, LONG = 0.9, 6
"""As much of a phrasing of so many content words: shorter ones may share theirs with the scene by right."""
REPEATS = 0.7
"""The share of a hint's content words from which it says no more than the one before."""


def disclosure(question: Question) -> Iterator[Finding]:
    """Key points given away, and hints that tell no more than those before them."""
    yield from _given_away(question)
    yield from _climbing(question)


def _given_away(question: Question) -> Iterator[Finding]:
    for part in ours(question):
        if part.steps[0] not in {"prompt", "hints"}:
            continue
        words = stems_of(part.text)
        for point in question.key_points:
            if _says(words, point.point, GIVES_AWAY) or any(
                _says(words, each, WHOLE) for each in point.phrasings if len(stems_of(each)) >= LONG
            ):
                yield Finding(part.steps, f"{part.name} gives the key point '{point.id}' away.")


def _says(words: frozenset[str], way: str, share: float) -> bool:
    wanted = stems_of(way)
    return bool(wanted) and len(words & wanted) >= share * len(wanted)


def _climbing(question: Question) -> Iterator[Finding]:
    asked = stems_of(f"{question.title}\n{question.prompt}")
    rubric = frozenset[str]().union(*map(_words, question.key_points)) - asked
    hints = [stems_of(hint) for hint in question.hints]
    told = [len(hint & rubric) for hint in hints]
    for place in (1, 2):
        shared = len(hints[place] & hints[place - 1])
        if shared and shared >= REPEATS * len(hints[place]):
            yield Finding(("hints", place), f"Hint {place + 1} says again what hint {place} says.")
    if told[2] < told[0] or not told[2]:
        yield Finding(
            ("hints", 2),
            "The hints do not climb: words of the key points that the prompt does not hold are, "
            f"in turn, {told[0]}, {told[1]} and {told[2]}.",
        )


def _words(point: KeyPoint) -> frozenset[str]:
    return stems_of("\n".join((point.point, *point.phrasings)))
