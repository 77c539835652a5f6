"""Whatever a screen holds, what Discord gets is within what it takes, mentions nobody, and bears our ids."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.platforms.discord.ids import (
    AWAY,
    AWAY_FORM,
    NO,
    Pressed,
    addressed,
    button_id,
    channel_of,
    group_of,
    queue_menu,
    read_id,
    save_button,
    setup_button,
    setup_form,
)
from bot.platforms.discord.limits import BYTES
from bot.platforms.discord.render.forms import as_modal, away_modal, fits, setup_modal, values_of
from bot.platforms.discord.render.screens import (
    Look,
    as_message,
    as_messages,
    confirmation,
    kept,
    thread_name,
)
from bot.platforms.discord.render.settings import groups_of
from bot.platforms.shared.actions import UnknownAction
from bot.presenters.samples import samples
from bot.screens import screens as s
from bot.screens.action import Action, Verb, Weight
from tests.platforms.discord.server.checks import problems
from tests.platforms.slack.test_limits import SCREENS
from tests.platforms.slack.test_render import FAMILY, HUGE, NASTY, screens_of

Json = dict[str, Any]
HERE = Look(channel="1234567890123456789")
DISCORDS = (
    "@everyone @here <@1> <@!2> <@&3> </ask:5> <:smile:6> [x](https://e.com) https://a_b_c.com ||s|| > q",
    "\n# h\n-# s\n>>> q\n1. x\n```\n@everyone\n",
    "a\\`*b*\\",
    "\u200b",
)
MENTION = re.compile(r"@(?:everyone|here)|<@|<:\w|</", re.IGNORECASE)
IDS = st.text("0123456789", min_size=1, max_size=20)
ACTIONS = st.builds(
    Action,
    st.sampled_from(Verb),
    st.text("abcXYZ019-_/", max_size=60),
    st.just("Press"),
    st.sampled_from(Weight),
    st.none() | st.just("Sure?"),
)
SOUND = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


def parts(value: object) -> Iterator[Json]:
    """Every component, with those inside others."""
    if isinstance(value, dict):
        yield from [value] if isinstance(value.get("type"), int) else []
        for each in value.values():
            yield from parts(each)
    for each in value if isinstance(value, list) else ():
        yield from parts(each)


def sent(screen: s.Screen, look: Look = HERE) -> Iterator[tuple[str, Json]]:
    """All that Discord gets of a screen, each with what it is."""
    yield "message", as_message(screen, look)
    if isinstance(screen, s.AnswerScreen):
        yield from (("message", each) for each in as_messages(screen, look))
    if isinstance(screen, s.AnswerForm) and fits(screen):
        yield "modal", as_modal(screen, look)
    if isinstance(screen, s.MeScreen) and screen.fields:
        yield "modal", away_modal(screen, look)
    if isinstance(screen, s.SetupForm):
        yield from (("modal", setup_modal(screen, n, "1")) for n in range(len(groups_of(screen.fields))))


def check(screen: s.Screen) -> None:
    """Hold all that is sent of a screen against Discord's limits."""
    for kind, payload in sent(screen):
        assert problems(payload, "message" if kind == "message" else "modal") == []
        every = list(parts(payload["components"]))
        texts = [each["content"] for each in every if each["type"] == 10]
        assert len(every) <= 40
        assert sum(map(len, texts)) <= 4000
        assert sum(len(each.encode()) for each in texts) <= BYTES
        assert all(each.strip() for each in texts)
        assert not [each for each in texts if MENTION.search(each)]
        json.dumps(payload, ensure_ascii=False).encode()
        ids = [each["custom_id"] for each in every if "custom_id" in each]
        assert len(ids) == len(set(ids))
        if kind == "message":
            assert payload["allowed_mentions"] == {"parse": []}
            assert all(read_id(each) for each in ids)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@SOUND
@given(SCREENS)
def test_any_screen_fits(screen: s.Screen) -> None:
    check(screen)


@pytest.mark.parametrize(("name", "screen"), samples())
def test_every_sample_fits(name: str, screen: s.Screen) -> None:
    assert name
    check(screen)


@pytest.mark.parametrize("many", [0, 1, 12])
@pytest.mark.parametrize("text", [*NASTY, *DISCORDS])
def test_odd_texts_and_many_things_fit(text: str, many: int) -> None:
    for screen in screens_of(text, many):
        check(screen)


