import pytest

from bot.ids import EventId, InterviewId, MessageRef, RoundId
from bot.platforms.web.people import PEOPLE
from bot.ports.room import Happening
from bot.screens.screens import HintScreen, NoticeScreen, Recorded
from bot.screens.text import Md, UserText
from bot.usecases import commands as c
from tests.platforms.web.given import CHANNEL, NINE, WORKSPACE, House
from tests.platforms.web.hostile import HOSTILE

ANA, BEN, _, DEV = (person.actor(WORKSPACE) for person in PEOPLE)


async def test_what_is_said_is_stored_first_then_handed_over(house: House) -> None:
    house.core.screen = Recorded()
    await house.send("/say", {"thread": house.root, "text": "I would measure."}, "ben")
    (said,) = await house.room.thread(house.root, 9)
    assert (said.author, said.text, said.ticked) == ("ben", "I would measure.", True)
    text = UserText("I would measure.")
    assert house.core.asked == [
        c.WriteMessage(BEN, CHANNEL, MessageRef(house.root), said.id, text, NINE, NINE)
    ]
    assert await house.room.undelivered(9) == ()


async def test_talk_is_shown_without_a_tick(house: House) -> None:
    await house.said()
    assert [each.ticked for each in await house.room.thread(house.root, 9)] == [False]


async def test_what_the_core_answers_is_shown_to_that_person_alone(house: House) -> None:
    house.core.screen = NoticeScreen(Md("Answers are hidden here."))
    answer = (await house.send("/say", {"thread": house.root, "text": "x"})).json()
    assert "Answers are hidden here." in answer["html"]
    assert not answer["dialog"]
    assert "Answers are hidden here." not in (await house.get("/")).text


async def test_a_fault_of_the_core_leaves_the_event_to_be_delivered_again(house: House) -> None:
    house.core.fault = RuntimeError("down")
    answer = await house.send("/say", {"thread": house.root, "text": "still here"})
    assert answer.status_code == 500
    assert "down" not in answer.text
    assert [event.kind for event in await house.room.undelivered(9)] == [Happening.SAID]
    house.core.fault, house.core.screen = None, Recorded()
    await house.playground.redeliver()
    assert [(each.text, each.ticked) for each in await house.room.thread(house.root, 9)] == [
        ("still here", True)
    ]
    assert await house.room.undelivered(9) == ()


async def test_an_event_keeps_its_own_key(house: House) -> None:
    await house.said()
    assert house.core.seen == {EventId("e3")}


async def test_one_changes_and_deletes_ones_own(house: House) -> None:
    message = await house.said("first")
    await house.send("/revise", {"message": message, "text": "second"})
    assert (house.room.all[message].text, house.room.all[message].edited) == ("second", True)
    await house.send("/delete", {"message": message})
    assert message not in house.room.all
    kinds = [type(command) for command in house.core.asked]
    assert kinds == [c.WriteMessage, c.WriteMessage, c.DeleteMessage]


@pytest.mark.parametrize("path", ["/revise", "/delete"])
async def test_nobody_changes_what_others_wrote(house: House, path: str) -> None:
    message = await house.said("mine")
    answer = await house.send(path, {"message": message, "text": "yours"}, "dev")
    assert answer.status_code == 404
    assert house.room.all[message].text == "mine"


async def test_a_thumb_is_set_and_taken_back(house: House) -> None:
    message = await house.said()
    for _ in range(2):
        await house.send("/like", {"message": message}, "ben")
    reacted = [command.on for command in house.core.asked if isinstance(command, c.React)]
    assert reacted == [True, False]


@pytest.mark.parametrize(
    ("action", "command"),
    [
        ("answer:r1", c.OpenAnswerForm(ANA, RoundId("r1"))),
        ("hint:r1/2", c.TakeHint(ANA, RoundId("r1"), 2)),
        ("board:week/track", c.ShowLeaderboard(ANA, CHANNEL, "week", "track")),
        ("unhide:me", c.HideMe(ANA, hidden=False)),
    ],
)
async def test_a_press_is_its_command(house: House, action: str, command: c.Command) -> None:
    assert (await house.send("/press", {"action": action})).status_code == 200
    assert house.core.asked == [command]


