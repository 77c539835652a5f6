import pytest

from bot.platforms.web.forms import MOST_BYTES, Refused, parse
from tests.platforms.web.given import House


async def test_another_kind_of_body_is_no_form(house: House) -> None:
    answer = await house.client.post("/say", json={"text": "x"})
    assert answer.status_code == 415
    assert "Reload" in answer.text


async def test_too_big_a_body_is_refused_kindly(house: House) -> None:
    answer = await house.send("/say", {"thread": house.root, "text": "a" * MOST_BYTES})
    assert answer.status_code == 413


async def test_too_long_a_text_is_refused_and_not_stored(house: House) -> None:
    answer = await house.send("/say", {"thread": house.root, "text": "a" * 40_001})
    assert answer.status_code == 422
    assert "40,001 characters" in answer.text
    assert len(house.room.all) == 1


@pytest.mark.parametrize("text", ["", "  \n\t "])
async def test_nothing_is_not_a_message(house: House, text: str) -> None:
    assert (await house.send("/say", {"thread": house.root, "text": text})).status_code == 422


def test_line_ends_and_nul_are_tamed() -> None:
    assert parse("text=a%0D%0Ab%0Dc%00").one("text") == "a\nb\nc\ufffd"


def test_bytes_that_are_no_text_become_a_stand_in() -> None:
    parse("text=%ED%A0%80%FF").one("text").encode()


def test_a_field_with_nothing_in_it_is_told_apart_from_none() -> None:
    form = parse("field=blind&field=days&f.days=1&f.days=2&f.secret=x")
    assert form.values() == {"blind": (), "days": ("1", "2")}


def test_a_flood_of_fields_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        parse("a=1&" * 5000)
    assert refused.value.status == 400
