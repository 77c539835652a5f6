"""What a reading of an answer found: how far each key point is covered, and the words that show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.questions import KeyPoint


class Coverage(StrEnum):
    """How far an answer covers a key point; `CONTRADICTED` means it says the opposite."""

    COVERED = "covered"
    PARTLY = "partly"
    MISSED = "missed"
    CONTRADICTED = "contradicted"


CREDIT = {Coverage.COVERED: 1.0, Coverage.PARTLY: 0.5, Coverage.MISSED: 0.0, Coverage.CONTRADICTED: 0.0}
"""The share of a key point's weight that each coverage earns; being wrong costs no more than silence."""


@dataclass(frozen=True, slots=True)
class PointJudgement:
    """How far one key point, named by its id, is covered.

    `evidence` is a part of the answer, word for word; None if nothing of it speaks to the point. `credit` is
    the share of the point's weight that it earns, 0 to 1; None for what its coverage earns.
    """

    key_point: str
    coverage: Coverage
    evidence: str | None
    credit: float | None = None

    @property
    def earned(self) -> float:
        """The share of the point's weight that it earns, 0 to 1."""
        return CREDIT[self.coverage] if self.credit is None else self.credit


class Reader(StrEnum):
    """Who read an answer: the rubric with its sentence encoder, the rubric by words alone, or a model."""

    RUBRIC = "rubric"
    WORDS = "words"
    MODEL = "model"


class Gate(StrEnum):
    """What keeps words from counting, or an answer from being judged at all."""

    TOO_LITTLE = "too-little"
    PASTED = "pasted"
    OFF_TOPIC = "off-topic"
    LISTED = "listed"
    OTHER_LANGUAGE = "other-language"
    TO_THE_JUDGE = "to-the-judge"


class Fallback(StrEnum):
    """Why a model that was asked did not judge, and the rubric did."""

    SLOW = "slow"
    BUSY = "busy"
    DOWN = "down"
    UNREADABLE = "unreadable"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A whole answer as it was read.

    `total` is 0 to 100, None if there was not enough to judge. It measures coverage, not truth. `model` names
    the model that read it, `fallback` says why one that was asked did not, `gates` what did not count and
    why; `lowered` that two readers differed widely, and the lower total counts.
    """

    points: tuple[PointJudgement, ...]
    total: int | None
    reader: Reader = Reader.WORDS
    model: str = ""
    fallback: Fallback | None = None
    gates: tuple[Gate, ...] = ()
    lowered: bool = False

    @property
    def share(self) -> float | None:
        """The weighted coverage, 0 to 1; None if there was not enough to judge."""
        return None if self.total is None else self.total / 100


def weighted_total(key_points: Iterable[KeyPoint], judged: Iterable[PointJudgement]) -> int:
    """The credit of all key points by their weight, 0 to 100; a point that was not judged earns none."""
    credit = {point.key_point: point.earned for point in judged}
    weights = {point.id: point.weight for point in key_points}
    possible = sum(weights.values())
    earned = sum(weight * credit.get(key, 0.0) for key, weight in weights.items())
    return round(100 * earned / possible) if possible else 0
