"""The page refuses what it should, shows what people wrote as what it is, and loses nothing."""

import re
from html.parser import HTMLParser

import pytest

from bot.ids import EventId
from bot.platforms.web.render import draw
from bot.presenters.samples import samples
from bot.screens.screens import Screen
from bot.usecases import commands as c
from tests.platforms.web.conftest import Web


class Tags(HTMLParser):
    """The tags of a page and the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "javascript:alert(1)",
    "[click](javascript:alert(1))",
    "{{ 7 * 7 }} {% if 1 %}",
    '"><svg/onload=alert(1)>',
    "```\n</code><script>alert(1)</script>\n```",
    "@everyone <!channel> &lt;b&gt; \u202eevil\u202c \u200b \ud800 \x00 👨‍👩‍👧",
)


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_people_write_is_text_and_nothing_else(web: Web, text: str) -> None:
    sent = await web.post("/say", thread=await web.thread(), text=text.encode("utf-8", "replace").decode())
    assert sent.status_code == 200
    page = Tags()
    page.feed(await web.said())
    assert not page.names & {"script", "img", "svg", "iframe", "a"}
    assert not [name for name in page.attributes if name.startswith("on") or name in {"href", "src", "style"}]


async def test_a_message_is_stored_ticked_and_shown(web: Web) -> None:
    await web.post("/say", thread=await web.thread(), text="I measure first.")
    html = await web.said()
    assert "I measure first." in html
    assert "✅" in html


async def test_what_is_too_long_is_refused_kindly_and_not_stored(web: Web) -> None:
    sent = await web.post("/say", thread=await web.thread(), text="x" * 40_001)
    assert sent.status_code == 422
    assert sent.json()["sentence"].startswith("That is 40,001 characters")


async def test_a_press_sent_twice_does_nothing_twice(web: Web) -> None:
    card = (await web.client.get("/channel")).text
    action = re.search(r'data-action="(answer:[^"]+)"', card)
    assert action is not None
    once = await web.post("/answer", press="p1", action=action[1], text="Once.")
    assert "stored" in once.json()["html"]
    again = await web.post("/answer", press="p1", action=action[1], text="Twice.")
    assert again.json() == {}
    form = await web.post("/press", press="p2", action=action[1])
    assert "Once." in form.json()["html"]


async def test_other_sites_and_other_names_are_refused(web: Web) -> None:
    foreign = await web.client.post("/say", data={}, headers={"origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    crossed = await web.client.post("/clock", data={"to": "close"}, headers={"sec-fetch-site": "cross-site"})
    assert crossed.status_code == 403
    renamed = await web.client.get("/", headers={"host": "rebound.example"})
    assert renamed.status_code == 421


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/press", {"action": "vote"}),
        ("/press", {"action": "hint:x/9"}),
        ("/press", {"action": "x" * 300}),
        ("/say", {"thread": "nowhere", "text": "hello"}),
        ("/revise", {"message": "nowhere", "text": "hello"}),
        ("/delete", {"message": "nowhere"}),
        ("/like", {"message": "nowhere"}),
        ("/clock", {"to": "yesterday"}),
        ("/who", {"person": "mallory"}),
        ("/command", {"text": "hello"}),
        ("/answer", {"press": "", "action": "answer:x", "text": "y"}),
        ("/answer", {"action": "x", "text": "y"}),
        ("/say", {"thread": "direct/ben", "text": "hello"}),
    ],
)
async def test_what_makes_no_sense_gets_a_sentence_and_no_fault(
    web: Web, path: str, fields: dict[str, str]
) -> None:
    sent = await web.post(path, **fields)
    assert 400 <= sent.status_code < 500
    assert sent.json()["sentence"].endswith(".")


async def test_nobody_changes_what_another_wrote(web: Web) -> None:
    await web.post("/say", thread=await web.thread(), text="Mine.")
    found = re.search(r'class="message own" data-message="([^"]+)"', await web.said())
    assert found is not None
    assert (await web.post("/revise", "ben", message=found[1], text="Yours.")).status_code == 404
    assert (await web.post("/delete", "ben", message=found[1])).status_code == 404
    assert "Mine." in await web.said()


async def test_members_do_not_moderate_whatever_they_send(web: Web) -> None:
    for line in ("/scrimmage setup", "/scrimmage next", "/scrimmage reveal", "/scrimmage pause"):
        sent = await web.post("/command", "ana", text=line)
        assert "Only a moderator can do that here." in sent.json()["html"]
    helped = await web.post("/command", "dev", text="/scrimmage whatever")
    assert "What you can ask me" in helped.json()["html"]


async def test_what_a_crash_left_undelivered_is_delivered_at_the_next_start(web: Web) -> None:
    thread = await web.thread()
    now = web.playground.clock.now()
    await web.playground.room.say(
        channel=web.playground.channel.id, thread=thread, person="ben", text="Before the crash.", at=now
    )
    assert "✅" not in await web.said()
    await web.playground.redeliver()
    assert "✅" in await web.said()
    assert await web.playground.room.undelivered(10) == ()


async def test_a_fault_leaves_the_event_to_be_delivered_again(web: Web) -> None:
    async def broken(_command: c.Command, _event: EventId | None) -> Screen | None:
        raise RuntimeError

    object.__setattr__(web.playground, "handle", broken)
    sent = await web.post("/say", thread=await web.thread(), text="Not lost.")
    assert sent.status_code == 500
    object.__setattr__(web.playground, "handle", web.core.answer)
    await web.playground.redeliver()
    assert "✅" in await web.said()


async def test_every_slash_command_is_answered(web: Web) -> None:
    for line, heading in (
        ("/leaderboard week workspace", "Leaderboard"),
        ("/scrimmage me", "What is kept about you"),
        ("/scrimmage away 2026-12-21 2027-01-01", "Away from"),
        ("/scrimmage next", "The next rounds"),
        ("/scrimmage setup", "This channel’s track"),
        ("/scrimmage ask", "This track has had its question"),
        ("/scrimmage pause", "The track is paused"),
        ("/scrimmage resume", "The track goes on"),
        ("/scrimmage link ana ben", "accounts"),
        ("/scrimmage reveal", "The round is revealed"),
    ):
        answered = await web.post("/command", "dev", text=line)
        assert heading in answered.json()["html"], line


def test_every_screen_is_drawn() -> None:
    for name, screen in samples():
        assert str(draw(screen)).strip(), name


async def test_the_headers_protect_the_page(web: Web) -> None:
    headers = (await web.client.get("/")).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
