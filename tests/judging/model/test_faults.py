"""Whatever befalls the model, the rubric judges, says so, and nobody is scored lower for it."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.domain.scoring import Fallback, Reader
from bot.judging.restraint import DAY, PAUSE, PEOPLE, TRIES, Daily
from bot.judging.rubric import RubricJudge
from tests.factories import question
from tests.judging.model.house import KEY, NAME, House, Seconds
from tests.judging.model.minds import honest
from tests.judging.model.server import Fault, ModelServer

ASKED = question("any")
ANSWER = ASKED.strong
EXPECTED = {
    Fault.SLOW: Fallback.SLOW,
    Fault.TRICKLE: Fallback.SLOW,
    Fault.DROP: Fallback.DOWN,
    Fault.CUT_OFF: Fallback.DOWN,
    Fault.BUSY: Fallback.BUSY,
    Fault.NO_QUOTA: Fallback.BUSY,
    Fault.BROKEN: Fallback.DOWN,
    Fault.OVERLOADED: Fallback.DOWN,
    Fault.UNKNOWN_KEY: Fallback.DOWN,
    Fault.UNKNOWN_MODEL: Fallback.DOWN,
    Fault.REJECTED: Fallback.DOWN,
    Fault.ELSEWHERE: Fallback.DOWN,
    Fault.PAGE: Fallback.UNREADABLE,
    Fault.TEXT: Fallback.UNREADABLE,
    Fault.HALF: Fallback.UNREADABLE,
    Fault.EMPTY: Fallback.UNREADABLE,
    Fault.LIST: Fallback.UNREADABLE,
    Fault.NO_CHOICES: Fallback.UNREADABLE,
    Fault.NULL_CHOICES: Fallback.UNREADABLE,
    Fault.NO_CONTENT: Fallback.UNREADABLE,
    Fault.REFUSAL: Fallback.UNREADABLE,
    Fault.FILTERED: Fallback.UNREADABLE,
    Fault.TOO_LONG: Fallback.UNREADABLE,
    Fault.TOOL: Fallback.UNREADABLE,
}


SHORT, LONG = 1.0, 20.0
"""Seconds: what a model that is slow is given, and what is enough for any other on a busy machine."""


def patience(fault: Fault | None) -> float:
    return SHORT if fault in {Fault.SLOW, Fault.TRICKLE} else LONG


@pytest.mark.parametrize("fault", Fault)
async def test_31_after_any_fault_of_the_model_the_rubric_judges_and_says_so(
    house: House, fault: Fault
) -> None:
    house.server.always = fault
    found = await house.judge(patience=patience(fault)).judge(ASKED, ANSWER, "ana")
    alone = await RubricJudge(by_meaning=False).judge(ASKED, ANSWER)
    assert found == replace(alone, fallback=EXPECTED[fault])
    assert found.total == alone.total


async def test_nobody_waits_longer_than_the_patience(house: House) -> None:
    house.server.always = Fault.TRICKLE
    async with asyncio.timeout(LONG):
        found = await house.judge(patience=SHORT).judge(ASKED, ANSWER, "ana")
    assert found.fallback is Fallback.SLOW


async def test_the_patience_is_for_both_requests_together(house: House) -> None:
    house.server.next("not JSON", Fault.SLOW)
    async with asyncio.timeout(LONG):
        found = await house.judge(patience=SHORT).judge(ASKED, ANSWER, "ana")
    assert found.fallback is Fallback.SLOW


async def test_an_endpoint_that_is_not_there_is_a_fault_like_others() -> None:
    async with ModelServer(honest) as server:
        house = House(server)
    found = await house.judge().judge(ASKED, ANSWER, "ana")
    assert found.fallback is Fallback.DOWN


async def test_after_faults_in_a_row_nobody_waits_for_the_endpoint_until_a_pause_is_over(
    house: House,
) -> None:
    judge = house.judge()
    house.server.always = Fault.BROKEN
    for _ in range(TRIES):
        assert (await judge.judge(ASKED, ANSWER, "ana")).fallback is Fallback.DOWN
    house.server.always = None
    house.seconds.at += PAUSE - 1
    assert (await judge.judge(ASKED, ANSWER, "ben")).fallback is Fallback.DOWN
    assert len(house.server.requests) == TRIES
    house.seconds.at += 2
    assert (await judge.judge(ASKED, ANSWER, "ben")).reader is Reader.MODEL


async def test_after_the_pause_one_tries_and_the_others_do_not_wait_for_it(house: House) -> None:
    judge = house.judge()
    house.server.always = Fault.BROKEN
    for _ in range(TRIES):
        await judge.judge(ASKED, ANSWER, "ana")
    house.seconds.at += PAUSE + 1
    found = await asyncio.gather(*(judge.judge(ASKED, ANSWER, f"p{number}") for number in range(10)))
    assert len(house.server.requests) == TRIES + 1
    assert {each.fallback for each in found} == {Fallback.DOWN}


async def test_a_reply_that_cannot_be_read_shuts_nobody_else_out(house: House) -> None:
    judge = house.judge()
    house.server.always = "I would rather talk about the weather."
    for _ in range(TRIES + 1):
        assert (await judge.judge(ASKED, ANSWER, "ana")).fallback is Fallback.UNREADABLE
    house.server.always = None
    assert (await judge.judge(ASKED, ANSWER, "ben")).reader is Reader.MODEL


@pytest.mark.parametrize(("told", "waited"), [("7", 7), ("86400", PAUSE)])
async def test_retry_after_is_heeded_for_everybody_up_to_the_pause(
    house: House, told: str, waited: float
) -> None:
    judge = house.judge()
    house.server.retry_after = told
    house.server.next(Fault.BUSY)
    assert (await judge.judge(ASKED, ANSWER, "ana")).fallback is Fallback.BUSY
    house.seconds.at += waited - 0.5
    assert (await judge.judge(ASKED, ANSWER, "ben")).fallback is Fallback.BUSY
    assert len(house.server.requests) == 1
    house.seconds.at += 1
    assert (await judge.judge(ASKED, ANSWER, "ben")).reader is Reader.MODEL


@pytest.mark.parametrize("told", [None, "soon", "-5", "nan", "1e999", "Wed, 21 Oct 2015 07:28:00 GMT"])
async def test_a_busy_endpoint_that_does_not_say_how_long_is_asked_again(
    house: House, told: str | None
) -> None:
    judge = house.judge()
    house.server.retry_after = told
    house.server.next(Fault.BUSY)
    assert (await judge.judge(ASKED, ANSWER, "ana")).fallback is Fallback.BUSY
    house.seconds.at += PAUSE + 1
    assert (await judge.judge(ASKED, ANSWER, "ana")).reader is Reader.MODEL


async def test_a_person_has_so_many_judgements_a_day_and_takes_none_from_others(house: House) -> None:
    judge = house.judge(daily=2)
    read = [(await judge.judge(ASKED, ANSWER, "ana")).fallback for _ in range(3)]
    assert read == [None, None, Fallback.SPENT]
    assert (await judge.judge(ASKED, ANSWER, "ben")).reader is Reader.MODEL
    house.seconds.at += DAY
    assert (await judge.judge(ASKED, ANSWER, "ana")).reader is Reader.MODEL
    assert len(house.server.requests) == 4


def test_the_memory_of_who_asked_is_bounded_and_keeps_who_asked_last() -> None:
    daily = Daily(1, Seconds())
    assert daily.take("ana")
    assert all(daily.take(str(number)) for number in range(PEOPLE - 1))
    assert not daily.take("ana")
    assert all(daily.take(f"more {number}") for number in range(PEOPLE - 1))
    assert not daily.take("ana")
    assert daily.take("0")


async def test_what_cannot_be_judged_and_what_is_nobodys_is_not_sent(house: House) -> None:
    judge = house.judge()
    assert (await judge.judge(ASKED, "fine", "ana")).total is None
    assert (await judge.judge(ASKED, ANSWER)).fallback is None
    assert house.server.requests == []


@pytest.mark.parametrize("fault", [None, *Fault])
async def test_neither_the_key_nor_an_answer_reaches_a_log(
    house: House, fault: Fault | None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_LOG", "debug")
    with caplog.at_level(logging.DEBUG):
        house.server.always = fault
        await house.judge(patience=patience(fault)).judge(ASKED, ANSWER, "ana")
    assert house.server.keys[0] == f"Bearer {KEY}"
    logged = caplog.text + str(house.log.lines)
    for secret in (KEY, "measure where", "Authorization", NAME):
        assert secret not in logged


async def test_the_log_says_what_is_wrong_with_an_endpoint(house: House) -> None:
    house.server.always = Fault.UNKNOWN_KEY
    await house.judge().judge(ASKED, ANSWER, "ana")
    ((event, fields),) = house.log.lines
    assert (event, fields["detail"]) == ("model-did-not-judge", "down")
    assert str(fields["error"]).endswith(" 401")


async def test_who_gave_up_waiting_is_let_go(house: House) -> None:
    house.server.always = Fault.SLOW
    reading = asyncio.create_task(house.judge().judge(ASKED, ANSWER, "ana"))
    await house.server.asked.wait()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
