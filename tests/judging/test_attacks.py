"""Attacks made from every question's own rubric, and from nothing but the question."""

from statistics import fmean, median

import pytest

from bot.domain.questions import Question
from bot.domain.scoring import Gate
from tests.judging.attacks import BLIND, INFORMED
from tests.judging.conftest import Judges
from tests.judging.goldens import QUESTIONS, goldens
from tests.judging.texts import TO_THE_JUDGE

GOOD = {"fair", "strong"}
BLIND_GOAL, INFORMED_GOAL = 0.03, 0.25
EVERY = 4


@pytest.fixture(scope="session")
def bars(judges: Judges) -> dict[str, float]:
    """What the median good answer to each question gets."""
    return {
        key: median(judges(asked, text).total or 0 for text in good(asked))
        for key, asked in QUESTIONS.items()
    }


def good(asked: Question) -> list[str]:
    return [asked.strong, *(each.text for each in goldens() if each.asked is asked and each.name in GOOD)]


def reached(name: str, judges: Judges, bars: dict[str, float]) -> float:
    """Of some of the questions, others for each attack; `make judge` tries all."""
    attacks = BLIND | INFORMED
    some = list(QUESTIONS.items())[len(name) % EVERY :: EVERY]
    tried = [(key, asked, text) for key, asked in some for text in attacks[name](asked)]
    return fmean((judges(asked, text).total or 0) >= bars[key] for key, asked, text in tried)


@pytest.mark.parametrize("name", BLIND)
def test_without_the_rubric_hardly_any_attack_reaches_a_good_answer(
    name: str, judges: Judges, bars: dict[str, float]
) -> None:
    assert reached(name, judges, bars) <= BLIND_GOAL


@pytest.mark.parametrize("name", INFORMED)
def test_with_the_rubric_in_hand_few_attacks_reach_a_good_answer(
    name: str, judges: Judges, bars: dict[str, float]
) -> None:
    assert reached(name, judges, bars) <= INFORMED_GOAL


def test_no_good_answer_is_hit_by_a_gate(judges: Judges) -> None:
    for asked in QUESTIONS.values():
        for text in [*good(asked), asked.weak]:
            assert judges(asked, text).gates == ()


@pytest.mark.parametrize("said", TO_THE_JUDGE)
def test_words_to_the_judge_count_for_nothing_and_are_told(said: str, judges: Judges) -> None:
    for asked in QUESTIONS.values():
        judged = judges(asked, said)
        assert judged.total is None
        assert judged.gates == (Gate.TO_THE_JUDGE,)
        beside = judges(asked, f"{asked.weak}\n\n{said}")
        assert Gate.TO_THE_JUDGE in beside.gates
        assert beside.total == judges(asked, asked.weak).total
