"""Every golden answer lands in the band written for it, with the evidence a person would point at."""

import pytest

from bot.domain.scoring import Coverage
from bot.judging.meaning import Meaning
from tests.judging.conftest import Judges
from tests.judging.goldens import NOT_JUDGED, QUESTIONS, Golden, goldens

DENIED_DENIAL = "a key point that is itself a denial is denied in words that are not known as opposites"
MANY_POINTS = "it names more of the key points than its writer thought, each in the words of a phrasing"
SLIPS = {
    ("by meaning", "cap-theorem, denied"): DENIED_DENIAL,
    ("by meaning", "hardest-bug, denied"): DENIED_DENIAL,
    ("by meaning", "recommendation-system, denied"): "too little of each point is named to see it denied",
    ("by stem", "languages-and-tools, denied"): DENIED_DENIAL,
    ("by stem", "secure-an-api, fair"): MANY_POINTS,
}
"""Where the judge is wrong by some points today, and why; a slip that no longer is one fails the test."""
NEAR = 15
"""Points by which a slip misses its band at most."""
OVERLOOKED = {
    ("by meaning", "languages-and-tools, fair", "honest-drawback"),
    ("by stem", "languages-and-tools, fair", "honest-drawback"),
    ("by stem", "green-tests-red-nights, fair", "contracts"),
}
"""Key points that a person sees covered and the judge does not: said in words that no phrasing has."""
each_golden = pytest.mark.parametrize("golden", goldens(), ids=str)


def reader(by: Meaning | None) -> str:
    return "by stem" if by is None else "by meaning"


def test_there_are_enough_of_every_kind() -> None:
    assert len(goldens()) >= 60
    assert {each.asked.id for each in goldens()} == set(QUESTIONS)
    kinds = {"empty", "one word", "fine", "pasted", "off-topic", "terms", "denied", "weak", "fair", "strong"}
    for asked in QUESTIONS:
        assert kinds <= {each.name for each in goldens() if each.asked.id == asked}


@each_golden
def test_it_lands_in_its_band(golden: Golden, judges: Judges, by: Meaning | None) -> None:
    total = judges(golden.asked, golden.text).total
    low, high = golden.band
    if golden.band == NOT_JUDGED:
        assert total is None
        return
    slip = SLIPS.get((reader(by), str(golden)))
    assert (low <= (total or 0) <= high) is (slip is None)
    assert low - NEAR <= (total or 0) <= high + NEAR


@each_golden
def test_its_evidence_is_what_a_person_would_point_at(
    golden: Golden, judges: Judges, by: Meaning | None
) -> None:
    judged = {point.key_point: point for point in judges(golden.asked, golden.text).points}
    for key, words in golden.evidence.items():
        said = " ".join((judged[key].evidence or "").split())
        found = any(each in said for each in words) and judged[key].coverage is not Coverage.CONTRADICTED
        assert found is ((reader(by), str(golden), key) not in OVERLOOKED), key
