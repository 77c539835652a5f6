"""How long each part of a question is, in words, and how many of each there are."""

from collections.abc import Iterator

from bot.checking.findings import Finding, Part, ours, spoken
from bot.domain.questions import Question

Bounds = tuple[int, int]

WORDS: dict[str, Bounds] = {
    "prompt": (20, 120),
    "intent": (30, 120),
    "key_points": (6, 40),
    "hints": (5, 50),
    "strong": (150, 450),
    "weak": (50, 180),
}
"""Words of a part, from the fewest that say something to the most that people read in a channel."""
LONGER = 1.5
"""How much longer than the weak sample the strong one is at least."""
FEWEST_POINTS, FEWEST_PHRASINGS, FEWEST_FOLLOW_UPS = 4, 5, 3
TYPED = 52
"""Words that people type in a minute, on average (Dhakal and others, Observations on Typing, CHI 2018)."""


def lengths(question: Question) -> Iterator[Finding]:
    """Parts that are too short to say something or too long to be read, and lists with too little in them."""
    yield from _words(question)
    yield from _counts(question)
    strong, weak = _count(question.strong), _count(question.weak)
    if strong < LONGER * weak:
        yield Finding(
            ("strong",), f"The strong sample is hardly longer than the weak one: {strong} words, and {weak}."
        )
    if strong > TYPED * question.minutes:
        needed = -(-strong // TYPED)
        yield Finding(
            ("minutes",),
            f"The strong sample's {strong} words take {needed} minutes to write, not {question.minutes}.",
        )


def _words(question: Question) -> Iterator[Finding]:
    for part in (*ours(question), *spoken(question)):
        low, high = WORDS.get(str(part.steps[0]), (0, 0)) if _bounded(part) else (0, 0)
        count = _count(part.text)
        if high and not low <= count <= high:
            words = "1 word" if count == 1 else f"{count} words"
            yield Finding(part.steps, f"{part.name} has {words}; {low} to {high} are right.")


def _bounded(part: Part) -> bool:
    """Whether a part's length counts; phrasings and wrong claims are as long as people make them."""
    return part.steps[0] != "key_points" or part.steps[-1] == "point"


def _counts(question: Question) -> Iterator[Finding]:
    if len(question.key_points) < FEWEST_POINTS:
        yield Finding(("key_points",), f"A rubric needs at least {FEWEST_POINTS} key points.")
    for place, point in enumerate(question.key_points):
        if len(point.phrasings) < FEWEST_PHRASINGS:
            yield Finding(
                ("key_points", place, "phrasings"),
                f"The key point '{point.id}' needs at least {FEWEST_PHRASINGS} phrasings: people say it in "
                "words of their own.",
            )
    if sum(bool(point.wrong_claims) for point in question.key_points) * 2 < len(question.key_points):
        yield Finding(("key_points",), "At least half of the key points need a wrong claim that people make.")
    if len(question.follow_ups) < FEWEST_FOLLOW_UPS:
        yield Finding(("follow_ups",), f"An interview goes on: at least {FEWEST_FOLLOW_UPS} follow-ups.")


def _count(text: str) -> int:
    return len(text.split())
