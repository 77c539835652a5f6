"""What a browser sends again because the answer got lost, and two tabs that are two people."""

import pytest

from bot.usecases import commands as c
from tests.platforms.web.given import NINE, House


async def test_a_message_sent_twice_is_said_once(house: House) -> None:
    for _ in range(3):
        answer = await house.send("/say", {"thread": house.root, "text": "once"}, press="the-same")
        assert answer.status_code == 200
    assert [each.text for each in await house.room.thread(house.root, 9)] == ["once"]
    assert len(house.core.asked) == 1


async def test_a_thumb_sent_twice_stays(house: House) -> None:
    message = await house.said()
    for _ in range(2):
        await house.send("/like", {"message": message}, "ben", press="the-same")
    assert house.room.all[message].likes == ("ben",)


async def test_a_press_sent_twice_is_one_command(house: House) -> None:
    for _ in range(2):
        assert (await house.send("/press", {"action": "vote:a1"}, press="the-same")).status_code == 200
    assert [type(command) for command in house.core.asked] == [c.CastVote]


async def test_the_same_id_of_two_people_is_two_presses(house: House) -> None:
    for who in ("ana", "ben"):
        await house.send("/press", {"action": "vote:a1"}, who, press="the-same")
    assert len(house.core.asked) == 2


async def test_a_jump_sent_twice_is_one_jump(house: House) -> None:
    for _ in range(2):
        await house.send("/clock", {"to": "close"}, press="the-same")
    assert house.core.settled == 1
    assert house.clock.now() > NINE


async def test_what_could_not_be_stored_can_be_sent_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = house.room.say

    async def full(**_: object) -> None:
        raise OSError

    monkeypatch.setattr(house.room, "say", full)
    assert (
        await house.send("/say", {"thread": house.root, "text": "x"}, press="the-same")
    ).status_code == 500
    monkeypatch.setattr(house.room, "say", said)
    assert (
        await house.send("/say", {"thread": house.root, "text": "x"}, press="the-same")
    ).status_code == 200
    assert len(await house.room.thread(house.root, 9)) == 1


@pytest.mark.parametrize("path", ["/say", "/press", "/clock"])
async def test_a_page_that_shows_somebody_else_does_nothing(house: House, path: str) -> None:
    fields: dict[str, str | list[str]] = {
        "as": "ana",
        "thread": house.root,
        "text": "x",
        "action": "vote:a1",
        "to": "reveal",
    }
    answer = await house.send(path, fields, "chloe")
    assert answer.status_code == 409
    assert "shows Ana" in answer.text
    assert "Chloé" in answer.json()["sentence"]
    assert house.core.asked == []
    assert len(house.room.all) == 1
