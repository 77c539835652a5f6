"""What is written is what Slack shows: our Markdown as its rich text, theirs as nothing but text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.slack.limits import RICH
from bot.platforms.slack.render.answers import chunks
from bot.platforms.slack.text import escaped, ours, ours_plain, piece, rich, section, theirs, theirs_inline
from bot.screens.text import Md, UserText

FAMILY = "👨‍👩‍👧‍👦"
MENTIONS = "<!channel> <!here> <@U1> <#C1> <!subteam^S1> <https://example.com|look> @everyone"


def runs(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every run of text in the parts, in order."""
    return [
        run
        for part in parts
        for each in part["elements"]
        for run in (runs([each]) if "elements" in each else [each])
    ]


def words(parts: list[dict[str, Any]]) -> str:
    return "".join(run["text"] for run in runs(parts))


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("**word**", {"bold": True}),
        ("*word*", {"italic": True}),
        ("***word***", {"bold": True, "italic": True}),
        ("`word`", {"code": True}),
        ("**`word`**", {"bold": True, "code": True}),
        ("## word", {"bold": True}),
    ],
)
def test_our_emphasis_is_a_style(written: str, style: dict[str, bool]) -> None:
    assert runs(ours(Md(written))) == [piece("word", **style)]


def test_our_lists_keep_their_depth_and_kind() -> None:
    parts = ours(Md("- a\n  - b\n\n1. c\n"))
    shapes = [(part["style"], part["indent"], words([part])) for part in parts]
    assert shapes == [("bullet", 0, "a"), ("bullet", 1, "b"), ("ordered", 0, "c")]


def test_our_code_and_quotations_stand_by_themselves() -> None:
    parts = ours(Md("Look:\n\n```sql\nselect '*a*'\n```\n\n> said"))
    kinds = [part["type"].removeprefix("rich_text_") for part in parts]
    assert kinds == ["section", "preformatted", "quote"]
    assert words(parts[1:2]) == "select '*a*'"


def test_our_paragraphs_are_one_part() -> None:
    (part,) = ours(Md("one\ntwo\n\nthree"))
    assert words([part]) == "one two\n\nthree"


@pytest.mark.parametrize("url", ["https://example.com/a?b=c&d", "http://example.com"])
def test_our_links_go_to_the_web(url: str) -> None:
    assert runs(ours(Md(f"[**there**]({url})"))) == [
        {"type": "link", "text": "there", "url": url, "style": {"bold": True}}
    ]


@pytest.mark.parametrize("url", ["mailto:a@example.com", "ftp://example.com", "slack://open"])
def test_and_nowhere_else(url: str) -> None:
    assert runs(ours(Md(f"[there]({url})"))) == [piece("there")]


@pytest.mark.parametrize("text", ["<b>", "<!channel>", "&lt;", "a_b_c", ":smile:"])
def test_what_is_no_markdown_stays_as_it_is(text: str) -> None:
    shown = "<" if text == "&lt;" else text
    assert words(ours(Md(text))) == shown


def test_our_title_loses_its_marks() -> None:
    assert ours_plain(Md("A **slow** `query`, [here](https://example.com)")) == "A slow query, here"


def test_their_marks_mean_nothing() -> None:
    text = "**no** _no_ [no](https://example.com) " + MENTIONS
    assert theirs(UserText(text)) == [section(piece(text))]


def test_their_fences_are_code_and_an_open_one_ends_with_the_text() -> None:
    parts = theirs(UserText("a\n```py\nx = 1\n```\nb\n```\nnever closed"))
    assert [(part["type"].removeprefix("rich_text_"), words([part])) for part in parts] == [
        ("section", "a"),
        ("preformatted", "x = 1"),
        ("section", "b"),
        ("preformatted", "never closed"),
    ]


def test_a_cut_inside_their_code_is_seen_and_stays_code() -> None:
    (part,) = theirs(UserText("```\n" + "code " * 400), 600)
    assert part["type"] == "rich_text_preformatted"
    assert words([part]).endswith("…")


@given(st.one_of(st.text(), st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zs"]))))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_whatever_they_write_is_text_that_can_be_sent(raw: str) -> None:
    parts = theirs(UserText(raw))
    assert {part["type"] for part in parts} <= {"rich_text_section", "rich_text_preformatted"}
    assert all(
        run.keys() == {"type", "text"} and run["type"] == "text" and run["text"] for run in runs(parts)
    )
    shown = words(parts) + theirs_inline(UserText(raw))
    shown.encode()
    assert not set(shown) & set("\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f")


def test_a_name_is_one_short_line_of_its_own_direction() -> None:
    shown = theirs_inline(UserText("A\n\u202e  na\u2066me" + "x" * 200))
    assert " ".join(shown.split()).startswith("\u2068A name")
    assert shown.endswith(" …\u2069")
    assert len(shown) <= 86


@given(st.text() | st.just(MENTIONS))
@settings(max_examples=50, deadline=None, derandomize=True)
def test_no_markup_survives_in_the_line_of_a_notification(text: str) -> None:
    assert not set(escaped(text)) & set("<>")
    back = escaped(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert back == text


@pytest.mark.parametrize("length", [RICH - 1, RICH, RICH + 1, RICH + 500])
def test_what_is_left_out_of_a_block_is_seen(length: int) -> None:
    block = rich([section(piece("x" * length)), section(piece("the rest " * 10))])
    assert block is not None
    assert words(block["elements"]).endswith("…")


def test_what_fits_exactly_is_not_marked() -> None:
    block = rich([section(piece("x" * RICH))])
    assert block is not None
    assert "…" not in words(block["elements"])


def test_a_block_of_nothing_is_none() -> None:
    assert rich([]) is None
    assert rich([section(), section(piece(""))]) is None


@given(st.text("ab \n👍", max_size=400), st.integers(4, 50))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_long_text_loses_no_word_where_it_is_parted(text: str, most: int) -> None:
    pieces = chunks(text, most)
    assert all(0 < len(each) <= most for each in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize("together", [FAMILY, "👍🏽", "e\u0301", "❤\ufe0f"])
@pytest.mark.parametrize("before", range(5))
def test_nothing_is_parted_within_a_character(together: str, before: int) -> None:
    for each in chunks("a" * before + together * 50, 30):
        assert each.lstrip("a").replace(together, "") == ""


def test_joiners_without_end_come_to_an_end() -> None:
    assert "".join(chunks("\u200d" * 100, 30)) == "\u200d" * 100
