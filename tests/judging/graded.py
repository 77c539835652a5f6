"""Answers that people graded, and how well a judge agrees with them and withstands attacks."""

import csv
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import fmean, median

from bot.domain.questions import KeyPoint, Question
from bot.judging.calibration import correlation
from tests.factories import question
from tests.judging.attacks import BLIND, INFORMED
from tests.judging.goldens import QUESTIONS, goldens

Score = Callable[[Question, str], float]
"""A judge of any kind: an answer's score, 0 to 1."""
GOOD = 0.8
"""The grade from which an answer is a good one."""
OTHERS = 8
"""Good answers of other questions that are tried on each."""
FILES = ("saf-train.csv", "beetle-train.csv")


@dataclass(frozen=True)
class Graded:
    """A question with alternative rubrics, the best of which counts, and answers with grades of 0 to 1."""

    rubrics: tuple[Question, ...]
    answers: tuple[tuple[str, float], ...]

    @property
    def good(self) -> list[str]:
        return [text for text, grade in self.answers if grade >= GOOD]


@dataclass(frozen=True)
class Agreement:
    """Of one judge on one set: r on all questions and on either half of them, and the error."""

    r: float
    halves: tuple[float, float]
    error: float

    def __str__(self) -> str:
        return f"r {self.r:.3f} (halves {self.halves[0]:.3f}, {self.halves[1]:.3f})  RMSE {self.error:.3f}"


def sets() -> dict[str, Sequence[Graded]]:
    """The sets in the folder that SCRIMMAGE_JUDGING names, or the golden answers of the repository."""
    folder = Path(os.environ.get("SCRIMMAGE_JUDGING", ""))
    found = {name: folder / name for name in FILES if (folder / name).is_file()}
    if not found:
        return {"golden answers": golden_set()}
    return {name.partition("-")[0]: read_csv(path) for name, path in found.items()}


def golden_set() -> list[Graded]:
    """The golden answers, each graded by the middle of its band."""
    written = [each for each in goldens() if each.text and each.evidence is not None and each.band[1]]
    return [
        Graded(
            (asked,),
            (
                (asked.strong, 0.95),
                (asked.weak, 0.25),
                *((each.text, sum(each.band) / 200) for each in written if each.asked is asked),
            ),
        )
        for asked in QUESTIONS.values()
    ]


def read_csv(path: Path) -> list[Graded]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_question: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_question.setdefault(row["qid"], []).append(row)
    return [
        Graded(
            tuple(asked(key, some[0]["question"], points) for points in json.loads(some[0]["refs"])),
            tuple((row["answer"], float(row["score"])) for row in some),
        )
        for key, some in by_question.items()
    ]


def asked(key: str, text: str, points: Sequence[str]) -> Question:
    key_points = tuple(KeyPoint(str(place), point, 1) for place, point in enumerate(points))
    return replace(question(key), title="", prompt=text, key_points=key_points)


def score_of(graded: Graded, answer: str, score: Score) -> float:
    return max(score(each, answer) for each in graded.rubrics)


def agreement(some: Sequence[Graded], scores: Sequence[Sequence[float]]) -> Agreement:
    pairs = [
        [(score, grade) for score, (_, grade) in zip(row, each.answers, strict=True)]
        for each, row in zip(some, scores, strict=True)
    ]
    halves = [[pair for row in pairs[first::2] for pair in row] for first in (0, 1)]
    every = [pair for row in pairs for pair in row]
    error = fmean((score - grade) ** 2 for score, grade in every) ** 0.5
    return Agreement(correlation(every), (correlation(halves[0]), correlation(halves[1])), error)


def attacked(some: Sequence[Graded], scores: Sequence[Sequence[float]], score: Score) -> dict[str, float]:
    """For each attack, the share that reaches the median of the question's good answers."""
    reached: dict[str, list[bool]] = {}
    for place, (each, row) in enumerate(zip(some, scores, strict=True)):
        good = [got for got, (_, grade) in zip(row, each.answers, strict=True) if grade >= GOOD]
        if not good:
            continue
        bar = median(good)
        for name, texts in _attacks(some, place).items():
            tried = [score_of(each, text, score) >= bar for text in texts]
            reached.setdefault(name, []).extend(tried)
    return {name: fmean(tried) for name, tried in reached.items() if tried}


def _attacks(some: Sequence[Graded], place: int) -> dict[str, Sequence[str]]:
    made = {name: attack(some[place].rubrics[0]) for name, attack in (BLIND | INFORMED).items()}
    chance = Random(place)
    others = [text for other, each in enumerate(some) if other != place for text in each.good]
    return made | {"another good answer": chance.sample(others, min(OTHERS, len(others)))}
