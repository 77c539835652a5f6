"""The offline judge: which key points an answer covers, with the answer's own sentences as evidence.

For each key point, and each way its author wrote that people say it, it asks how much of it is said in the
best one or two neighbouring sentences of the answer. It measures coverage, not truth.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from bot.domain.questions import Question
from bot.domain.scoring import Coverage, Gate, Judgement, PointJudgement, Reader, weighted_total
from bot.judging.agreement import Stand, stand
from bot.judging.credit import BY_MEANING, BY_STEM, Scale
from bot.judging.gates import sift
from bot.judging.matching import Found, Passage, find
from bot.judging.meaning import Meaning, meaning
from bot.judging.sayings import Sayings, sayings_of
from bot.judging.words import Sentence

COVERED, PARTLY = 0.7, 0.4
"""The credit from which a key point counts as covered, and as partly covered."""
LISTED = PARTLY
"""The most credit that terms in a row can earn: naming is not saying."""
MOSTLY = 0.8
"""The share of an answer's words in lists from which that is told."""
FLUENT = 8
"""Content words from which an answer that covers nothing is about something else and not only short."""
MARGIN = 0.1
"""How much more of a key point must be said against it than for it."""
LONGEST = 2_000
"""Words from which an answer is read by stem alone: by meaning it would take seconds."""
TRIES = 8
"""Passages of a key point whose agreement is looked at, from the best on."""
CLAIMED = 0.75
"""How much of a wrong claim must be said before it contradicts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer as it was found to hold the sayings of its question."""

    answer: str
    sayings: Sayings
    sentences: tuple[Sentence, ...]
    found: Found
    scale: Scale


class RubricJudge:
    """Implements `bot.ports.judge.Judge` without a network, the same each time, in milliseconds.

    With the encoder installed words match by meaning, else by their stems. It works in a thread of its own.
    """

    def __init__(self, *, by_meaning: bool = True) -> None:
        """Do without the encoder, though it may be installed, where `by_meaning` is False."""
        self._by_meaning = by_meaning

    async def judge(self, question: Question, answer: str, person: str = "") -> Judgement:
        """Which key points the answer covers, each with the sentence that shows it."""
        del person
        return await asyncio.to_thread(self._judge, question, answer)

    def _judge(self, question: Question, answer: str) -> Judgement:
        return judge(question, answer, meaning() if self._by_meaning else None)


def judge(question: Question, answer: str, by: Meaning | None = None) -> Judgement:
    """As `RubricJudge.judge`: the whole of the judge is a function of its arguments."""
    sifted = sift(question, answer)
    if sum(len(each.words) for each in sifted.sentences) > LONGEST:
        by = None
    reader = Reader.WORDS if by is None else Reader.RUBRIC
    sayings = sayings_of(question)
    if sifted.refused or not sayings.all:
        points = tuple(PointJudgement(point.id, Coverage.MISSED, None) for point in question.key_points)
        return Judgement(points, None, reader, gates=sifted.gates)
    vectors = None if by is None else (by.of_sayings(question), by.of(sifted.sentences))
    found = find(sayings, sifted.sentences, vectors)
    reading = Reading(answer, sayings, sifted.sentences, found, BY_STEM if by is None else BY_MEANING)
    points = tuple(_point(reading, place, point.id) for place, point in enumerate(question.key_points))
    gates = (*sifted.gates, *_found_gates(reading, points))
    return Judgement(points, weighted_total(question.key_points, points), reader, gates=gates)


@dataclass(frozen=True, slots=True)
class Said:
    """How much of a key point one passage holds, by the saying that it holds most of."""

    passage: Passage
    share: float
    credit: float
    stand: Stand


def _point(reading: Reading, place: int, key: str) -> PointJudgement:
    best = against = None
    for said in islice(_said(reading, place), TRIES):
        if said.stand is Stand.AGREES:
            best = said
            break
        if said.stand is Stand.OPPOSES:
            against = against or said
    if against and against.credit >= PARTLY and (best is None or against.share > best.share + MARGIN):
        return PointJudgement(key, Coverage.CONTRADICTED, _evidence(reading, against.passage), 0.0)
    if best is None or not best.credit:
        return PointJudgement(key, Coverage.MISSED, None, 0.0)
    coverage = _coverage(best.credit)
    evidence = None if coverage is Coverage.MISSED else _evidence(reading, best.passage)
    return PointJudgement(key, coverage, evidence, best.credit)


def _coverage(credit: float) -> Coverage:
    if credit >= COVERED:
        return Coverage.COVERED
    return Coverage.PARTLY if credit >= PARTLY else Coverage.MISSED


def _said(reading: Reading, place: int) -> Iterator[Said]:
    """The passages that hold most of a key point, from the best on, and whether they agree with it."""
    found, ways = reading.found, reading.sayings.of(place, wrong=False)
    if not ways:
        return
    shares = found.shares[ways]
    earned = _earned(reading, place, ways)
    most, best = shares.max(axis=0), shares.argmax(axis=0)
    sizes = [_size(reading, passage) for passage in found.passages]
    order = sorted(range(len(sizes)), key=lambda each: (-round(earned[each], 2), sizes[each]))
    for each in order:
        number = ways[int(best[each])]
        passage, share = found.passages[each], float(most[each])
        claimed = _claimed(reading, place, each, share)
        stands = stand(reading.sayings, number, reading.sentences, found, passage)
        yield Said(passage, share, earned[each], Stand.OPPOSES if claimed else stands)


def _earned(reading: Reading, place: int, ways: Sequence[int]) -> list[float]:
    """What each passage earns: what it says, or if that is more what its lists name, as far as they may."""
    scale, count = reading.scale, reading.sayings.ways[place]
    said, named = reading.found.plain[ways].max(axis=0), reading.found.shares[ways].max(axis=0)
    earned = np.maximum(scale.credit(said, count), np.minimum(LISTED, scale.credit(named, count)))
    return [float(each) for each in earned]


def _claimed(reading: Reading, place: int, passage: int, share: float) -> bool:
    """Whether a passage says a wrong thing that people say, and more of that than of the key point."""
    claims = reading.sayings.of(place, wrong=True)
    if not claims:
        return False
    said = reading.found.shares[claims, passage]
    number = claims[int(said.argmax())]
    if said.max() < CLAIMED or said.max() <= share:
        return False
    where = reading.found.passages[passage]
    return stand(reading.sayings, number, reading.sentences, reading.found, where) is Stand.AGREES


def _size(reading: Reading, passage: Passage) -> int:
    return reading.sentences[passage.last].end - reading.sentences[passage.first].start


def _evidence(reading: Reading, passage: Passage) -> str:
    """The passage word for word as it stands in the answer."""
    return reading.answer[reading.sentences[passage.first].start : reading.sentences[passage.last].end]


def _found_gates(reading: Reading, points: Sequence[PointJudgement]) -> Iterator[Gate]:
    sizes = [len(each.words) for each in reading.sentences]
    said = sum(size for size, said in zip(sizes, reading.found.said, strict=True) if said)
    if said < (1 - MOSTLY) * sum(sizes):
        yield Gate.LISTED
    content = sum(len(each.content) for each in reading.sentences)
    if content >= FLUENT and not any(point.evidence or point.credit for point in points):
        yield Gate.OFF_TOPIC
