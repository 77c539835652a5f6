"""The offline rubric on the first pack's own samples, and on what is no answer."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.questions import KeyPoint, Question
from bot.domain.scoring import Coverage, Gate, Judgement, Reader
from bot.judging.meaning import meaning
from bot.judging.rubric import RubricJudge, judge
from tests.factories import question
from tests.judging.conftest import Judges
from tests.judging.goldens import QUESTIONS
from tests.judging.texts import KNOWLEDGE, OFF_TOPIC

every_question = pytest.mark.parametrize("asked", QUESTIONS.values(), ids=lambda each: each.id)
LONG_AGO = "We had lunch by the river and talked about the weather, which was fine. "


def asking(*points: str, prompt: str = "How would you go about it?") -> Question:
    key_points = tuple(KeyPoint(str(place), point, 1) for place, point in enumerate(points))
    return replace(question("any"), prompt=prompt, key_points=key_points)


def coverages(judged: Judgement) -> list[Coverage]:
    return [point.coverage for point in judged.points]


@every_question
def test_the_strong_sample_covers_most_and_more_than_the_weak_one(asked: Question, judges: Judges) -> None:
    strong, weak = judges(asked, asked.strong).total, judges(asked, asked.weak).total
    assert strong is not None
    assert strong >= 75
    assert strong - (weak or 0) >= 40


@every_question
def test_another_questions_good_answer_earns_little(asked: Question, judges: Judges) -> None:
    others = [each for each in QUESTIONS.values() if each.id != asked.id]
    totals = sorted(judges(asked, other.strong).total or 0 for other in others)
    assert totals[len(totals) // 2] <= 30


@every_question
def test_a_wrong_claim_of_its_author_contradicts(asked: Question, judges: Judges) -> None:
    for place, point in enumerate(asked.key_points):
        for claim in point.wrong_claims:
            judged = judges(asked, claim).points[place]
            assert judged.coverage is not Coverage.COVERED, claim


@every_question
def test_length_earns_nothing_and_costs_nothing(asked: Question, judges: Judges) -> None:
    plain = judges(asked, asked.weak).total or 0
    for longer in (f"{asked.weak}\n\n{OFF_TOPIC[0]}", f"{asked.weak}\n\n{LONG_AGO * 20}"):
        assert abs((judges(asked, longer).total or 0) - plain) <= 5
    assert abs((judges(asked, f"{asked.weak}\n\n{asked.weak}").total or 0) - plain) <= 10


@settings(deadline=None)  # the first of them loads the encoder
@given(text=st.text(max_size=400))
def test_any_text_is_judged_the_same_each_time_by_its_own_words(text: str) -> None:
    asked = question("any")
    for by in (None, meaning()):
        judged = judge(asked, text, by)
        assert judged == judge(asked, text, by)
        assert all(point.evidence is None or point.evidence in text for point in judged.points)
        assert all(0 <= point.earned <= 1 for point in judged.points)


def test_the_evidence_is_the_sentence_a_person_would_point_at(judges: Judges) -> None:
    said = "Hello, thanks a lot. First I measure where the time goes. Then I have lunch with my team."
    point = judges(question("any"), said).points[0]
    assert point.coverage is Coverage.COVERED
    assert point.evidence == "First I measure where the time goes."


def test_a_question_of_one_short_key_point_is_judged_by_a_short_answer(judges: Judges) -> None:
    asked = asking("The diameter decreases by a factor of 10.", prompt="What happens if it is faster?")
    assert coverages(judges(asked, "The diameter decreases by a factor of 10")) == [Coverage.COVERED]
    assert coverages(judges(asked, "The diameter increases by a factor of 10")) == [Coverage.CONTRADICTED]
    assert (judges(asked, "We would drink tea in the garden all day").total or 0) <= 30


@pytest.mark.parametrize(
    "said",
    [
        "We do not send an idempotency key with the payment.",
        "It is not true that an idempotency key is sent with the payment.",
        "Sending an idempotency key with the payment is unnecessary.",
        "Never send an idempotency key with the payment.",
    ],
)
def test_a_key_point_denied_is_contradicted_and_earns_nothing(judges: Judges, said: str) -> None:
    judged = judges(asking("Send an idempotency key with the payment."), said)
    assert coverages(judged) == [Coverage.CONTRADICTED]
    assert judged.total == 0
    assert judged.points[0].evidence == said


@pytest.mark.parametrize(
    "said",
    [
        "I'd not only send a key with the payment, I'd store it too.",
        "Without a doubt: send an idempotency key with the payment.",
        "The bank didn't answer, so we send an idempotency key with the payment.",
    ],
)
def test_a_denial_of_something_else_does_not_contradict(judges: Judges, said: str) -> None:
    assert Coverage.CONTRADICTED not in coverages(judges(asking("Send a key with the payment."), said))


@pytest.mark.parametrize(
    ("saying", "said"),
    [
        (
            "A ViewModel doesn't survive the death of its process.",
            "The ViewModel survives a rotation, but not the death of its process, so it is only half of it.",
        ),
        (
            "Human error is where I start asking, it is no finding.",
            "Human error is where the asking should begin, and not the finding.",
        ),
        (
            "You can't see from the server whether anybody reads the field.",
            "We can't see who reads a field in a reply, but we can see who calls.",
        ),
    ],
)
def test_what_is_itself_a_denial_can_be_agreed_with_in_many_ways(
    judges: Judges, saying: str, said: str
) -> None:
    judged = judges(asking(saying, "Something else is measured first."), said)
    assert coverages(judged)[0] is not Coverage.CONTRADICTED


def test_naming_covers_at_most_partly(judges: Judges) -> None:
    asked = QUESTIONS["spotify-backend/album-at-midnight"]
    named = "CDN, cache stampede, circuit breakers, load shedding, backoff with jitter, load test, stateless"
    judged = judges(asked, named)
    assert Coverage.COVERED not in coverages(judged)
    assert Gate.LISTED in judged.gates


def test_something_fluent_about_something_else_is_off_topic(judges: Judges) -> None:
    judged = judges(QUESTIONS["spotify-backend/cap-theorem"], OFF_TOPIC[0])
    assert judged.total == 0
    assert judged.gates == (Gate.OFF_TOPIC,)


async def test_it_says_how_it_read_and_works_off_the_event_loop() -> None:
    asked, answer = question("any"), KNOWLEDGE[0]
    by_words = await RubricJudge(by_meaning=False).judge(asked, answer)
    assert by_words.reader is Reader.WORDS
    both = await asyncio.gather(*(RubricJudge().judge(asked, answer, "ana") for _ in range(4)))
    assert {each.reader for each in both} == {Reader.WORDS if meaning() is None else Reader.RUBRIC}
    assert len(set(both)) == 1
