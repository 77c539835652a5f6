"""What an answer is: its messages in the order they were written, whatever order they came in."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import FORM, Answer, Part, board_order, may_write, on_board
from bot.domain.rounds import Round, cancelled, closed
from tests.domain.given import (
    ANA,
    ASKED,
    CLOSED,
    MINUTE,
    PEOPLE,
    REVEALED,
    answer,
    answering,
    form,
    late,
    over,
    part,
    shown,
)

PARTS = st.builds(
    lambda message, minute, text, gone: replace(part(message, minute, text=text), gone=gone),
    st.sampled_from(["1", "2", "3", "4", "5", FORM]),
    st.integers(1, 20),
    st.text(max_size=5),
    st.booleans(),
)
PARTS_OF_ONE = st.lists(PARTS, max_size=6, unique_by=lambda each: each.message).map(tuple)


@given(PARTS_OF_ONE, st.randoms())
def test_the_text_does_not_depend_on_the_order_in_which_messages_came(
    parts: tuple[Part, ...], by: Random
) -> None:
    shuffled = list(parts)
    by.shuffle(shuffled)
    assert answer(ANA, *parts).text == answer(ANA, *shuffled).text


def test_several_messages_are_one_answer_in_the_order_they_were_written() -> None:
    assert answer(ANA, part("b", 2), part("a", 3), part("c", 1)).text == "c\nb\na"


def test_an_edit_changes_its_message_where_it_stands() -> None:
    edited = part("a", 1, text="better", revised=9)
    assert answer(ANA, edited, part("b", 2)).text == "better\nb"


def test_a_deleted_message_is_taken_away_and_the_rest_stays() -> None:
    gone = replace(part("a", 1), gone=True)
    assert answer(ANA, gone, part("b", 2)).text == "b"
    assert not answer(ANA, gone).given


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_an_answer_without_words_is_none(text: str) -> None:
    assert not answer(ANA, part("a", 1, text=text)).given
    assert not Answer(answer(ANA).id, answer(ANA).round, ANA).given


def test_the_form_stands_for_all_that_was_written_before_it() -> None:
    sent = part(FORM, 1, text="whole", revised=5)
    mixed = answer(ANA, part("before", 2), sent, part("after", 7))
    assert mixed.text == "whole\nafter"


def test_a_message_written_before_the_form_and_edited_after_it_stays_replaced() -> None:
    assert answer(ANA, part(FORM, 5, text="whole"), part("before", 2, revised=9)).text == "whole"


def test_with_the_form_taken_back_the_messages_stand_again() -> None:
    assert answer(ANA, part("before", 2), replace(part(FORM, 5), gone=True)).text == "before"


@given(PARTS_OF_ONE)
def test_nothing_deleted_and_nothing_replaced_is_in_the_text(parts: tuple[Part, ...]) -> None:
    standing = answer(ANA, *parts).standing
    assert not any(each.gone for each in standing)
    sent = [each for each in parts if each.message == FORM and not each.gone]
    if sent:
        assert standing[0] == sent[0]
        assert all(each.written_at > sent[0].revised_at for each in standing[1:])
    assert [each.message for each in standing].count(FORM) == len(sent)


def test_only_what_stands_in_the_thread_can_be_seen_before_the_reveal() -> None:
    assert answer(ANA).in_thread
    assert not form(ANA).in_thread
    assert not answer(ANA, part("before", 1), part(FORM, 5)).in_thread
    assert answer(ANA, part(FORM, 5), part("after", 6)).in_thread


@pytest.mark.parametrize(("minute", "is_late"), [(239, False), (240, True), (241, True)])
def test_an_answer_is_late_if_it_was_begun_at_the_reveal_or_after(minute: int, *, is_late: bool) -> None:
    assert answer(ANA, part("a", minute)).late(shown()) is is_late


def test_what_was_begun_in_time_and_went_on_after_the_reveal_is_not_late() -> None:
    assert not answer(ANA, part("a", 239), part("b", 250)).late(shown())
    assert not late(ANA).late(answering())


SECOND = timedelta(seconds=1)
TAKEN_BACK = answer(ANA, replace(part("a", 5), gone=True))


@pytest.mark.parametrize(
    ("at", "round_", "allowed"),
    [  # allowed: who has nothing yet or took it back, who answered in time, who answered late
        (ASKED, answering(), (True, True, True)),
        (CLOSED, answering(), (True, True, True)),  # not revealed yet, however late the reveal may be
        (REVEALED - SECOND, shown(), (True, True, True)),  # written in time, delivered after the reveal
        (REVEALED, shown(), (True, False, True)),
        (CLOSED - SECOND, over(), (True, False, True)),
        (REVEALED - SECOND, over(), (True, True, True)),  # written in time, delivered after the close
        (CLOSED, over(), (False, False, False)),
        (ASKED, cancelled(answering(), ASKED), (False, False, False)),
        (CLOSED, closed(answering(), CLOSED, None), (False, False, False)),
    ],
)
def test_when_something_written_still_becomes_part_of_an_answer(
    at: datetime, round_: Round, allowed: tuple[bool, bool, bool]
) -> None:
    assert may_write(round_, None, at) is allowed[0]
    assert may_write(round_, TAKEN_BACK, at) is allowed[0]
    assert may_write(round_, answer(ANA), at) is allowed[1]
    assert may_write(round_, late(ANA), at) is allowed[2]


def test_deleted_before_the_reveal_it_is_gone_and_after_it_its_place_is_kept() -> None:
    gone = replace(part("a", 5), gone=True)
    assert not on_board(answer(ANA, replace(gone, revised_at=REVEALED - MINUTE)), shown())
    assert on_board(answer(ANA, replace(gone, revised_at=REVEALED)), shown())
    assert on_board(answer(ANA), shown())


@given(st.randoms(), st.integers(0, 2**31 - 1))
def test_the_board_is_shuffled_the_same_way_each_time(by: Random, seed: int) -> None:
    answers = [answer(person) for person in PEOPLE[:4]] + [late(person) for person in PEOPLE[4:]]
    round_ = replace(shown(), seed=seed)
    first = board_order(round_, answers)
    by.shuffle(answers)
    assert board_order(round_, answers) == first
    assert {each.person for each in first[4:]} == set(PEOPLE[4:])


def test_no_two_rounds_need_have_the_same_order() -> None:
    answers = [answer(person) for person in PEOPLE]
    orders = {
        tuple(each.person for each in board_order(replace(shown(), seed=s), answers)) for s in range(50)
    }
    assert len(orders) > 30