@pytest.mark.parametrize(
    "action", ["", "answer", "dance:r1", "hint:r1/9", "hint:r1", "answer:" + "x" * 100, *HOSTILE]
)
async def test_an_unknown_button_is_refused_kindly(house: House, action: str) -> None:
    answer = await house.send("/press", {"action": action})
    assert answer.status_code in {413, 422}
    assert house.core.asked == []


@pytest.mark.parametrize("action", ["", "vote:a1", "turn:i1", "turn:i1/x", "hint:r1/1", *HOSTILE])
async def test_an_answer_to_nothing_is_refused_kindly(house: House, action: str) -> None:
    answer = await house.send("/answer", {"action": action, "text": "x"})
    assert answer.status_code in {413, 422}
    assert house.core.asked == []


async def test_the_forms(house: House) -> None:
    await house.send("/answer", {"action": "answer:r1", "text": "Measure.\r\nThen mend."})
    await house.send("/answer", {"action": "turn:i1/2", "text": "Trace it."})
    await house.send("/practice", {"field": ["pack", "job"], "f.pack": "samples", "f.job": ""})
    await house.send("/away", {"field": ["since", "until"], "f.since": "2026-12-21", "f.until": ""})
    await house.send("/setup", {"field": ["blind", "weekdays"], "f.weekdays": ["0", "1"]}, "dev")
    await house.send("/queue", {"question": "pack/slug"}, "dev")
    await house.send("/command", {"text": "/scrimmage ask"}, "dev")
    assert house.core.asked == [
        c.SubmitAnswer(ANA, RoundId("r1"), UserText("Measure.\nThen mend.")),
        c.SubmitTurn(ANA, InterviewId("i1"), 2, UserText("Trace it.")),
        c.StartPractice(ANA, CHANNEL, {"pack": ("samples",), "job": ("",)}),
        c.SetAway(ANA, "2026-12-21", ""),
        c.SetUpTrack(DEV, CHANNEL, {"blind": (), "weekdays": ("0", "1")}),
        c.QueueQuestion(DEV, CHANNEL, "pack/slug"),
        c.AskNow(DEV, CHANNEL),
    ]


async def test_words_in_the_channel_are_kindly_sent_elsewhere(house: House) -> None:
    answer = await house.send("/command", {"text": "hello"})
    assert answer.status_code == 422
    assert "thread" in answer.text


@pytest.mark.parametrize(
    "path", ["/press", "/answer", "/practice", "/setup", "/away", "/queue", "/command", "/say", "/like"]
)
async def test_a_press_without_an_id_does_nothing(house: House, path: str) -> None:
    fields = {"action": "answer:r1", "text": "/leaderboard", "thread": house.root}
    answer = await house.client.post(path, data={**fields, "message": house.root})
    assert 400 <= answer.status_code < 500
    assert house.core.asked == []
    assert len(house.room.all) == 1


async def test_a_word_in_an_unknown_thread_is_not_stored(house: House) -> None:
    answer = await house.send("/say", {"thread": "nowhere", "text": "x"})
    assert answer.status_code == 404
    assert len(house.room.all) == 1


async def test_a_jump_turns_the_clock_and_settles(house: House) -> None:
    assert (await house.send("/clock", {"to": "reveal"})).status_code == 200
    assert house.clock.now().hour == 13
    assert house.core.settled == 1


@pytest.mark.parametrize("where", ["next-day", "yesterday", ""])
async def test_a_jump_to_nowhere_is_refused_kindly(house: House, where: str) -> None:
    answer = await house.send("/clock", {"to": where})
    assert answer.status_code in {409, 422}
    assert house.clock.now() == NINE


async def test_one_becomes_somebody_known_alone(house: House) -> None:
    became = await house.send("/who", {"person": "chloe"})
    assert "scrimmage-who=chloe" in became.headers["set-cookie"]
    assert "httponly" in became.headers["set-cookie"].lower()
    assert (await house.send("/who", {"person": "mallory"})).status_code == 422


async def test_a_hint_stands_in_the_thread(house: House) -> None:
    house.core.screen = HintScreen(Md("Hint 1 of 3"), Md("Think."), ())
    assert not (await house.send("/press", {"action": "hint:r1/1"})).json()["dialog"]
