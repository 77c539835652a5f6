"""How the process that reads a file says why there is no text: by its exit code."""

from bot.domain import papers
from bot.domain.papers import Unreadable

FIRST = 40
"""The first of our codes: none that the system or Python itself ends a process with."""
OUTCOMES: tuple[type[Unreadable], ...] = (
    papers.TooLarge,
    papers.TooMuchInside,
    papers.WithoutText,
    papers.Encrypted,
    papers.Picture,
    papers.Empty,
    papers.UnknownKind,
    papers.Broken,
    papers.TooSlow,
)


def code_of(why: Unreadable) -> int:
    """The exit code that says it."""
    return FIRST + OUTCOMES.index(type(why))


def outcome_of(code: int) -> Unreadable:
    """What an exit code other than 0 says; a process that just died had a broken file before it."""
    at = code - FIRST
    return OUTCOMES[at]() if 0 <= at < len(OUTCOMES) else papers.Broken()
