import json
import re

import pytest

from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from tests.platforms.web.given import CHANNEL, NINE, House
from tests.platforms.web.hostile import HOSTILE


async def test_the_page_shows_the_question_and_its_open_thread(house: House) -> None:
    page = (await house.get("/")).text
    assert "A slow dashboard" in page
    assert "<em>why</em>" in page
    assert "Write your answer, Ana" in page
    assert f'data-thread="{house.root}"' in page


async def test_a_first_visitor_is_ana_and_so_is_an_unknown_one(house: House) -> None:
    for cookie in ("", "scrimmage-who=mallory", "scrimmage-who=<script>"):
        assert '<body data-who="ana"' in (await house.get("/", cookie=cookie)).text


async def test_a_moderator_alone_sees_the_moderators_menu(house: House) -> None:
    assert "/scrimmage setup" not in (await house.get("/", cookie="scrimmage-who=ana")).text
    assert "/scrimmage setup" in (await house.get("/", cookie="scrimmage-who=dev")).text


async def test_an_empty_channel_says_what_to_do() -> None:
    empty = House()
    page = (await empty.get("/")).text
    assert "Nothing has been asked here yet" in page
    await empty.client.aclose()


async def test_times_are_those_of_the_track(house: House) -> None:
    channel = (await house.get("/channel")).text
    assert '<time datetime="2026-11-24T13:00:00+00:00">Tue 24 Nov, 13:00' in channel
    assert "Lisbon" in channel


async def test_the_clock_offers_what_comes_and_says_why_not(house: House) -> None:
    clock = (await house.get("/clock")).text
    assert re.search(r'primary"[^>]*data-jump="reveal"', clock)
    assert re.search(r'data-jump="next-day"[^>]*disabled', clock)
    assert "No question is planned" in clock


async def test_only_the_person_told_sees_what_they_were_told(house: House) -> None:
    notice = NoticeScreen(Md("psst"))
    await house.room.post(nonce="d", channel=CHANNEL.id, thread=None, to="ben", screen=notice, at=NINE)
    assert "psst" in (await house.get("/", cookie="scrimmage-who=ben")).text
    assert "psst" not in (await house.get("/", cookie="scrimmage-who=ana")).text


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_as_words(house: House, text: str) -> None:
    await house.said(text)
    page = (await house.get("/")).text
    assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/playground.js" type="module">']
    for breakout in ("<img src=x", "<svg/onload", "<iframe", "<math>", "<b onmouseover", "<b>right"):
        assert breakout not in page
    if "7 * 7" in text:
        assert "49" not in page


async def test_nobody_edits_what_others_wrote(house: House) -> None:
    message = await house.said("mine", "ben")
    thread = f"/thread?thread={house.root}"
    assert (
        f'class="edit" data-message="{message}"' in (await house.get(thread, cookie="scrimmage-who=ben")).text
    )
    assert 'class="edit"' not in (await house.get(thread, cookie="scrimmage-who=ana")).text


async def test_an_unknown_thread_is_empty_and_no_fault(house: House) -> None:
    assert (await house.get("/thread?thread=%3Cscript%3E")).status_code == 200
    assert (await house.get("/?thread=nowhere")).status_code == 200


async def test_the_gallery_shows_every_sample(house: House) -> None:
    gallery = (await house.get("/gallery")).text
    assert gallery.count("<section>") == len(house.playground.samples)
    assert not re.search(r"\bon\w+=", gallery)


@pytest.mark.parametrize("path", ["/", "/gallery"])
async def test_nothing_on_a_page_needs_an_inline_script_or_style(house: House, path: str) -> None:
    page = (await house.get(path)).text
    assert "<style" not in page
    assert not re.search(r"\sstyle=", page)
    assert not re.search(r"<script(?![^>]*src=)", page)


async def test_a_page_that_is_not_there_says_so(house: House) -> None:
    answer = await house.get("/nowhere")
    assert (answer.status_code, answer.text) == (404, "There is no such page in the playground.")
    assert (await house.get("/static/../server.py")).status_code == 404
    assert (await house.get("/say")).status_code == 405


async def test_the_stream_begins_with_everything() -> None:
    house = House()
    house.live.close()
    answer = await house.get("/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert json.loads(answer.text.partition("data: ")[2]) == ["everything"]
    await house.client.aclose()


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><x', "auto"), ("", "auto")]
)
async def test_the_colours_chosen_are_there_from_the_first_moment(
    house: House, cookie: str, theme: str
) -> None:
    page = (await house.get("/", cookie=f"scrimmage-theme={cookie}")).text
    assert f'<html lang="en" data-theme="{theme}">' in page
