"""What is kept whole comes back equal, and what cannot be read says so without quoting anybody."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.points import Policy
from bot.domain.questions import Filter, Kind, Question
from bot.domain.tracks import Rules
from bot.presenters.samples import samples
from bot.screens.screens import NoticeScreen, Screen
from bot.screens.text import Md, UserText
from bot.storage.codec import UnknownVersion, decode, decode_screen, encode
from bot.storage.tables.kinds import clean
from tests.factories import question

ANYTHING = st.text(st.characters(codec=None))
NOTICE = NoticeScreen(Md("**Hi**"), (UserText("a secret"),))


SAMPLES = [pytest.param(screen, id=name) for name, screen in samples()]


@pytest.mark.parametrize("screen", SAMPLES)
def test_every_screen_comes_back_equal(screen: Screen) -> None:
    assert decode_screen(encode(screen)) == screen
    assert encode(decode_screen(encode(screen))) == encode(screen)


def test_there_is_a_sample_of_every_screen() -> None:
    assert {type(screen) for _, screen in samples()} == set(get_args(Screen))


def test_rules_filters_policies_and_questions_come_back_equal() -> None:
    kinds = Filter(packs=("a",), kinds=(Kind.DESIGN,), hardest=4)
    assert decode(Filter, encode(kinds)) == kinds
    assert decode(Rules, encode(Rules(blind=True))) == Rules(blind=True)
    assert decode(Policy, encode(Policy(vote=7))) == Policy(vote=7)
    assert decode(Question, encode(question("q"))) == question("q")


@given(text=ANYTHING)
def test_whatever_people_write_comes_back_cleaned(text: str) -> None:
    screen = NoticeScreen(Md(text), (UserText(text),))
    assert decode_screen(encode(screen)) == NoticeScreen(Md(clean(text)), (UserText(clean(text)),))


@given(text=ANYTHING)
def test_cleaning_changes_only_what_no_database_keeps(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned
    cleaned.encode()
    for before, after in zip(text, cleaned, strict=True):
        assert after == ("\ufffd" if before == "\x00" or "\ud800" <= before <= "\udfff" else before)


def test_a_backslash_that_looks_like_nul_stays() -> None:
    screen = NoticeScreen(Md("\\u0000"))
    assert decode_screen(encode(screen)) == screen


@pytest.mark.parametrize(
    "change",
    [{"v": 2}, {"kind": "HoloScreen"}, {"data": {"text": "x", "names": [{"raw": 5, "secret": "a secret"}]}}],
)
def test_what_another_version_stored_is_named(change: dict[str, object]) -> None:
    stored = json.dumps({**json.loads(encode(NOTICE)), **change})
    with pytest.raises(UnknownVersion) as told:
        decode_screen(stored)
    assert "secret" not in str(told.value)


def test_a_field_that_was_added_later_takes_its_default() -> None:
    assert decode(Rules, '{"v":1,"kind":"Rules","data":{"blind":true}}') == Rules(blind=True)
