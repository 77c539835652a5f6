"""The library's pages: what a visitor finds, by which way, and what a hostile address does."""

import re
from dataclasses import replace

import pytest

from bot.platforms.web.library import MOST, question_page, shelves
from tests.factories import question, questions
from tests.fakes import FakeLibrary
from tests.platforms.web.given import House
from tests.platforms.web.hostile import HOSTILE


def titles(page: str) -> list[str]:
    return re.findall(r'href="/library/tests/[^"]*">([^<]*)</a>', page)


async def test_the_first_page_shows_the_packs_and_how_many_there_are_of_each(house: House) -> None:
    page = (await house.get("/library")).text
    assert "10 questions in 1 packs" not in page
    assert "10 questions in 1 pack," in page
    assert '<a href="/library?pack=tests">Tests</a> <small>10</small>' in page
    assert '<a href="/library?topic=caching">caching <b>3</b></a>' in page
    assert titles(page) == []


async def test_a_pack_opens_and_its_questions_lead_to_each(house: House) -> None:
    page = (await house.get("/library?pack=tests")).text
    assert titles(page) == [f"The q{number:03} question" for number in range(10)]
    one = (await house.get("/library/tests/q003")).text
    assert "<h1>The q003 question</h1>" in one
    assert "A page takes nine seconds to open" in one


async def test_choices_go_together_and_each_says_what_another_would_show(house: House) -> None:
    page = (await house.get("/library?topic=caching&difficulty=5")).text
    assert titles(page) == ["The q004 question"]
    assert 'aria-current="true">caching' in page
    assert '<a href="/library?topic=caching&amp;difficulty=1">' in page
    assert '<a href="/library?difficulty=5" aria-current="true">caching <b>1</b></a>' in page


async def test_words_are_looked_for_in_title_prompt_and_topics(house: House) -> None:
    assert titles((await house.get("/library?words=Q007+nine")).text) == ["The q007 question"]
    nothing = (await house.get("/library?words=nowhere")).text
    assert "No question matches." in nothing
    assert 'value="nowhere"' in nothing


async def test_the_other_side_is_there_and_folded_away(house: House) -> None:
    page = (await house.get("/library/tests/q000")).text
    prompt, behind = page.split('<details class="card behind">')
    assert "Measure where the time goes" not in prompt
    for part in (
        "Whether you measure before you mend.",
        "Measure where the time goes",
        "“profile it first”",
        "Adds a cache without measuring.",
        "Think of a profiler.",
        "And if it is fast for you",
        "I measure where the time goes",
        "I would make it faster",
    ):
        assert part in behind


async def test_a_question_that_is_not_there_is_said_kindly(house: House) -> None:
    answer = await house.get("/library/tests/nothing")
    assert answer.status_code == 404
    assert answer.text == "There is no such question in the library. It may have been renamed."


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_as_words(house: House, text: str) -> None:
    page = await house.client.get(
        "/library", params={"words": text, "pack": text, "topic": text, "kind": text, "difficulty": text}
    )
    assert page.status_code == 200
    for breakout in (
        "<script",
        "<img src=x",
        "<svg/onload",
        "<iframe",
        "<math>",
        "<b onmouseover",
        "<b>right",
    ):
        assert breakout not in page.text


def test_a_source_is_a_link_only_where_it_leads_to_the_web() -> None:
    for source, linked in (("https://example.org/a", True), ("javascript:alert(1)", False)):
        library = FakeLibrary((replace(question("a"), source=source),))
        page = question_page(library, library.held[0].id) or ""
        assert (f'href="{source}"' in page) is linked


def test_a_large_library_is_shown_in_part_and_says_so() -> None:
    page = shelves(FakeLibrary(questions(MOST + 30)), {"pack": "tests"})
    assert len(titles(page)) == MOST
    assert "30 more match" in page
