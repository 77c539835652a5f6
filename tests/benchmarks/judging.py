"""Judging an answer of 250 words against six key points, against splitting it into words."""

import re
from dataclasses import replace
from pathlib import Path

from bot.judging.rubric import RubricJudge
from tests.benchmarks.measure import Ratio, side_by_side
from tests.factories import question

ROUNDS = 200
SENTENCE = "I would measure where the time goes first and then read the slowest query's plan."


async def judging(folder: Path) -> list[str]:
    """The judge with its question prepared, as it is after the first answer."""
    del folder
    plain = question("bench")
    points = tuple(replace(point, id=f"{point.id}{n}") for n in range(3) for point in plain.key_points)
    asked = replace(plain, key_points=points)
    text = " ".join((f"{SENTENCE} " * 18).split()[:250])
    judge = RubricJudge()

    async def ours() -> None:
        await judge.judge(asked, text)

    async def bare() -> None:
        re.findall(r"\w+", text.lower())

    first, second, note = await side_by_side(ours, bare, ROUNDS)
    return [
        str(
            Ratio(
                "judging 250 words against 6 key points, in plain tokenisings",
                first,
                second,
                None,
                note,
            )
        )
    ]
