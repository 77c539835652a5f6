"""A workspace's own scale: how severe its people grade, told from answers that they graded themselves.

Severity does not carry over from one question's author to another's, so no scale comes along. Two numbers are
all that some twenty answers can tell: where it begins, and how fast it rises. It never falls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

FEWEST = 8
"""Graded answers below which a scale would follow each of them."""
HIGHEST = 100


class NoScale(Exception):  # noqa: N818 - what there is not
    """No scale can be told from these answers; the message says why."""


@dataclass(frozen=True, slots=True)
class OwnScale:
    """Turns a score into a grade, both 0 to 100."""

    offset: float
    slope: float

    def grade(self, score: float) -> int:
        """The grade that the workspace's people would give."""
        return round(min(HIGHEST, max(0.0, self.offset + self.slope * score)))


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a scale fits: root mean squares of the error in points.

    `plain` is of the scores as they are, `fitted` of the scale on the answers it was made from, and
    `left_out` of each answer by a scale made from the others, which is what to expect of a new one.
    """

    answers: int
    r: float
    plain: float
    fitted: float
    left_out: float


def calibrate(graded: Sequence[tuple[float, float]]) -> tuple[OwnScale, Fit]:
    """The scale of pairs of score and grade, and how well it fits; raises NoScale."""
    if len(graded) < FEWEST:
        raise NoScale(f"{FEWEST} graded answers are the fewest that tell a scale; there are {len(graded)}.")
    if len({score for score, _ in graded}) == 1 or len({grade for _, grade in graded}) == 1:
        raise NoScale("The answers are all alike: a scale needs good ones and poor ones.")
    scale = _fitted(graded)
    others = [(_fitted([*graded[:place], *graded[place + 1 :]]), pair) for place, pair in enumerate(graded)]
    fit = Fit(
        len(graded),
        correlation(graded),
        _error([(score, grade) for score, grade in graded]),
        _error([(scale.grade(score), grade) for score, grade in graded]),
        _error([(other.grade(score), grade) for other, (score, grade) in others]),
    )
    return scale, fit


def correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r of pairs; nought where either side is all alike."""
    first, second = fmean(one for one, _ in pairs), fmean(other for _, other in pairs)
    spread = sum((one - first) ** 2 for one, _ in pairs) * sum((other - second) ** 2 for _, other in pairs)
    return sum((one - first) * (other - second) for one, other in pairs) / sqrt(spread) if spread else 0.0


def _fitted(graded: Sequence[tuple[float, float]]) -> OwnScale:
    """The line of least squares; flat where the grades fall as the scores rise."""
    score, grade = fmean(one for one, _ in graded), fmean(other for _, other in graded)
    spread = sum((one - score) ** 2 for one, _ in graded)
    rises = sum((one - score) * (other - grade) for one, other in graded) / spread if spread else 0.0
    slope = max(0.0, rises)
    return OwnScale(grade - slope * score, slope)


def _error(pairs: Sequence[tuple[float, float]]) -> float:
    return sqrt(fmean((one - other) ** 2 for one, other in pairs))
