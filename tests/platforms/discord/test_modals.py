"""Settings as Discord shows them, an overview and its forms: what is set, what was sent, what is read."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.discord.render.forms import setup_modal, values_of
from bot.platforms.discord.render.screens import Look, as_message, kept
from bot.platforms.discord.render.settings import groups_of
from bot.platforms.shared.actions import UnknownAction
from bot.presenters.samples import samples
from bot.screens import screens as s
from bot.screens.text import Md
from tests.platforms.discord.test_render import ids, lines

Json = dict[str, Any]
HERE = Look(channel="1234567890123456789")
SAMPLES = dict(samples())
Kinds = dict[str, tuple[s.FieldKind, tuple[str, ...], int]]


def test_settings_are_an_overview_with_a_form_for_each_group() -> None:
    form = SAMPLES["Set-up"]
    assert isinstance(form, s.SetupForm)
    shown = as_message(form, HERE)
    read = lines(shown)
    assert read[3:9] == [
        "### When",
        "Time: **09:00**",
        "Time zone: **Europe/Lisbon**",
        "Days: **Monday, Tuesday, Wednesday, Thursday, Friday**",
        "Holidays: **none**",
        "[Change]",
    ]
    assert {"Blind: No", "Packs: None chosen means all.", "Topics: none chosen"} <= set(read)
    assert read[-1] == "[Save*]"
    assert ids(shown)[-2:] == [f"form:setup/{HERE.channel}/4", f"save:{HERE.channel}"]
    titles = [setup_modal(form, nth, "1")["title"] for nth in range(5)]
    assert titles[-2:] == ["Points, for the whole workspace 1", "Points, for the whole workspace 2"]
    with pytest.raises(UnknownAction):
        setup_modal(form, 5, "1")


def test_what_was_sent_stands_beside_what_was_wrong_with_it() -> None:
    form = SAMPLES["Set-up, with something to mend"]
    assert isinstance(form, s.SetupForm)
    shown = as_message(form, HERE)
    read = lines(shown)
    at = read.index("**Time zone**")
    assert read[at + 1 : at + 3] == [
        "`Atlantis`",
        "⚠️ This is not a time zone I know. It looks like Europe/Lisbon.",
    ]
    assert read[3:5] == ["### When", "[Try again*]"]
    assert "[Save*]" not in read
    again = setup_modal(form, 0, "1", {"time": ("25:00",)})
    assert again["components"][0]["component"]["value"] == "25:00"
    assert again["components"][1]["description"] == read[at + 2].removeprefix("⚠️ ")


NAMES = st.lists(st.sampled_from([f"V{n}" for n in range(30)]), unique=True, max_size=6).map(tuple)
TYPED = st.text(max_size=30).map(lambda text: (text,))


def a_form(kinds: Kinds, problem: str = "") -> s.SetupForm:
    """A form of these fields, each with what is set in it and how many options it has."""
    options = (s.Option("", "none"), *(s.Option(f"V{n}", f"Value {n}") for n in range(40)))
    fields = tuple(
        s.Field(name, name, kind, values, "G", options=options[:many], problem=problem)
        for name, (kind, values, many) in kinds.items()
    )
    return s.SetupForm("T", Md(""), fields, "Save")


def many_kinds(several: tuple[str, ...], one: tuple[str, ...]) -> Kinds:
    chosen = several[:1] or ("",)
    return {
        "text": (s.FieldKind.TEXT, one, 0),
        "hours": (s.FieldKind.NUMBER, ("1.5",), 0),
        "since": (s.FieldKind.DATE, (), 0),
        "none": (s.FieldKind.CHOICE, ("",), 20),
        "chosen": (s.FieldKind.CHOICE, chosen, 41),
        "few": (s.FieldKind.CHOICES, tuple(each for each in several if int(each[1:]) < 20), 21),
        "many": (s.FieldKind.CHOICES, several, 41),
        "yes": (s.FieldKind.YES_NO, ("yes",), 0),
        "no": (s.FieldKind.YES_NO, (), 0),
    }


@given(NAMES, TYPED)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_what_was_sent_can_be_read_again_from_the_message(
    several: tuple[str, ...], one: tuple[str, ...]
) -> None:
    form = a_form(many_kinds(several, one), problem="No.")
    found = kept(as_message(form, HERE)["components"], form)
    assert found.keys() == {each.name for each in form.fields}
    for each in form.fields:
        if each.name != "text":
            assert found[each.name] == each.values, each.name
    words = "".join(found["text"])
    assert [each for each in words if each.isalnum()] == [each for each in one[0] if each.isalnum()]


@given(NAMES, st.text("abc:/.-_", min_size=1, max_size=30).map(lambda text: (text,)))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_what_a_form_shows_comes_back_from_it(several: tuple[str, ...], one: tuple[str, ...]) -> None:
    """The values set in a form, sent without a change, are the values read."""
    form = a_form(many_kinds(several, one))
    state = [
        {"type": 18, "component": submitted(label["component"])}
        for nth in range(len(groups_of(form.fields)))
        for label in setup_modal(form, nth, "1")["components"]
    ]
    found = values_of(state, form)
    read = {each.name: tuple(filter(None, each.values)) for each in form.fields}
    assert {name: tuple(filter(None, values)) for name, values in found.items()} == {
        name: tuple(sorted(values, key=lambda v: int(v[1:]))) if name == "few" else values
        for name, values in read.items()
    }


def submitted(element: Json) -> Json:
    """A form's element as Discord sends it where nothing was changed."""
    state = {"type": element["type"], "custom_id": element["custom_id"]}
    if element["type"] == 3:
        return {**state, "values": [each["value"] for each in element["options"] if each["default"]]}
    return {**state, "value": element["default"] if element["type"] == 23 else element.get("value", "")}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("v3, V7 ,Value 9,other", ("V3", "V7", "V9", "other")),
        (" , ", ()),
        ("", ()),
        ("none", ("",)),
    ],
)
def test_what_is_typed_instead_of_chosen_is_understood(typed: str, read: tuple[str, ...]) -> None:
    form = a_form({"many": (s.FieldKind.CHOICES, (), 41)})
    state = [{"type": 18, "component": {"type": 4, "custom_id": "many", "value": typed}}]
    assert values_of(state, form) == {"many": read}


def test_a_label_that_explains_itself_says_the_rest_below() -> None:
    form = SAMPLES["Set-up"]
    assert isinstance(form, s.SetupForm)
    blind = setup_modal(form, 1, "1")["components"][3]
    assert (blind["label"], blind["description"]) == (
        "Blind",
        "Answers come through the form and are hidden until the reveal",
    )
