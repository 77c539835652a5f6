"""Packs that lean to one side, and follow-ups that leave the middle alone."""

from dataclasses import replace

from bot.checking.balance import balance, follow_ups
from bot.domain.questions import FollowUp, Question
from tests.checking.given import good, texts, worse
from tests.factories import question

LEVELS = (1, 2, 2, 3, 3, 4)
TOPICS = ("a", "b", "c", "d", "e", "f")


def mixture(levels: tuple[int, ...] = LEVELS, topics: tuple[str, ...] = TOPICS) -> list[Question]:
    return [
        question(f"q{number}", difficulty=level, topics=("all", topic))
        for number, (level, topic) in enumerate(zip(levels, topics, strict=True))
    ]


def test_a_good_mixture_is_in_balance() -> None:
    assert list(balance(mixture())) == []


def test_a_small_pack_cannot_be_out_of_balance() -> None:
    assert list(balance(mixture((3, 3, 3, 3, 3), ("a",) * 5))) == []


def test_too_much_of_one_difficulty_is_told() -> None:
    assert list(balance(mixture((1, 3, 3, 3, 3, 4)))) == ["4 of 6 questions are of difficulty 3."]
    assert list(balance(mixture((3, 3, 3, 2, 2, 2)))) == [
        "Of 6 questions there should be at least 3 difficulties."
    ]


def test_too_few_topics_and_a_second_one_everywhere_are_told() -> None:
    assert list(balance(mixture(topics=("a", "a", "a", "a", "b", "c")))) == [
        "Of 6 questions there should be at least 5 topics.",
        "4 of 6 questions have the topic 'a' too.",
    ]


def test_follow_ups_go_after_what_weighs_most_and_not_all_after_the_same() -> None:
    assert list(follow_ups(good())) == []
    aside = tuple(FollowUp(each.ask, "find-out") for each in good().follow_ups)
    assert texts(follow_ups(worse(follow_ups=aside))) == [
        "No follow-up probes what weighs most: 'same-key'.",
        "Every follow-up probes 'find-out'.",
    ]


def test_key_points_of_one_weight_are_told() -> None:
    points = tuple(replace(point, weight=3) for point in good().key_points)
    assert texts(follow_ups(worse(key_points=points))) == [
        "All key points weigh the same: say what matters most."
    ]
