"""The codec of buttons: what goes in comes out, and nothing else gets in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import Account, Channel, WorkspaceId
from bot.platforms.shared.actions import LIMIT, UnknownAction, command_of, decode, encode
from bot.presenters.samples import samples
from bot.screens.action import Action, Verb
from bot.usecases.commands import Actor

ACTOR = Actor(Account(WorkspaceId("w"), "a", "A"), moderator=False)
CHANNEL = Channel(WorkspaceId("w"), "c")


@given(st.sampled_from(Verb), st.text(max_size=80))
def test_what_goes_in_comes_out(verb: Verb, about: str) -> None:
    text = encode(Action(verb, about, "label"))
    assert len(text) <= LIMIT
    assert decode(text) == (verb, about)


@given(st.text(max_size=200))
def test_what_no_button_bears_is_refused(text: str) -> None:
    try:
        verb, about = decode(text)
        command_of(verb, about, ACTOR, CHANNEL)
    except UnknownAction:
        return
    assert text == f"{verb}:{about}"


def test_a_button_too_long_for_any_platform_is_not_made() -> None:
    with pytest.raises(ValueError, match="at most 100"):
        encode(Action(Verb.VOTE, "x" * 100, "label"))


@pytest.mark.parametrize("about", ["round", "round/0", "round/4", "round/x", "round/-1"])
def test_a_hint_that_there_is_not_is_refused(about: str) -> None:
    with pytest.raises(UnknownAction):
        command_of(Verb.HINT, about, ACTOR, CHANNEL)


def test_every_button_of_every_screen_makes_a_command() -> None:
    for _, screen in samples():
        for action in getattr(screen, "actions", ()):
            verb, about = decode(encode(action))
            assert command_of(verb, about, ACTOR, CHANNEL)
