"""Good answers by another hand are found good: one for each question, written before its other side was read.

The phrasings were mended with these answers in view, so they say nothing about answers that nobody has seen;
they keep what was mended. `python -m tests.library.test_answers` prints what each is given, by both readers.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bot.domain.questions import Question
from bot.domain.scoring import Coverage
from bot.judging.meaning import meaning
from bot.judging.rubric import judge
from bot.library.load import load

CONTENT = Path(__file__).parents[2] / "content"
ANSWERS = Path(__file__).parent / "answers"
LEAST, MIDDLE, TURNED = 40, 70, 0.03
"""Points of each answer by words, of the median, and the share of key points read as contradicted."""


def answered() -> Iterator[tuple[Question, str]]:
    for question in load(CONTENT).questions:
        path = ANSWERS / f"{question.id}.txt"
        if path.is_file():
            yield question, path.read_text(encoding="utf-8")


def test_each_answer_has_its_question() -> None:
    ids = {question.id for question in load(CONTENT).questions}
    assert {path.relative_to(ANSWERS).with_suffix("").as_posix() for path in ANSWERS.glob("*/*.txt")} <= ids


def test_good_answers_in_other_words_are_found_good() -> None:
    judged = {question.id: judge(question, answer) for question, answer in answered()}
    totals = {name: found.total or 0 for name, found in judged.items()}
    assert len(totals) > 200
    assert {name: total for name, total in totals.items() if total < LEAST} == {}
    assert median(totals.values()) >= MIDDLE
    points = [point.coverage for found in judged.values() for point in found.points]
    assert points.count(Coverage.CONTRADICTED) <= TURNED * len(points)


def _print() -> None:
    readers = (("by words", None), ("by meaning", meaning()))
    rows = [(asked, [judge(asked, text, by).total or 0 for _, by in readers]) for asked, text in answered()]
    for asked, totals in rows:
        sys.stdout.write(f"{asked.id:<60} {totals[0]:>4} {totals[1]:>4}\n")
    for place, (name, _) in enumerate(readers):
        totals_of = [totals[place] for _, totals in rows]
        sys.stdout.write(f"{name}: median {median(totals_of):.0f}, least {min(totals_of)} of {len(rows)}\n")


if __name__ == "__main__":
    _print()
