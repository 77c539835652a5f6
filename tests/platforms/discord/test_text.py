"""What is written is what Discord shows: our Markdown as its own, theirs as nothing but text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.platforms.discord.cuts import clipped, weight
from bot.platforms.discord.text import (
    BREAK,
    literal,
    ours,
    ours_inline,
    ours_plain,
    pieces,
    theirs,
    theirs_inline,
)
from bot.screens.text import Md, UserText

FAMILY = "👨‍👩‍👧‍👦"
MENTIONS = (
    "@everyone @here <@1> <@!2> <@&3> <#4> </ask now:5> <:smile:6> <a:wave:7> <t:1:R> <t:-5> <id:guide>"
)
MENTION = re.compile(
    r"@(?:everyone|here)|<@|<#\d|</[^>\n]*:\d|<(?:a|sound)?:\w+:\d|<t:-?\d|<id:\w", re.IGNORECASE
)
MARKUP = re.compile(
    r"(?<!\\)(?:\\\\)*(?:[*_~`|<\[\]]|:[\w+-]+:)"  # a mark that is not escaped
    r"|^[^\S\n]*(?:[#>+-]|\d+\.)"  # a line that begins as a heading, a quotation or a list
    r"|https?://",
    re.MULTILINE,
)
BLOCK = re.compile(r"^```\n.*?\n```$", re.MULTILINE | re.DOTALL)
TEXTS = st.one_of(
    st.text(),
    st.text("@everyone<>#:&!/t1 \\*_~`|[]()-+.\n\u202e\u200b\r\u2028", max_size=80),
    st.lists(st.sampled_from(["```", "~~~", "a b", "# h", "1. x", "- y", *MENTIONS.split()])).map("\n".join),
)


def unescaped(text: str) -> str:
    """The text as Discord shows it where nothing in it is markup."""
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL).replace(BREAK, "")


@pytest.mark.parametrize(
    "written", ["**word**", "*word*", "***word***", "`word`", "[there](https://example.com/a)"]
)
def test_our_marks_stay(written: str) -> None:
    assert ours(Md(f"A {written}, said.")) == f"A {written}, said."


def test_our_wrapped_lines_are_one_and_paragraphs_stay_apart() -> None:
    assert ours(Md("one\ntwo\n\nthree\nfour")) == "one two\n\nthree four"


def test_our_lists_keep_their_depth_and_kind() -> None:
    assert ours(Md("First:\n\n- a\n  b\n  - c\n- d\n\n3. e\n4. f\n\nLast.")) == (
        "First:\n- a b\n  - c\n- d\n3. e\n4. f\n\nLast."
    )


def test_our_code_and_quotations_stand_by_themselves() -> None:
    assert ours(Md("Look:\n\n```sql\nselect '*a*'\n```\n\n> said\n> so\n\n## Then")) == (
        "Look:\n\n```sql\nselect '*a*'\n```\n\n> said so\n\n**Then**"
    )


@pytest.mark.parametrize("url", ["mailto:a@example.com", "ftp://example.com", "discord://-/x"])
def test_our_links_go_to_the_web_or_nowhere(url: str) -> None:
    assert ours(Md(f"[there]({url})")) == "there"
    assert ours(Md("<https://example.com/a_(b)>")) == "<https://example.com/a_%28b%29>"
    assert "\\](" in ours(Md("[bad](javascript:x)"))


@pytest.mark.parametrize("text", ["a_b_c", "2 * 3 * 4", "<b>", "x | y || z", "~~not~~", ":smile:"])
def test_what_is_no_markdown_of_ours_stays_as_it_is(text: str) -> None:
    assert unescaped(ours(Md(text))) == text
    assert not MARKUP.search(ours(Md(text)))


@pytest.mark.parametrize(
    ("said", "here"),
    [
        ("/scrimmage home", "/my home"),
        ("/scrimmage me", "/my data"),
        ("/scrimmage away 2026-12-21", "/my away 2026-12-21"),
        ("/scrimmage setup", "/scrimmage setup"),
        ("/scrimmage meet", "/scrimmage meet"),
    ],
)
def test_our_commands_go_by_their_names_here(said: str, here: str) -> None:
    assert ours(Md(f"Say `{said}`.")) == f"Say `{here}`."
    assert ours_plain(Md(f"Say `{said}`.")) == f"Say {here}."


def test_our_title_is_one_line_and_loses_its_marks_where_none_are_read() -> None:
    title = Md("A **slow**\n`query`, [here](https://example.com)")
    assert ours_plain(title) == "A slow query, here"
    assert "\n" not in ours_inline(title)


@given(TEXTS)
@example(MENTIONS)
@example("every@\u202eeveryone <\u2066@1> @\u200eeveryone")
@example("\\`a\\`* \\*b\n\\# c")
@settings(max_examples=300, deadline=None, derandomize=True)
def test_whatever_they_write_mentions_nobody_and_is_no_markup(raw: str) -> None:
    shown = theirs(UserText(raw))
    name = theirs_inline(UserText(raw))
    shown.encode()
    assert not MENTION.search(shown)
    assert not MENTION.search(name)
    assert not MARKUP.search(BLOCK.sub("", shown))
    assert not MARKUP.search(name)
    assert not set(shown) & set("\x00\r\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f")


@given(TEXTS)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_their_words_are_all_there(raw: str) -> None:
    fences = re.compile(r"^ {0,3}(?:`{3,}|~{3,})[^`~\n]*$", re.MULTILINE)
    written = fences.sub("", re.sub("\r\n?|[\u2028\u2029]", "\n", raw))
    shown = unescaped(fences.sub("", theirs(UserText(raw))))
    kept = [each for each in written if each.isalnum() or each in ".,?€"]
    assert [each for each in shown if each.isalnum() or each in ".,?€"] == kept


@given(TEXTS.map(lambda text: text * 20), st.integers(1, 600))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_what_they_wrote_is_cut_to_length_and_well(raw: str, most: int) -> None:
    shown = theirs(UserText(raw), most)
    assert len(shown) <= most
    assert shown.count("```") % 2 == 0
    if shown != theirs(UserText(raw)):
        assert shown.removesuffix("\n```").endswith("…")
        assert not re.search(r"(?<!\\)(?:\\\\)*\\(?: …)?$", shown)


def test_their_fences_are_code_and_an_open_one_ends_with_the_text() -> None:
    assert theirs(UserText("a\n```py\nx = 1 * 2\n```\nb\n~~~\nnever ``` closed")) == (
        f"a\n```\nx = 1 * 2\n```\nb\n```\nnever `{BREAK}`` closed\n```"
    )


def test_a_cut_inside_their_code_is_seen_and_stays_code() -> None:
    shown = theirs(UserText("```\n" + "code " * 400), 600)
    assert shown.startswith("```\ncode")
    assert shown.endswith(" …\n```")
    assert 560 < len(shown) <= 600


def test_gaps_of_theirs_are_one_line_high() -> None:
    assert theirs(UserText("\n\na\n\n\n \n\nb\n")) == "a\n\nb"


def test_a_name_is_one_short_line_of_its_own_direction() -> None:
    shown = theirs_inline(UserText("A_n\n\u202e  na\u2066me" + "x" * 200))
    assert shown.startswith("\u2068A\\_n name")
    assert shown.endswith(" …\u2069")
    assert len(shown) <= 82
    assert theirs_inline(UserText(" \n")) == "\u2068…\u2069"


def test_a_cut_closes_what_was_opened() -> None:
    assert clipped("**bold and long**", 12) == "**bold …**"
    assert clipped("||one two *three four*||", 18) == "||one two …||"
    assert clipped("- ||one two *three four*||", 23) == "- ||one two *three …*||"
    assert clipped("[a link](https://example.com) and more", 20) == "…"
    assert clipped("x `a b c d e f`", 10) == "x …"


@given(
    TEXTS.map(lambda text: f"**{literal(text)}** ||*{literal(text)}*|| `code` {literal(text)}"),
    st.integers(1, 90),
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_no_cut_leaves_anything_open(text: str, most: int) -> None:
    shown = clipped(text, most)
    assert len(shown) <= most
    bare = re.sub(r"\\.|`[^`\n]*`", "", shown, flags=re.DOTALL)
    assert bare.count("||") % 2 == 0
    assert bare.count("*") % 2 == 0
    assert "`" not in bare


@given(TEXTS.map(lambda text: text * 9) | st.text("ab \n👍漢", max_size=400), st.integers(20, 60))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_long_text_loses_no_word_where_it_is_parted(raw: str, most: int) -> None:
    parted = pieces(UserText(raw), most)
    assert all(0 < weight(each) <= most for each in parted)
    assert not any(MARKUP.search(BLOCK.sub("", each)) for each in parted)
    letters = [each for each in "".join(parted) if each.isalnum()]
    assert letters == [each for each in "".join(pieces(UserText(raw), 4000)) if each.isalnum()]


@pytest.mark.parametrize("together", [FAMILY, "👍🏽", "e\u0301", "❤\ufe0f"])
@pytest.mark.parametrize("before", range(5))
def test_nothing_is_parted_within_a_character(together: str, before: int) -> None:
    for each in pieces(UserText("a" * before + together * 50), 60):
        assert each.lstrip("a").replace(together, "") == ""


def test_joiners_without_end_come_to_an_end() -> None:
    parted = pieces(UserText("\u200d" * 40_000), 3000)
    assert "".join(parted).count("\u200d") == 40_000
    assert len(parted) < 40
