"""Whatever a screen holds, what Slack gets is within what it takes, and mentions nobody."""

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.platforms.slack.render.forms import values_of
from bot.platforms.slack.render.screens import as_message, as_view, home_view, loading_view
from bot.presenters.samples import samples
from bot.screens.action import Action, Verb, Weight
from bot.screens.rounds import Moment
from bot.screens.screens import Field, FieldKind, MeScreen, Option, PracticeForm, Progress, Screen, SetupForm
from bot.screens.text import Md, UserText
from tests.platforms.slack.server.checks import problems
from tests.platforms.slack.server.state import Json

NASTY = (
    "<!channel> <!here> <@U1> <!subteam^S1> @everyone",
    "x" * 20_000,
    "```\n" + "code\n" * 2000,
    "a\u202eb\u2066c\ud800\x00\u200b",
    "👨‍👩‍👧‍👦" * 2000,
    "漢字" * 4000,
    "# heading\n\n- list\n  - deeper\n\n> quoted\n\n[link](https://example.com) [bad](javascript:x) `code`",
    "",
    " ",
    "\n\n\n",
)


def options(count: int) -> tuple[Option, ...]:
    """So many options, as of time zones."""
    return tuple(
        Option(f"Zone{number % 7}/{number}" if number else "", "x" * (number % 90)) for number in range(count)
    )


TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=200))
MENTION = re.compile(r"<[!@#]")

st.register_type_strategy(UserText, TEXT.map(UserText))
st.register_type_strategy(
    Action,
    st.builds(
        Action,
        st.sampled_from(Verb),
        st.text("abc/123", max_size=80),
        TEXT,
        st.sampled_from(Weight),
        st.none() | TEXT,
    ),
)
st.register_type_strategy(
    Moment, st.builds(Moment, TEXT, st.just(datetime(2026, 11, 24, tzinfo=UTC)), st.just("Asia/Kolkata"))
)
st.register_type_strategy(
    Field,
    st.builds(
        Field,
        st.sampled_from("abcdefgh"),
        TEXT,
        st.sampled_from(FieldKind),
        st.tuples(TEXT),
        st.just("When"),
        TEXT,
    )
    | st.builds(
        Field,
        st.sampled_from("ijkl"),
        TEXT,
        st.sampled_from(FieldKind),
        st.just(()),
        TEXT,
        TEXT,
        st.builds(options, st.integers(0, 900)),
    ),
)
FIELDS = st.lists(st.from_type(Field), unique_by=lambda each: each.name, max_size=12).map(tuple)
st.register_type_strategy(SetupForm, st.builds(SetupForm, TEXT, TEXT, FIELDS, TEXT))
st.register_type_strategy(PracticeForm, st.builds(PracticeForm, TEXT, TEXT, FIELDS, TEXT))
PROGRESS = st.lists(st.from_type(Progress), max_size=4).map(tuple)
st.register_type_strategy(
    MeScreen, st.builds(MeScreen, TEXT, st.lists(TEXT).map(tuple), FIELDS, TEXT, st.just(()), PROGRESS)
)
SCREENS = st.one_of(*(st.from_type(kind) for kind in get_args(Screen)))


def check(screen: Screen) -> None:
    """Hold every form of a screen against Slack's limits."""
    drawn = as_message(screen)
    message = {"text": drawn.text, "blocks": drawn.blocks}
    assert problems(message, "message") == []
    assert not MENTION.search(drawn.text), "a notification mentions nobody"
    view = as_view(screen, "{}")
    assert problems(view, "modal") == []
    assert problems(home_view(screen), "home") == []
    for each in (message, view):
        json.dumps(each).encode()
        assert set(texts_that_are_markup(each)) == set(), "no text of ours or theirs is read as markup"


def texts_that_are_markup(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Every text that Slack would read as mrkdwn."""
    if isinstance(value, dict):
        own = [value["text"]] if value.get("type") == "mrkdwn" else []
        return own + [text for each in value.values() for text in texts_that_are_markup(each)]
    return [text for each in value for text in texts_that_are_markup(each)] if isinstance(value, list) else []


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(SCREENS)
def test_any_screen_fits(screen: Screen) -> None:
    check(screen)


@pytest.mark.parametrize(("name", "screen"), samples())
def test_every_sample_fits(name: str, screen: Screen) -> None:
    assert name
    check(screen)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["field/a", "value", "type", "selected_options", "selected_option", "x"]),
                inner,
            )
        ),
    )
)
def test_whatever_comes_back_of_a_form_is_read_or_left_out(state: Any) -> None:  # noqa: ANN401 - JSON
    values = values_of(state if isinstance(state, dict) else {})
    assert all(isinstance(each, str) for texts in values.values() for each in texts)


def schema() -> Json:
    """Slack's own description of blocks, where a copy of it is at hand."""
    folder = os.environ.get("SCRIMMAGE_TEST_SPECS", "")
    path = Path(folder) / "slack-block-kit.schema.json"
    if not folder or not path.is_file():
        pytest.skip("SCRIMMAGE_TEST_SPECS names no folder with slack-block-kit.schema.json")
    found: Json = json.loads(path.read_text())
    return found


def test_every_sample_is_what_the_schema_describes() -> None:
    known = jsonschema.Draft7Validator(schema() | {"$ref": "#/definitions/KnownBlock"})
    for _, screen in samples():
        for block in (*as_message(screen).blocks, *as_view(screen, "{}")["blocks"]):
            known.validate(block)


def test_a_modal_that_loads_fits() -> None:
    assert problems(loading_view("One moment …", "{}"), "modal") == []


def test_titles_and_bold_survive_and_links_are_of_the_web_alone() -> None:
    from bot.platforms.slack.text import ours  # noqa: PLC0415 - one look at the parts

    (part,) = ours(Md("A **bold** [link](https://example.com) and [none](javascript:alert)"))
    kinds = [(each["type"], each["text"], each.get("style")) for each in part["elements"]]
    assert ("text", "bold", {"bold": True}) in kinds
    assert ("link", "link", None) in kinds
    assert not any(kind == "link" and "javascript" in each for kind, each, _ in kinds)