def test_three_hundred_of_everything_fit() -> None:
    for screen in screens_of("a word", 300):
        check(screen)


@pytest.mark.parametrize("text", HUGE, ids=["word", "Chinese", "families", "fences", "words"])
def test_texts_beyond_measure_fit(text: str) -> None:
    for screen in screens_of(text, 2):
        check(screen)


@pytest.mark.parametrize("title", [*NASTY, *DISCORDS, "x" * 300, FAMILY * 40])
def test_a_thread_has_a_name_that_fits(title: str) -> None:
    name = thread_name(s.QuestionScreen(title, "", (), (), (), ()))  # type: ignore[arg-type]
    assert 0 < len(name.strip()) <= 100
    assert "\n" not in name


def schema(name: str) -> Draft202012Validator:
    """Discord's own description of a request, where a copy of it is at hand."""
    return Draft202012Validator({**specification(), "$ref": f"#/components/schemas/{name}"})


@cache
def specification() -> Json:
    folder = os.environ.get("SCRIMMAGE_TEST_SPECS", "")
    path = Path(folder) / "discord-openapi.json"
    if not folder or not path.is_file():
        pytest.skip("SCRIMMAGE_TEST_SPECS names no folder with discord-openapi.json")
    found: Json = json.loads(path.read_text("utf-8"))
    return found


def test_every_sample_is_what_the_specification_describes() -> None:
    known = {
        "message": [schema("BaseCreateMessageCreateRequest"), schema("MessageCreateRequest")],
        "modal": [schema("ModalInteractionCallbackRequestData")],
    }
    odd = [screen for text in NASTY[2:5] for screen in screens_of(text, 1)]
    for screen in [*odd, *(screen for _, screen in samples())]:
        for kind, payload in sent(screen):
            for each in known[kind]:
                each.validate(payload)


@given(ACTIONS, st.just("") | IDS, st.booleans())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_an_id_says_what_went_into_it(action: Action, guild: str, twin: bool) -> None:  # noqa: FBT001 - a property
    text = button_id(action, guild, twin=twin)
    assert len(text) <= 100
    assert read_id(text) == Pressed(guild, bool(action.confirm), f"{action.verb}:{action.about}")


@given(IDS, st.integers(0, 40), st.just("") | IDS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_our_own_furniture_says_what_went_into_it(channel: str, group: int, guild: str) -> None:
    keys = (
        setup_button(channel, group),
        setup_form(channel, group),
        save_button(channel),
        queue_menu(channel),
    )
    for key in (*keys, AWAY_FORM, AWAY, NO):
        assert read_id(addressed(key, guild)) == Pressed(guild, asks=False, key=key)
    assert [group_of(key) for key in keys[:2]] == [(channel, group)] * 2
    assert [channel_of(key) for key in keys[2:]] == [channel] * 2


@pytest.mark.parametrize(
    "text", ["", "x", "x:1", "?", "1|", "form:", "save:", "a|vote:1", "vote:" + "1" * 100]
)
def test_an_id_that_makes_no_sense_is_none_of_ours(text: str) -> None:
    with pytest.raises(UnknownAction):
        read_id(text)


def test_what_does_not_fit_into_an_id_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="characters"):
        button_id(Action(Verb.WITHDRAW, "1" * 80, "x"), "1" * 20)


def test_being_asked_fits_and_leads_to_what_was_pressed() -> None:
    asked = confirmation("Forget me " * 20, "forget:me", "123")
    assert problems(asked, "message") == []
    yes, no = (read_id(each["custom_id"]) for each in parts(asked) if each["type"] == 2)
    assert yes == Pressed("123", asks=False, key="forget:me")
    assert (no.guild, no.key) == ("123", NO)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(
                ["type", "component", "custom_id", "value", "values", "id", "content", "components"]
            ),
            inner,
        )
    ),
)


@given(ANYTHING)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_whatever_comes_back_of_a_form_is_read_or_left_out(components: Any) -> None:  # noqa: ANN401 - JSON
    (form,) = (screen for _, screen in samples() if isinstance(screen, s.SetupForm) and not _wrong(screen))
    for fields in ((), form.fields, form):
        values = values_of(components, fields)
        assert all(isinstance(each, str) for texts in values.values() for each in texts)
    found = kept(components, form)
    assert all(isinstance(each, str) for texts in found.values() for each in texts)


def _wrong(form: s.SetupForm) -> bool:
    return any(each.problem for each in form.fields)
