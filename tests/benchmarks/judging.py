"""Judging 250 words against six key points: its time against splitting them into words, and its memory."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil

from bot.domain.questions import Question
from bot.judging.meaning import meaning
from bot.judging.rubric import RubricJudge
from bot.library.load import load
from tests.benchmarks.measure import Ratio, side_by_side

ROUNDS = 100
WORDS, POINTS = 250, 6
BY_STEM, BY_MEANING = 60, 250
"""Megabytes more that judging may take."""
ASKED = "spotify-backend/album-at-midnight"


async def judging(folder: Path) -> list[str]:
    """The judge with its question prepared, as it is after the first answer."""
    del folder
    asked, text = sample()
    told = [await _timed("by stem", RubricJudge(by_meaning=False), asked, text), _memory("by stem")]
    if meaning() is None:
        return [*told, "judging by meaning: the encoder is not installed"]
    return [*told, await _timed("by meaning", RubricJudge(), asked, text), _memory("by meaning")]


def sample() -> tuple[Question, str]:
    """A question with six of its key points, and so many words of its good answer and another's."""
    packs = load(Path(__file__).parent.parent.parent / "content").questions
    asked = next(each for each in packs if each.id == ASKED)
    text = " ".join(f"{asked.strong} {asked.weak}".split(" ")[:WORDS])
    return replace(asked, key_points=asked.key_points[:POINTS]), text


async def _timed(how: str, judge: RubricJudge, asked: Question, text: str) -> str:
    async def ours() -> None:
        await judge.judge(asked, text)

    async def bare() -> None:
        re.findall(r"\w+", text.lower())

    first, second, note = await side_by_side(ours, bare, ROUNDS)
    name = f"judging {WORDS} words against {POINTS} key points {how}, in plain tokenisings"
    return str(Ratio(name, first, second, None, note))


def _memory(how: str) -> str:
    """What judging the sample takes more than loading what it stands on, in a process of its own."""
    script = f"from tests.benchmarks.judging import more; print(more({how == 'by meaning'}))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)  # noqa: S603 - ours
    goal = BY_MEANING if how == "by meaning" else BY_STEM
    more = float(told.stdout)
    verdict = "within" if more <= goal else "ABOVE"
    return f"memory that judging takes {how}: {more:.0f} MB ({verdict} the goal of {goal})"


def more(by_meaning: bool) -> float:  # noqa: FBT001 - called from a line of text
    """Megabytes by which the memory of this process grows when the sample is judged."""
    from bot.judging.rubric import judge  # noqa: PLC0415 - what stands already is not counted

    asked, text = sample()
    before = psutil.Process().memory_info().rss
    judge(asked, text, meaning() if by_meaning else None)
    return float(psutil.Process().memory_info().rss - before) / 2**20
