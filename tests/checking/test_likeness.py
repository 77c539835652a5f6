"""Twins are found wherever they hide, and neighbours are left in peace."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.checking.likeness import near_duplicates, overlapping_points
from bot.domain.questions import KeyPoint, Question
from bot.ids import QuestionId
from tests.checking.given import good, texts, with_point, worse
from tests.factories import question

RETOLD = (
    "One order, and the customer pays for it two times. In your logs a call to the bank has timed out, and a "
    "second one has worked. What has happened here, and what would you change?"
)


def in_pack(pack: str, asked: Question) -> Question:
    return replace(asked, id=QuestionId(f"{pack}/twin"), pack=pack, title="Paid two times")


def test_the_same_question_in_other_words_is_a_twin_also_in_another_pack() -> None:
    questions = (good(), question("other"), in_pack("elsewhere", worse(prompt=RETOLD)))
    found = list(near_duplicates(questions))
    assert [(asked.id, finding.text) for asked, finding in found] == [
        ("elsewhere/twin", "This asks nearly the same as ours/charged-twice.")
    ]


def test_a_prompt_taken_over_with_other_key_points_is_a_twin() -> None:
    points = tuple(
        KeyPoint(f"p{number}", point, 3)
        for number, point in enumerate(("Paint the fence on a dry day.", "Feed the cat before it complains."))
    )
    taken = in_pack("elsewhere", worse(key_points=points, title="Fences"))
    assert [asked.id for asked, _ in near_duplicates((good(), taken))] == ["elsewhere/twin"]


def test_two_questions_about_one_subject_are_no_twins() -> None:
    other = worse(
        title="A refund that never came",
        prompt="Your support team promises refunds within a day, but a few take weeks. Where do you look?",
        key_points=(
            KeyPoint("queue", "Follow one refund through each queue and write down how long it waits.", 5),
            KeyPoint("promise", "Promise what nine in ten refunds keep, and say when it will be later.", 3),
        ),
    )
    assert list(near_duplicates((good(), in_pack("elsewhere", other)))) == []


@given(st.permutations([f"q{number}" for number in range(5)]))
def test_the_order_of_a_library_decides_only_at_which_twin_it_is_told(order: list[str]) -> None:
    words = ["harbour", "lantern", "orchard", "violin", "glacier"]
    held = [
        replace(question(slug), prompt=f"You own a {words[int(slug[1])]}. " * 3, key_points=())
        for slug in order
    ]
    twin = replace(held[2], id=QuestionId("tests/twin"))
    assert [asked.id for asked, _ in near_duplicates((*held, twin))] == ["tests/twin"]


def test_key_points_of_which_one_says_the_other_are_told() -> None:
    assert list(overlapping_points(good())) == []
    question = with_point(
        3, point="Choose an idempotency key once, store it before the first try and send it with every retry."
    )
    found = texts(overlapping_points(question))
    assert "The key points overlap: whoever says 'refund-and-count' is given 'same-key' too." in found


def test_an_empty_library_has_no_twins() -> None:
    assert list(near_duplicates(())) == []
