"""Too short, too long, too few."""

from dataclasses import replace

import pytest

from bot.checking.findings import Finding
from bot.checking.lengths import lengths
from bot.domain.questions import Question
from tests.checking.given import good, texts, with_point, worse


def test_a_good_question_has_the_right_lengths() -> None:
    assert list(lengths(good())) == []


@pytest.mark.parametrize(
    ("question", "finding"),
    [
        (worse(prompt="Why?"), Finding(("prompt",), "The prompt has 1 word; 20 to 120 are right.")),
        (worse(prompt="why " * 121), Finding(("prompt",), "The prompt has 121 words; 20 to 120 are right.")),
        (
            worse(intent="Whether they know."),
            Finding(("intent",), "The intent has 3 words; 30 to 120 are right."),
        ),
        (worse(weak="No idea."), Finding(("weak",), "The weak sample has 2 words; 50 to 180 are right.")),
        (
            worse(hints=("What?", *good().hints[1:])),
            Finding(("hints", 0), "Hint 1 has 1 word; 5 to 50 are right."),
        ),
        (
            with_point(1, point="Use keys."),
            Finding(("key_points", 1, "point"), "The key point 'same-key' has 2 words; 6 to 40 are right."),
        ),
        (
            with_point(2, phrasings=("one", "two", "three", "four")),
            Finding(
                ("key_points", 2, "phrasings"),
                "The key point 'find-out' needs at least 5 phrasings: people say it in words of their own.",
            ),
        ),
        (
            worse(key_points=good().key_points[:3]),
            Finding(("key_points",), "A rubric needs at least 4 key points."),
        ),
        (
            worse(follow_ups=good().follow_ups[:2]),
            Finding(("follow_ups",), "An interview goes on: at least 3 follow-ups."),
        ),
        (
            worse(minutes=3),
            Finding(("minutes",), "The strong sample's 186 words take 4 minutes to write, not 3."),
        ),
    ],
)
def test_what_is_too_short_too_long_or_too_few_is_told(question: Question, finding: Finding) -> None:
    assert list(lengths(question)) == [finding]


def test_a_strong_sample_hardly_longer_than_the_weak_one_is_told() -> None:
    found = texts(lengths(worse(weak=" ".join(good().strong.split()[:160]))))
    assert found == ["The strong sample is hardly longer than the weak one: 186 words, and 160."]


def test_wrong_claims_are_wanted_at_half_of_the_key_points() -> None:
    points = tuple(replace(point, wrong_claims=()) for point in good().key_points)
    half = (*points[:2], *good().key_points[2:])
    assert texts(lengths(worse(key_points=half))) == []
    assert texts(lengths(worse(key_points=points))) == [
        "At least half of the key points need a wrong claim that people make."
    ]
