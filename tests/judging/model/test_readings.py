"""What a model says counts as far as the answer and the rubric bear it out."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.scoring import Coverage, Fallback, Gate, Judgement, PointJudgement, Reader
from bot.judging.model import WIDELY, weighed
from bot.judging.quotes import Passages
from bot.judging.replies import NoReply
from tests.factories import question
from tests.judging.model.house import NAME, Canned, House
from tests.judging.model.minds import Quote, cunning, honest, praising, reply, says, verdict
from tests.judging.model.server import Mind, Seen, seen

ASKED = question("any")
ANSWER = (
    "Before I touch “anything” I find out where the nine seconds are spent — with a profiler.\n"
    "I’d look at the slowest query’s plan … and only then decide what to change in the code."
)
MEASURE = "I find out where the nine seconds are spent"
PLAN = "I’d look at the slowest query’s plan"
FAIR = Canned(
    Judgement(tuple(PointJudgement(p.id, Coverage.PARTLY, None) for p in ASKED.key_points), 50, Reader.WORDS)
)


async def test_a_good_reply_is_the_judgement_with_a_total_of_ours_and_the_models_name(house: House) -> None:
    house.server.next(says(("measure", "covered", MEASURE), ("plan", "partly", PLAN)))
    found = await house.judge(rubric=FAIR).judge(ASKED, ANSWER, "ana")
    assert (found.reader, found.model, found.fallback, found.lowered) == (Reader.MODEL, NAME, None, False)
    assert found.total == round(100 * (5 + 3 / 2) / 8)
    assert [point.evidence for point in found.points] == [MEASURE, PLAN]


async def test_the_model_is_shown_the_question_its_key_points_and_the_answer_and_nothing_else(
    house: House,
) -> None:
    await house.judge().judge(ASKED, ANSWER, "person-of-ana")
    (request,) = house.server.requests
    sent = json.dumps(request, ensure_ascii=False)
    held_back = (ASKED.intent, *ASKED.red_flags, *ASKED.hints, ASKED.strong, ASKED.weak)
    behind = [text for p in ASKED.key_points for text in (*p.phrasings, *p.wrong_claims)]
    assert [text for text in (*held_back, *behind, "person-of-ana", ASKED.id) if text in sent] == []
    assert set(request) == {"model", "messages", "stream", "temperature"}
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert ANSWER in request["messages"][1]["content"]


async def test_the_mark_around_the_parts_is_new_for_every_request(house: House) -> None:
    judge = house.judge()
    for _ in range(5):
        await judge.judge(ASKED, ANSWER, "ana")
    marks = {request["messages"][1]["content"].split()[0] for request in house.server.requests}
    assert len(marks) == 5


@pytest.mark.parametrize(
    "first",
    [
        "I think the answer is quite good.",
        '{"points": [{"id": "measure", "verdict": 9}]}',
        '{"points": [{"id": "measure", "verdict": "covered", "quotes": 1}]}',
        '{"enough": true, "points": []}',
        '{"score": 97}',
        lambda seen: reply(*(verdict(key, "missed") for key in seen.key_points if key != "plan")),
        lambda seen: reply(*(verdict(key, "missed") for key in [*seen.key_points, "measure"])),
        lambda seen: reply(*(verdict(key, "missed") for key in [*seen.key_points, "charm"])),
        lambda seen: reply(*(verdict(str(number), "missed") for number in range(len(seen.key_points)))),
    ],
    ids=[
        "praise",
        "a number",
        "no passages",
        "no points",
        "a score",
        "one less",
        "twice",
        "one more",
        "wrong ids",
    ],
)
async def test_an_invalid_reply_is_asked_for_once_more_and_then_given_up(
    house: House, first: str | Mind
) -> None:
    good = says(("measure", "covered", MEASURE), ("plan", "missed", ""))
    house.server.next(first, good, first, first)
    judge = house.judge(rubric=FAIR)
    assert (await judge.judge(ASKED, ANSWER, "ana")).reader is Reader.MODEL
    found = await judge.judge(ASKED, ANSWER, "ana")
    assert (found.total, found.fallback) == (50, Fallback.UNREADABLE)
    assert len(house.server.requests) == 4


async def test_numbers_of_the_models_own_are_not_read(house: House) -> None:
    def counting(seen: Seen) -> object:
        points = [verdict(key, "missed") | {"score": 900, "weight": -3} for key in seen.key_points]
        return reply(*points) | {"total": 1e9, "score": -7}

    house.server.mind = counting
    assert (await house.judge(rubric=Canned(Judgement((), 30))).judge(ASKED, ANSWER, "ana")).total == 0


async def test_a_reply_in_a_code_fence_is_read(house: House) -> None:
    house.server.mind = lambda seen: f"```json\n{json.dumps(honest(seen))}\n```"
    assert (await house.judge(rubric=FAIR).judge(ASKED, ANSWER, "ana")).reader is Reader.MODEL


async def test_31_what_rests_on_an_invented_quote_is_missed(house: House) -> None:
    house.server.next(
        says(("measure", "covered", MEASURE), ("plan", "covered", "I always read query plans."))
    )
    found = await house.judge(rubric=FAIR).judge(ASKED, ANSWER, "ana")
    assert found.points[1] == PointJudgement("plan", Coverage.MISSED, None)
    assert found.total == round(100 * 5 / 8)


async def test_31_a_reply_of_invented_quotes_is_no_reading_and_costs_nobody_points(house: House) -> None:
    house.server.next(
        says(("measure", "covered", "I measure it all."), ("plan", "covered", "Plans are read."))
    )
    found = await house.judge(rubric=FAIR).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.reader, found.fallback) == (50, Reader.WORDS, Fallback.UNREADABLE)


@pytest.mark.parametrize("praise", [praising, cunning])
async def test_31_fine_is_not_seven_of_ten(house: House, praise: Callable[[Quote], Mind]) -> None:
    house.server.mind = praise(lambda seen, _number: seen.answer)
    for answer in ("fine", "It is fine, I think.", ASKED.weak):
        found = await house.judge().judge(ASKED, answer, "ana")
        assert (found.total or 0) <= 20, answer


async def test_a_model_that_finds_covered_what_no_answer_covers_is_not_believed(house: House) -> None:
    house.server.mind = praising(lambda _seen, _number: MEASURE)
    found = await house.judge(rubric=Canned(Judgement((), 70))).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.fallback) == (70, Fallback.UNREADABLE)


async def test_the_decoy_stands_anywhere_among_the_key_points(house: House) -> None:
    judge = house.judge()
    for _ in range(40):
        await judge.judge(ASKED, ANSWER, "ana")
    shown = [list(seen(request).key_points) for request in house.server.requests]
    own = [point.id for point in ASKED.key_points]
    assert all([key for key in keys if key in own] == own and len(keys) == len(own) + 1 for keys in shown)
    assert len({keys.index(next(key for key in keys if key not in own)) for keys in shown}) == len(own) + 1


async def test_where_the_two_differ_widely_the_lower_counts_whichever_it_is(house: House) -> None:
    low = Canned(Judgement((), 100 - WIDELY - 1, Reader.WORDS))
    house.server.mind = cunning(lambda _seen, _number: MEASURE)
    found = await house.judge(rubric=low).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.reader, found.model, found.lowered) == (59, Reader.WORDS, NAME, True)
    near = Canned(Judgement((), 100 - WIDELY, Reader.WORDS))
    found = await house.judge(rubric=near).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.reader, found.lowered) == (100, Reader.MODEL, False)
    house.server.mind = says(("measure", "contradicted", MEASURE))
    found = await house.judge(rubric=near).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.reader, found.lowered) == (0, Reader.MODEL, True)


async def test_where_a_gate_fired_the_lower_counts(house: House) -> None:
    gated = Canned(Judgement((), 80, Reader.WORDS, gates=(Gate.TO_THE_JUDGE,)))
    house.server.mind = cunning(lambda _seen, _number: MEASURE)
    found = await house.judge(rubric=gated).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.lowered, found.gates) == (80, True, (Gate.TO_THE_JUDGE,))
    house.server.next(says(("measure", "covered", MEASURE), ("plan", "missed", "")))
    found = await house.judge(rubric=gated).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.reader, found.gates) == (62, Reader.MODEL, (Gate.TO_THE_JUDGE,))
    assert found.lowered


async def test_not_enough_is_believed_where_the_rubric_found_little(house: House) -> None:
    house.server.always = '{"enough": false, "points": []}'
    little = Canned(Judgement((), WIDELY, Reader.WORDS))
    found = await house.judge(rubric=little).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.reader, found.fallback) == (None, Reader.MODEL, None)
    assert {point.coverage for point in found.points} == {Coverage.MISSED}
    plenty = Canned(Judgement((), WIDELY + 1, Reader.WORDS))
    found = await house.judge(rubric=plenty).judge(ASKED, ANSWER, "ana")
    assert (found.total, found.reader, found.fallback) == (41, Reader.WORDS, Fallback.UNREADABLE)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (MEASURE, MEASURE),
        (MEASURE.upper(), MEASURE),
        ('Before I touch "anything" I find out', "Before I touch “anything” I find out"),
        ("nine seconds are spent - with a profiler", "nine seconds are spent — with a profiler"),
        ("with a profiler. I'd  look at", "with a profiler.\nI’d look at"),
        ("the slowest query's plan ... and only", "the slowest query’s plan … and only"),
        ('"where the nine seconds are spent."', "where the nine seconds are spent"),
        ("where the\u200b nine sec\u00adonds", "where the nine seconds"),
        ("where nine seconds are spent", None),
        ("nine", None),
        ("", None),
        (".,;:", None),
        ("   ", None),
        (ANSWER * 10, None),
    ],
)
def test_a_quote_is_found_in_spite_of_its_typography_and_shown_in_the_answers_own(
    quote: str, shown: str | None
) -> None:
    assert Passages(ANSWER).shown_by([quote]) == shown


def test_only_the_first_quotes_are_looked_at() -> None:
    assert Passages(ANSWER).shown_by(["not in it at all"] * 5 + [MEASURE]) is None


@given(st.text(max_size=300), st.lists(st.text(max_size=80), max_size=4), st.integers(0, 300))
def test_what_is_shown_is_part_of_the_answer(answer: str, quotes: list[str], at: int) -> None:
    shown = Passages(answer).shown_by([*quotes, answer[at : at + 60]])
    assert shown is None or (shown and shown in answer)


@given(st.integers(0, 100), st.one_of(st.none(), st.integers(0, 100)), st.sets(st.sampled_from(Gate)))
def test_no_model_raises_a_total_by_more_than_the_difference_allowed(
    found: int, said_: int | None, gates: set[Gate]
) -> None:
    rubric = Judgement((), found, Reader.WORDS, gates=tuple(gates))
    try:
        both = weighed(rubric, Judgement((), said_, Reader.MODEL, NAME))
    except NoReply:
        assert said_ is None
        return
    assert (both.total or 0) <= found + (0 if gates else WIDELY)
    assert both.gates == rubric.gates


@pytest.mark.parametrize(
    "answer", ["\ud800 I find out where the time goes, and why.", "I\x00 find out\u202e where it goes."]
)
async def test_22_text_that_is_hard_to_send_is_judged(house: House, answer: str) -> None:
    assert (await house.judge(rubric=FAIR).judge(ASKED, answer, "ana")).fallback is None
