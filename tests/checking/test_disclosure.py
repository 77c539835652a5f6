"""What gives a key point away, and hints that lead nowhere."""

import pytest

from bot.checking.disclosure import disclosure
from bot.checking.findings import Finding
from tests.checking.given import good, texts, with_point, worse

POINT = good().key_points[1]
FIRST, SECOND, THIRD = good().hints


def test_a_good_question_gives_nothing_away() -> None:
    assert list(disclosure(good())) == []


def test_a_prompt_that_says_a_key_point_is_told() -> None:
    prompt = f"{good().prompt} Would it help to store an idempotency key before the first try of every retry?"
    assert list(disclosure(worse(prompt=prompt))) == [
        Finding(("prompt",), "The prompt gives the key point 'same-key' away.")
    ]


def test_a_hint_that_says_a_phrasing_is_told() -> None:
    hint = "The provider recognises the second request and returns the first result, so what do you send?"
    assert list(disclosure(worse(hints=(FIRST, SECOND, hint)))) == [
        Finding(("hints", 2), "Hint 3 gives the key point 'same-key' away.")
    ]


def test_a_short_phrasing_may_share_its_words_with_the_scene() -> None:
    question = with_point(0, phrasings=(*good().key_points[0].phrasings, "charged twice for one order"))
    assert texts(disclosure(question)) == []


@pytest.mark.parametrize(
    ("hints", "told"),
    [
        ((THIRD, SECOND, FIRST), "4, 1 and 1"),
        ((FIRST, "What does the weather do?", "And the day after tomorrow?"), "1, 0 and 0"),
    ],
)
def test_hints_that_do_not_climb_are_told(hints: tuple[str, str, str], told: str) -> None:
    text = (
        f"The hints do not climb: words of the key points that the prompt does not hold are, in turn, {told}."
    )
    assert list(disclosure(worse(hints=hints))) == [Finding(("hints", 2), text)]


def test_a_hint_that_repeats_the_one_before_is_told() -> None:
    again = f"Once more: {SECOND}"
    assert Finding(("hints", 2), "Hint 3 says again what hint 2 says.") in list(
        disclosure(worse(hints=(FIRST, SECOND, again)))
    )
