import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.shared.fit import cut, is_cut, printable
from bot.platforms.web.text import ours, ours_inline, theirs, theirs_inline
from bot.screens.text import Md, UserText
from tests.platforms.web.hostile import HOSTILE

HARMLESS = {"div", "p", "br", "pre", "code", "bdi"}


class Tags(HTMLParser):
    """Every tag and attribute that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(str(html))  # as plain text: a Markup escapes whatever it is joined with
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_stays_text(text: str) -> None:
    for html in (theirs(UserText(text)), theirs_inline(UserText(text))):
        seen = Tags(html)
        assert seen.tags <= HARMLESS
        assert seen.attributes <= {"class", "dir", "tabindex"}


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_becomes_html_that_can_be_sent(text: str) -> None:
    html = str(theirs(UserText(text)))
    html.encode()
    assert Tags(html).tags <= HARMLESS


def test_every_word_is_there() -> None:
    text = "one\ntwo\n\nthree ```not code``` *no emphasis* <b>no tag</b>"
    assert Tags(theirs(UserText(text))).words == "onetwothree ```not code``` *no emphasis* <b>no tag</b>"


def test_a_fence_is_code_and_one_left_open_ends_with_the_text() -> None:
    assert "<code>a &lt; b\n\nc</code>" in theirs(UserText("```python\na < b\n\nc\n```\nafter"))
    assert theirs(UserText("```\nopen")).count("</pre>") == 1


def test_a_name_cannot_turn_the_line_around() -> None:
    assert theirs_inline(UserText("Ana\u202e\n evil")) == "<bdi>Ana\u202e evil</bdi>"


def test_control_characters_are_shown_as_what_cannot_be_shown() -> None:
    assert printable("a\x00b\ud800c\td") == "a\ufffdb\ufffdc\td"


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>1</script>)",
        "[x](vbscript:x)",
        "[x](//evil.test)",
        "[x](file:///etc/passwd)",
    ],
)
def test_our_links_go_to_the_web_or_nowhere(link: str) -> None:
    assert "<a " not in ours(Md(link))


def test_our_links_do_not_hand_over_the_window() -> None:
    assert ours_inline(Md("[x](https://a.test)")) == (
        '<a href="https://a.test" rel="noopener noreferrer">x</a>'
    )


def test_our_markdown_takes_no_html_and_no_pictures() -> None:
    html = ours(Md("<script>alert(1)</script>\n\n![x](https://a.test/x.png)\n\n<b>x</b>"))
    assert Tags(html).tags <= {"p", "a"}


def test_our_headings_stand_below_those_of_the_page() -> None:
    assert re.sub(r"\s", "", ours(Md("# One"))) == "<h4>One</h4>"


def test_a_long_text_is_cut_where_it_shows_and_inside_no_character() -> None:
    long = UserText("a" * 597 + "👩‍👩‍👧" + "b" * 20)
    assert is_cut(long)
    shown = cut(long).raw
    assert shown.endswith(" …")
    assert shown.removesuffix(" …") == "a" * 597
    assert cut(UserText("short")).raw == "short"
