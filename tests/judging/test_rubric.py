"""The offline rubric on the first pack's own samples, and on what is no answer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.questions import Question
from bot.domain.scoring import Coverage
from bot.judging.rubric import judge
from bot.library.load import load
from tests.factories import question

QUESTIONS = load(Path(__file__).parent.parent.parent / "content").questions
every_question = pytest.mark.parametrize("asked", QUESTIONS, ids=lambda each: each.id)


@every_question
def test_the_strong_sample_covers_most_and_more_than_the_weak_one(asked: Question) -> None:
    strong, weak = judge(asked, asked.strong).total, judge(asked, asked.weak).total
    assert strong is not None
    assert strong >= 75
    assert strong - (weak or 0) >= 40


@every_question
def test_what_says_nothing_of_its_own_is_not_judged(asked: Question) -> None:
    for answer in ("", "fine", "I do not know.", asked.prompt, asked.title, f"{asked.prompt} {asked.prompt}"):
        assert judge(asked, answer).total is None


@every_question
def test_every_key_point_denied_earns_nothing(asked: Question) -> None:
    denied = " ".join(
        f"It is not true that {point.point[0].lower()}{point.point[1:]}" for point in asked.key_points
    )
    judged = judge(asked, denied)
    assert (judged.total or 0) <= 15
    assert not any(point.coverage is Coverage.COVERED for point in judged.points)


@every_question
def test_another_questions_good_answer_earns_little(asked: Question) -> None:
    others = [each for each in QUESTIONS if each.id != asked.id]
    totals = sorted(judge(asked, other.strong).total or 0 for other in others)
    assert totals[len(totals) // 2] <= 25


@given(st.text(max_size=400))
def test_any_text_is_judged_the_same_each_time_by_its_own_words(text: str) -> None:
    asked = question("any")
    judged = judge(asked, text)
    assert judged == judge(asked, text)
    assert all(point.evidence is None or point.evidence in text for point in judged.points)


def test_the_evidence_is_the_sentence_a_person_would_point_at() -> None:
    said = "Hello, thanks a lot. First I measure where the time goes. Then I have lunch with my team."
    point = judge(question("any"), said).points[0]
    assert point.coverage is Coverage.COVERED
    assert point.evidence == "First I measure where the time goes."
