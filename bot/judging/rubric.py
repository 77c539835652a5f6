"""The offline judge: which key points an answer covers, with the answer's own sentences as evidence.

For each key point, and each way its author wrote that people say it, it asks how much of it is said in the
best one or two neighbouring sentences of the answer. It measures coverage, not truth.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.domain.questions import KeyPoint, Question
from bot.domain.scoring import Coverage, Judgement, PointJudgement, weighted_total
from bot.judging.words import Sentence, denies, sentences_of, stems_of

NAME = "the offline rubric"
COVERED, PARTLY = 0.6, 0.5
"""Shares of a saying's weight that must be said, chosen on the samples of the first pack."""
IN_QUESTION = 0.25
"""What a word weighs that the question itself holds: repeating the question is no answer."""
ENOUGH = 8
"""Content words below which there is not enough to judge."""
PASTED = 0.8
"""The share of an answer's content that stands in the question from which it says nothing of its own."""


REJECTS = re.compile(
    r"\W*(?:it is|it's|it’s|that is) (?:not true|not the case|false|untrue|wrong) that\b", re.IGNORECASE
)
"""How a sentence begins that rejects all that follows in it."""
LONG = 16
"""Words from which a sentence says more than one thing, so that a "not" in it may belong to another."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One way to say a key point: its stems with their weights, and whether it denies something."""

    weights: tuple[tuple[str, float], ...]
    total: float
    denies: bool

    def said_in(self, stems: frozenset[str]) -> float:
        """How much of it the stems hold, 0 to 1."""
        return (
            sum(weight for stem, weight in self.weights if stem in stems) / self.total if self.total else 0.0
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an answer, or two neighbours, word for word as they stand there."""

    text: str
    sentences: tuple[Sentence, ...]
    stems: frozenset[str]

    @property
    def denies(self) -> bool:
        """Whether an odd number of its sentences deny something."""
        return sum(sentence.denies for sentence in self.sentences) % 2 == 1

    @property
    def is_list(self) -> bool:
        """Whether nothing in it is more than terms in a row."""
        return all(sentence.is_list for sentence in self.sentences)


class RubricJudge:
    """Implements `bot.ports.judge.Judge` without a network, the same each time, in a few milliseconds."""

    async def judge(self, question: Question, answer: str) -> Judgement:
        """Which key points the answer covers, each with the sentence that shows it."""
        return judge(question, answer)


def judge(question: Question, answer: str) -> Judgement:
    """As `RubricJudge.judge`: the whole of the judge is a function of its two arguments."""
    asked = stems_of(f"{question.title} {question.prompt}")
    said = stems_of(answer)
    if len(said) < ENOUGH or len(said & asked) >= PASTED * len(said):
        points = tuple(PointJudgement(point.id, Coverage.MISSED, None) for point in question.key_points)
        return Judgement(points, None, NAME)
    passages = _passages(answer)
    points = tuple(_judge_point(point, asked, passages) for point in question.key_points)
    return Judgement(points, weighted_total(question.key_points, points), NAME)


def _passages(answer: str) -> tuple[Passage, ...]:
    sentences = sentences_of(answer)
    pairs = pairwise(sentences)
    spans: list[tuple[Sentence, ...]] = [(each,) for each in sentences] + list(pairs)
    return tuple(_passage(answer, span) for span in spans)


def _passage(answer: str, span: tuple[Sentence, ...]) -> Passage:
    start = answer.find(span[0].text)
    end = answer.find(span[-1].text, start) + len(span[-1].text)
    return Passage(answer[start:end], span, frozenset().union(*(each.stems for each in span)))


def _judge_point(point: KeyPoint, asked: frozenset[str], passages: Sequence[Passage]) -> PointJudgement:
    sayings, claims = _sayings((point.point, *point.phrasings), asked), _sayings(point.wrong_claims, asked)
    best = max(((_share(passage, sayings), passage) for passage in passages), key=_rank, default=None)
    if best is None or best[0] < PARTLY:
        return PointJudgement(point.id, Coverage.MISSED, None)
    share, passage = best
    if _contradicts(passage, sayings, claims, share):
        return PointJudgement(point.id, Coverage.CONTRADICTED, passage.text)
    covered = share >= COVERED and not passage.is_list
    return PointJudgement(point.id, Coverage.COVERED if covered else Coverage.PARTLY, passage.text)


def _rank(found: tuple[float, Passage]) -> tuple[float, int]:
    """The most said, and of the same the shortest: that is the sentence a person would point at."""
    return (round(found[0], 3), -len(found[1].text))


def _share(passage: Passage, sayings: Iterable[Saying]) -> float:
    return max((saying.said_in(passage.stems) for saying in sayings), default=0.0)


def _contradicts(passage: Passage, sayings: Sequence[Saying], claims: Sequence[Saying], share: float) -> bool:
    """Whether the passage denies what it names, or says one of the wrong things people say."""
    if _share(passage, claims) > share and not passage.denies:
        return True
    if any(REJECTS.match(sentence.text) for sentence in passage.sentences):
        return True
    closest = max(sayings, key=lambda saying: saying.said_in(passage.stems))
    alone = len(passage.sentences) == 1
    return (
        alone
        and passage.denies
        and not closest.denies
        and share >= COVERED
        and passage.sentences[0].words < LONG
    )


@lru_cache(maxsize=20_000)
def _sayings(texts: tuple[str, ...], asked: frozenset[str]) -> tuple[Saying, ...]:
    """The texts prepared once for each question."""
    return tuple(_saying(text, asked) for text in texts)


def _saying(text: str, asked: frozenset[str]) -> Saying:
    weights = tuple((stem, IN_QUESTION if stem in asked else 1.0) for stem in sorted(stems_of(text)))
    return Saying(weights, sum(weight for _, weight in weights), denies(text))
