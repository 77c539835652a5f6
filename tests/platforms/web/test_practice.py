"""An interview on the page, over the real core: from the form to the report, for one person alone."""

import re
from html import unescape

import httpx

from bot.platforms.web.forms import FILE_BYTES
from bot.platforms.web.server import COOKIE
from tests.platforms.web.conftest import Web

GOOD = (
    "I would measure first where the time goes, look at the slowest query's plan, ask how fresh the numbers "
    "must be, and only then cache, with a plan for taking stale entries out."
)


async def begin(web: Web, who: str = "ana", length: str = "quick", **fields: str) -> None:
    sent = await web.post("/practice", who, field="length", **{"f.length": length}, **fields)
    assert sent.json()["html"]
    assert not sent.json()["refused"]


async def seen(web: Web, who: str = "ana") -> str:
    """The person's conversation once what is wanted there is shown."""
    await web.core.ticker.rest()
    page = await web.client.get(
        "/thread", params={"thread": "direct"}, headers={"cookie": f"scrimmage-who={who}"}
    )
    return unescape(page.text)


async def press(web: Web, verb: str, who: str = "ana") -> str:
    """Press the newest button of the kind in the conversation, and return what is shown at once."""
    actions = re.findall(rf'data-action="({verb}:[^"]+)"', await seen(web, who))
    sent = await web.post("/press", who, action=actions[-1])
    assert sent.status_code == 200
    return unescape(sent.json().get("html", ""))


async def test_a_quick_interview_from_the_form_to_another_try(web: Web) -> None:
    form = (await web.post("/command", text="/practice")).json()
    assert form["dialog"]
    assert 'data-post="/practice"' in form["html"]
    await begin(web)
    assert "Suggested until" in await seen(web)
    await web.post("/say", thread="direct", text=GOOD)
    assert 'title="stored"' in await seen(web)
    await press(web, "done")
    scored = await seen(web)
    assert "How it went" in scored
    assert "of 100" in scored
    assert 'data-action="done:' not in scored
    assert "Your report" in await press(web, "report")
    await press(web, "retry")
    assert 'data-action="done:' in await seen(web)


async def test_the_form_of_a_turn_is_its_whole_answer(web: Web) -> None:
    await begin(web)
    form = await press(web, "turn")
    action = re.search(r'name="action" value="(turn:[^"]+)"', form)
    assert action is not None
    assert (await web.post("/answer", action=action[1], text=GOOD)).json() == {}
    assert "How it went" in await seen(web)


async def test_a_report_is_taken_along_as_markdown(web: Web) -> None:
    await begin(web)
    await web.post("/say", thread="direct", text=GOOD)
    await press(web, "done")
    report = await press(web, "report")
    download = re.search(r'data-action="(download:[^"]+)"', report)
    assert download is not None
    file = (await web.post("/press", action=download[1])).json()["html"]
    assert re.search(r'data-filename="scrimmage-interview-[\d-]+\.md"', file)


async def test_it_is_seen_by_its_person_alone(web: Web) -> None:
    await begin(web, "ben")
    await web.post("/say", "ben", thread="direct", text="Only mine.")
    assert "Only mine." in await seen(web, "ben")
    for who in ("ana", "dev"):
        page = await seen(web, who)
        assert "Only mine." not in page
        assert "Suggested until" not in page
    done = re.search(r'data-action="(done:[^"]+)"', await seen(web, "ben"))
    assert done is not None
    refused = (await web.post("/press", "ana", action=done[1])).json()
    assert refused["refused"]


async def test_words_while_nothing_is_asked_are_told_how_to_begin(web: Web) -> None:
    answer = (await web.post("/say", thread="direct", text="Hello?")).json()
    assert "Nothing is being asked at the moment." in answer["html"]
    assert 'data-action="practice:new"' in answer["html"]


async def test_whoever_begins_twice_is_led_on(web: Web) -> None:
    await begin(web)
    waiting = (await web.post("/command", text="/practice")).json()
    assert not waiting["dialog"]
    assert re.search(r'data-action="carry-on:[^"]+" data-opens', waiting["html"])


async def hand_in(web: Web, content: bytes, kind: str = "resume", who: str = "ana") -> httpx.Response:
    about = {"kind": kind, "press": f"paper-{len(content)}", "as": who}
    cookie = {"cookie": f"{COOKIE}={who}"}
    return await web.client.post("/paper", params=about, content=content, headers=cookie)


async def test_a_resume_comes_as_a_file_and_is_gone_on_request(web: Web) -> None:
    read = (await hand_in(web, b"Ten years of PostgreSQL and Redis. Write to me@example.com.")).json()
    assert "Your résumé is read" in read["html"]
    assert "PostgreSQL" in read["html"]
    assert "Kept from last time" in unescape((await web.post("/command", text="/practice")).json()["html"])
    me = (await web.post("/command", text="/scrimmage me")).json()["html"]
    delete = re.search(r'data-action="(shred:[^"]*)"', me)
    assert delete is not None
    gone = await web.post("/press", action=delete[1])
    assert "Your résumé is deleted." in gone.json()["html"]


async def test_a_file_that_cannot_be_read_is_refused_kindly(web: Web) -> None:
    picture = (await hand_in(web, b"\x89PNG\r\n\x1a\n" + bytes(100))).json()
    assert picture["refused"]
    assert "That is a picture" in picture["html"]
    assert (await hand_in(web, bytes(FILE_BYTES + 1))).status_code == 413
