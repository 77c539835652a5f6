"""Lines of JSON as questions with their answers, each fault told to the person who wrote the line."""

import json
from dataclasses import dataclass
from typing import Any

from bot.domain.questions import KeyPoint, Kind, Question
from bot.ids import QuestionId

Line = dict[str, Any]
LISTS, HIGHEST = ("phrasings", "wrong_claims"), 100


class BadLine(Exception):  # noqa: N818 - what is wrong, said as what it is
    """A line that cannot be judged; the message says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of the input: what it holds, and its question and answer."""

    line: Line
    question: Question
    answer: str


def read(line: bytes) -> Asked:
    """What a line asks to be judged; raises BadLine."""
    try:
        told = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise BadLine(f"This is no JSON: {fault}.") from fault
    if not isinstance(told, dict):
        raise BadLine("A line is an object with 'question', 'key_points' and 'answer'.")
    text, answer, points = _text(told, "question"), _text(told, "answer"), told.get("key_points")
    if not isinstance(points, list) or not points:
        raise BadLine("'key_points' must be a list with at least one text, or object with 'point'.")
    key_points = tuple(_point(point, place) for place, point in enumerate(points, 1))
    return Asked(told, _question(text, key_points), answer)


def read_graded(line: bytes) -> Asked:
    """As `read`, of a line that has a `grade` besides."""
    asked = read(line)
    grade = asked.line.get("grade")
    if isinstance(grade, bool) or not isinstance(grade, int | float) or not 0 <= grade <= HIGHEST:
        raise BadLine("To calibrate, each line has a 'grade' from 0 to 100.")
    return asked


def _text(told: Line, key: str) -> str:
    if not isinstance(told.get(key), str):
        raise BadLine(f"'{key}' must be a text.")
    return str(told[key])


def _point(point: object, place: int) -> KeyPoint:
    if isinstance(point, str):
        return KeyPoint(str(place), point, 1)
    if not isinstance(point, dict) or not isinstance(point.get("point"), str):
        raise BadLine(f"Key point {place} must be a text, or an object with 'point'.")
    weight = point.get("weight", 1)
    if isinstance(weight, bool) or not isinstance(weight, int) or weight < 1:
        raise BadLine(f"'weight' of key point {place} must be a whole number from 1.")
    phrasings, claims = (_texts(point, key, place) for key in LISTS)
    return KeyPoint(str(place), point["point"], weight, phrasings, claims)


def _texts(point: Line, key: str, place: int) -> tuple[str, ...]:
    texts = point.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(each, str) for each in texts):
        raise BadLine(f"'{key}' of key point {place} must be a list of texts.")
    return tuple(texts)


def _question(text: str, key_points: tuple[KeyPoint, ...]) -> Question:
    """A question of which nothing is known but what a judge needs."""
    return Question(
        id=QuestionId("judged"),
        pack="",
        title="",
        prompt=text,
        kind=Kind.TECHNICAL,
        topics=(),
        difficulty=1,
        seniority=(),
        minutes=1,
        intent="",
        key_points=key_points,
        red_flags=(),
        hints=("", "", ""),
        follow_ups=(),
        strong="",
        weak="",
    )
