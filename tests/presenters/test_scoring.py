"""What people are told of a reading: by whom, what did not count, and why there is no score."""

import pytest

from bot.domain.scoring import Coverage, Fallback, Gate, Judgement, PointJudgement, Reader
from bot.presenters.scoring import coverage_screen, read_by
from tests.factories import question

ASKED = question("one")
POINTS = tuple(PointJudgement(each.id, Coverage.COVERED, "I would measure.") for each in ASKED.key_points)


def read(total: int | None = 60, *gates: Gate, lowered: bool = False) -> str:
    judgement = Judgement(POINTS, total, Reader.RUBRIC, gates=gates, lowered=lowered)
    return str(coverage_screen(ASKED, judgement).summary)


def test_another_language_is_not_said_to_be_a_poor_answer() -> None:
    assert "cannot judge it" in read(None, Gate.OTHER_LANGUAGE)
    assert "not enough" not in read(None, Gate.OTHER_LANGUAGE)


def test_each_reason_for_no_score_reads_otherwise() -> None:
    gates = (Gate.OTHER_LANGUAGE, Gate.PASTED, Gate.TO_THE_JUDGE, Gate.TOO_LITTLE)
    assert len({read(None, gate) for gate in gates}) == len(gates)


@pytest.mark.parametrize("gate", [Gate.PASTED, Gate.TO_THE_JUDGE, Gate.LISTED, Gate.OFF_TOPIC])
def test_what_did_not_count_is_said_after_the_score(gate: Gate) -> None:
    assert read(40, gate).startswith(read(40))
    assert len(read(40, gate)) > len(read(40))


def test_the_lower_of_two_readings_is_said_to_count() -> None:
    assert "the lower one counts" in read(30, lowered=True)


@pytest.mark.parametrize("why", list(Fallback))
def test_a_model_that_did_not_judge_is_told(why: Fallback) -> None:
    said = read_by(Judgement(POINTS, 60, Reader.RUBRIC, fallback=why))
    assert said.startswith("the offline rubric, because the model")


def test_the_name_of_a_model_stays_as_it_is() -> None:
    assert read_by(Judgement(POINTS, 60, Reader.MODEL, model="a_b*c`d")) == "the model `a_b*cd`"
