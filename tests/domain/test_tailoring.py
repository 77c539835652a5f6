"""Which questions an interview has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.practice import Length, Why
from bot.domain.questions import Filter, Kind
from bot.domain.refusals import NoQuestions
from bot.domain.tailoring import Person, tailored
from bot.ids import QuestionId
from tests.factories import question

KINDS = (Kind.WARM_UP, Kind.TECHNICAL, Kind.DESIGN, Kind.BEHAVIOURAL)
LIBRARY = tuple(
    question(
        f"q{n:02}",
        kind=KINDS[n % 4],
        topics=(("caching", "databases", "testing")[n % 3],),
        difficulty=1 + n % 5,
    )
    for n in range(24)
)
ANY = Filter()


def test_what_the_resume_names_comes_before_what_is_due_and_that_before_what_was_weak() -> None:
    skilled, due = LIBRARY[3].id, LIBRARY[5].id
    person = Person(resume={skilled: ("Kafka",)}, due=(due,), coverage={"testing": 0.1})
    first, *_ = tailored(LIBRARY, ANY, Length.QUICK, person, 1)
    assert (first.question.id, first.why, first.about) == (skilled, Why.RESUME, "Kafka")
    (second,) = tailored(LIBRARY, ANY, Length.QUICK, Person(due=(due,), coverage={"testing": 0.1}), 1)
    assert (second.question.id, second.why) == (due, Why.DUE)
    (third,) = tailored(LIBRARY, ANY, Length.QUICK, Person(coverage={"testing": 0.1}), 1)
    assert (third.question.topics, third.why, third.about) == (("testing",), Why.WEAK, "testing")


def test_what_was_not_tried_comes_before_what_was() -> None:
    tried = {each.id: [50] for each in LIBRARY if each.id != QuestionId("tests/q07")}
    (chosen,) = tailored(LIBRARY, ANY, Length.QUICK, Person(tried=tried), 1)
    assert chosen.question.id == "tests/q07"


def test_where_nothing_matches_it_says_so() -> None:
    with pytest.raises(NoQuestions):
        tailored(LIBRARY, Filter(packs=("none",)), Length.QUICK, Person(), 1)


@given(st.integers(0, 2**31), st.sampled_from(list(Length)), st.integers(1, 5))
def test_any_interview_is_in_a_real_order_without_repeats_and_the_same_each_time(
    seed: int, length: Length, hardest: int
) -> None:
    wanted = Filter(hardest=hardest)
    chosen = tailored(LIBRARY, wanted, length, Person(), seed)
    assert chosen == tailored(LIBRARY, wanted, length, Person(), seed)
    ids = [each.question.id for each in chosen]
    assert len(ids) == len(set(ids))
    assert all(wanted.admits(each.question) for each in chosen)
    assert len(chosen) == 1 if length is Length.QUICK else 3 <= len(chosen) <= 6
    places = [KINDS.index(each.question.kind) for each in chosen[:4]]
    assert length is Length.QUICK or len(chosen) < 5 or places == sorted(places)
