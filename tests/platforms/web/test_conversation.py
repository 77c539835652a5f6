"""The private conversation: whose it is, what it shows, and what becomes of what is written there."""

from dataclasses import replace

import pytest

from bot.platforms.web.live import direct_change
from bot.platforms.web.people import PEOPLE
from bot.ports.room import Happening
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import NoticeScreen, Recorded, Screen, TurnScreen
from bot.screens.text import Md, UserText
from bot.usecases import commands as c
from tests.platforms.web.given import CHANNEL, NINE, WORKSPACE, House

ANA, BEN, _, _ = (person.actor(WORKSPACE) for person in PEOPLE)
ASKED = TurnScreen(
    title=Md("A slow dashboard"),
    why=Md("Your résumé mentions PostgreSQL."),
    prompt=Md("How do you find out *why*?"),
    facts=("medium",),
    notes=(),
    moments=(),
    actions=(Action(Verb.DONE, "i1/0", "Done", Weight.PRIMARY), Action(Verb.TURN, "i1/0", "Answer form")),
)


async def tell(house: House, screen: Screen, to: str = "ana", nonce: str = "i1/0") -> str:
    return await house.room.post(nonce=nonce, channel=CHANNEL.id, thread=None, to=to, screen=screen, at=NINE)


async def write(house: House, text: str = "I would measure.", who: str = "ana") -> str:
    """What somebody writes to Scrimmage alone, as the message's id."""
    await house.send("/say", {"thread": "direct", "text": text}, who)
    return list(house.room.all)[-1]


async def seen(house: House, who: str = "ana") -> str:
    return (await house.get("/thread?thread=direct", cookie=f"scrimmage-who={who}")).text


async def test_what_is_written_there_is_a_turn_and_is_ticked(house: House) -> None:
    house.core.screen = Recorded()
    message = await write(house)
    assert house.room.all[message].ticked
    assert house.core.asked == [c.WriteTurn(ANA, message, UserText("I would measure."), NINE, NINE)]
    assert await house.room.undelivered(9) == ()


async def test_one_changes_and_deletes_ones_own(house: House) -> None:
    message = await write(house)
    await house.send("/revise", {"message": message, "text": "I would trace."})
    await house.send("/delete", {"message": message})
    assert house.core.asked[1:] == [
        c.WriteTurn(ANA, message, UserText("I would trace."), NINE, NINE),
        c.DeleteTurn(ANA, message, NINE),
    ]
    assert message not in house.room.all


async def test_what_the_core_says_to_it_is_shown(house: House) -> None:
    house.core.screen = NoticeScreen(Md("Nothing is being asked."))
    answer = (await house.send("/say", {"thread": "direct", "text": "Hello"})).json()
    assert "Nothing is being asked." in answer["html"]
    assert not answer["refused"]


async def test_it_shows_both_sides(house: House) -> None:
    await tell(house, ASKED)
    await write(house)
    shown = await seen(house)
    assert "You and Scrimmage" in shown
    assert shown.index("How do you find out") < shown.index("I would measure.")
    assert 'class="like"' not in shown


async def test_the_buttons_of_what_is_asked_stand_once_beside_the_words(house: House) -> None:
    asked = await tell(house, ASKED)
    shown = await seen(house)
    assert shown.count('data-action="done:i1/0"') == 1
    bar = shown[shown.index('id="asked"') :]
    assert f'data-message="{asked}"' in bar
    assert 'data-action="done:i1/0" data-opens>Done' in bar


async def test_an_answered_turn_asks_nothing_more(house: House) -> None:
    asked = await tell(house, ASKED)
    await house.room.edit(asked, replace(ASKED, actions=(), over=True))
    shown = await seen(house)
    assert 'class="card turn over"' in shown
    assert 'id="asked" class="asked" data-message=""' in shown


async def test_nobody_reads_anothers(house: House) -> None:
    await tell(house, ASKED, "ben")
    message = await write(house, "My secret", "ben")
    assert "My secret" in await seen(house, "ben")
    for thread in ("direct", "direct/ben", "direct/", message, "DIRECT/ben", "direct%2Fben"):
        for path in ("/thread", "/", "/channel"):
            page = (await house.get(f"{path}?thread={thread}", cookie="scrimmage-who=ana")).text
            assert "My secret" not in page
            assert "mentions PostgreSQL" not in page


@pytest.mark.parametrize("thread", ["direct/ben", "direct/", "direct/ana", "DIRECT"])
async def test_nobody_writes_in_anothers(house: House, thread: str) -> None:
    answer = await house.send("/say", {"thread": thread, "text": "x", "person": "ben"})
    assert answer.status_code == 404
    assert len(house.room.all) == 1
    assert house.core.asked == []


@pytest.mark.parametrize("path", ["/revise", "/delete"])
async def test_nobody_changes_what_another_wrote_there(house: House, path: str) -> None:
    message = await write(house, "mine", "ben")
    house.core.asked.clear()
    answer = await house.send(path, {"message": message, "text": "yours"}, "ana")
    assert answer.status_code == 404
    assert house.room.all[message].text == "mine"
    assert house.core.asked == []


async def test_a_thumb_there_is_nothing(house: House) -> None:
    message = await write(house, "mine", "ben")
    house.core.asked.clear()
    await house.send("/like", {"message": message}, "ana")
    assert house.core.asked == []
    assert await house.room.undelivered(9) == ()
    assert "👍" not in await seen(house, "ben")


async def test_whose_it_is_says_the_cookie(house: House) -> None:
    await house.send("/say", {"thread": "direct", "text": "Ben's", "person": "ana"}, "ben")
    assert [each.text for each in await house.room.thread("direct/ben", 9)] == ["Ben's"]
    assert await house.room.thread("direct/ana", 9) == ()


@pytest.mark.parametrize("path", ["/thread", "/channel"])
async def test_a_page_that_shows_somebody_else_is_not_given_it(house: House, path: str) -> None:
    await write(house, "My secret", "ben")
    answer = await house.get(f"{path}?thread=direct&as=ana", cookie="scrimmage-who=ben")
    assert (answer.status_code, answer.text) == (204, "")


async def test_after_a_crash_it_is_delivered_as_what_it_was(house: House) -> None:
    house.core.fault = RuntimeError("down")
    await house.send("/say", {"thread": "direct", "text": "still here"}, "ben")
    assert [event.kind for event in await house.room.undelivered(9)] == [Happening.SAID]
    house.core.fault, house.core.screen = None, Recorded()
    await house.playground.redeliver()
    (said,) = await house.room.thread("direct/ben", 9)
    assert said.ticked
    assert house.core.asked == [c.WriteTurn(BEN, said.id, UserText("still here"), NINE, NINE)]


async def test_its_person_alone_is_told_to_look(house: House) -> None:
    stream = house.live.stream()
    await anext(stream)
    await write(house, "x", "ben")
    assert await anext(stream) == f'event: change\ndata: ["{direct_change("ben")}"]\n\n'
    await stream.aclose()  # type: ignore[attr-defined]


async def test_a_long_conversation_shows_its_newest_end(house: House) -> None:
    for number in range(210):
        await house.room.say(
            channel=CHANNEL.id, thread="direct/ana", person="ana", text=f"word {number}.", at=NINE
        )
    shown = await seen(house)
    assert "word 209." in shown
    assert "word 9." not in shown


async def test_the_channel_leads_to_it(house: House) -> None:
    assert 'data-command="/practice"' in (await house.get("/")).text
    await tell(house, ASKED)
    channel = (await house.get("/channel")).text
    assert "Open the conversation" in channel
    assert 'data-action="done:i1/0" data-opens' in channel
