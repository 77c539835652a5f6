"""What somebody typed, out of what Slack sends of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.slack.spoken import said


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text())
def test_plain_words_come_back_as_they_were(text: str) -> None:
    sent = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert said(sent) == text


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="<>@#!|&;ampltgtU1C1https://x. ", max_size=80))
def test_whatever_comes_can_be_read(sent: str) -> None:
    assert isinstance(said(sent), str)


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Ask <@U1> and <@U2|ben>", "Ask @Ana and @ben"),
        ("<@U9>", "@U9"),
        ("in <#C1|general> or <#C2>", "in #general or #C2"),
        ("<!here> <!channel> <!subteam^S1|@backend>", "@here @channel @backend"),
        ("<!date^1795510800^{date}|tomorrow>", "tomorrow"),
        ("<https://example.com/a>", "https://example.com/a"),
        ("<https://example.com|example.com>", "example.com"),
        ("<https://example.com/a|the docs>", "the docs (https://example.com/a)"),
        ("<mailto:a@example.com|a@example.com>", "a@example.com"),
        ("a &lt; b &amp;&amp; b &gt; c", "a < b && b > c"),
        ("&amp;lt;", "&lt;"),
        ("```x = 1```", "```x = 1```"),
    ],
)
def test_marks_read_as_people_wrote_them(sent: str, typed: str) -> None:
    assert said(sent, {"U1": "Ana"}.get) == typed
