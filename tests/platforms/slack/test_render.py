"""Each screen as Slack gets it: golden files of the samples, and screens beyond all measure.

`SCRIMMAGE_TEST_REGENERATE=1 pytest tests/platforms/slack/test_render.py` writes the golden files anew.
"""

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.platforms.shared.actions import decode, encode
from bot.platforms.slack.limits import VIEW_BYTES
from bot.platforms.slack.render.forms import field_inputs, values_of
from bot.platforms.slack.render.screens import as_message, as_view, home_view
from bot.presenters.samples import samples
from bot.screens import screens as s
from bot.screens.action import Action, Verb, Weight
from bot.screens.text import Md, UserText
from tests.platforms.slack.server.checks import problems

Json = dict[str, Any]
GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
FAMILY = "👨‍👩‍👧‍👦"
NASTY = (
    "",
    " \n ",
    "<!channel> <@U1> &lt;!here&gt; ``` *b* _i_ ~s~ `c`",
    "\ud800\x00\u202e\u2066\u200b",
    "# h\n\n- a\n  - b\n\n3. c\n\n> q\n\n![p](https://example.com) [j](javascript:x) <b>\n\n---\n",
    FAMILY * 9,
)
HUGE = ("x" * 20_000, "漢字" * 10_000, FAMILY * 3000, "```\na\n```\nb\n" * 250, "w " * 20_000)


def drawn(screen: s.Screen) -> Json:
    """A screen in the two ways it is sent."""
    message = as_message(screen)
    return {
        "message": {"text": message.text, "blocks": message.blocks},
        "view": as_view(screen, '{"about": "sample"}'),
    }


@pytest.mark.parametrize(("name", "screen"), samples())
def test_a_sample_is_drawn_as_its_golden_file_has_it(name: str, screen: s.Screen) -> None:
    path = GOLDEN / f"{re.sub(r'[^a-z]+', '-', name.lower()).strip('-')}.json"
    text = json.dumps(drawn(screen), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("SCRIMMAGE_TEST_REGENERATE"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8"), f"{path.name} is not what is drawn: is the change meant?"


def test_no_golden_file_is_left_over() -> None:
    assert len(list(GOLDEN.glob("*.json"))) == len(samples())


def screens_of(text: str, many: int) -> Iterator[s.Screen]:
    """One of each screen with the same text everywhere, and so many of everything there are several of."""
    md, theirs, lines = Md(text), UserText(text), (Md(text),) * many
    actions = tuple(
        Action(Verb.VOTE, f"a{n}", text, list(Weight)[n % 3], text if n % 2 else None)
        for n in range(min(many, 30))
    )
    one, moments = Action(Verb.ANSWER, "r", text), (s.Moment(text, AT, "Asia/Kolkata"),) * min(many, 40)
    part, facts = s.Section(text, lines), (text,) * many
    row = s.Row(many, theirs, 7, 2.0, 3, own=True)
    board = s.LeaderboardScreen(md, md, (row,) * many, row, md, actions, actions)
    options = tuple(s.Option(f"p{n % 9}/{n}", text) for n in range(many * 4))
    entry = s.BoardEntry(theirs, text, theirs, 1, best=True, late=False, marks=facts[:3], actions=actions[:3])
    unnamed = s.BoardEntry(None, text, theirs, None, best=False, late=True, marks=(), actions=())
    fields = tuple(
        s.Field(f"{kind}-{n}", text, kind, (text, "p0/0"), text[:9], text, options[: n * 9], text)
        for kind in s.FieldKind
        for n in range(min(many, 30))
    )
    yield s.QuestionScreen(md, md, facts, lines, moments, actions)
    yield s.RevealScreen(md, part, part, part, part, actions)
    yield s.HintScreen(md, md, actions)
    yield s.BoardScreen(md, md, (entry, unnamed) * many, 1, 2, actions)
    yield s.AnswerScreen(md, theirs, theirs, actions)
    yield s.AnswerForm(text, md, text, theirs, 3000, one, actions)
    yield s.CoverageScreen(md, md, 3, (s.CoveredPoint(s.Mark.MISSED, text, md, theirs),) * many, md, actions)
    yield board
    yield s.NextScreen(
        md,
        md,
        (s.NextItem(s.Moment(text, AT, "UTC"), md, facts[:6], text, actions[:2]),) * many,
        lines,
        text,
        options,
        text,
    )
    progress = (s.Progress(theirs, (0.5,) * many),) * min(many, 40)
    yield s.MeScreen(md, lines, fields, text, actions, progress)
    yield s.SetupForm(text, md, fields, text)
    yield s.NoticeScreen(md, (theirs,) * many, actions)
    yield s.HelpScreen(md, tuple((text, md) for _ in range(many)))
    track = s.HomeTrack("C1", md, lines[:3], moments[:2], actions[:2])
    yield s.HomeScreen(md, md, (track,) * many, board, actions)
    yield s.ExportScreen(md, text, theirs)
    yield s.PracticeForm(text, md, fields, text)
    yield s.TurnScreen(md, md, md, facts, lines, moments, actions, over=many % 2 == 0)
    point = s.CoveredPoint(s.Mark.COVERED, text, md, theirs)
    reported = s.ReportPart(md, md, many, (point,) * many, md)
    yield s.ReportScreen(md, md, many, (reported,) * min(many, 40), (part,) * min(many, 40), md, actions)
    yield s.Recorded()


def check(screen: s.Screen) -> None:
    """Hold all that is sent of a screen against Slack's limits."""
    both, home = drawn(screen), home_view(screen)
    found = [
        *problems(both["message"], "message"),
        *problems(both["view"], "modal"),
        *problems(home, "home"),
    ]
    assert found == []
    everything = [both, home]
    json.dumps(everything, ensure_ascii=False).encode()
    assert all(len(json.dumps(each)) <= VIEW_BYTES for each in (both["view"], home))
    assert '"mrkdwn"' not in json.dumps(everything)
    assert "<" not in both["message"]["text"]


@pytest.mark.parametrize("many", [0, 1, 12])
@pytest.mark.parametrize("text", NASTY)
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


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(st.text(max_size=300), st.integers(0, 12))
def test_any_text_fits(text: str, many: int) -> None:
    for screen in screens_of(text, many):
        check(screen)


def test_what_is_drawn_is_what_the_schema_describes() -> None:
    folder = os.environ.get("SCRIMMAGE_TEST_SPECS", "")
    path = Path(folder) / "slack-block-kit.schema.json"
    if not folder or not path.is_file():
        pytest.skip("SCRIMMAGE_TEST_SPECS names no folder with slack-block-kit.schema.json")
    known = jsonschema.Draft7Validator(json.loads(path.read_text()) | {"$ref": "#/definitions/KnownBlock"})
    for text in NASTY[2:5]:
        for screen in screens_of(text, 1):
            for block in (*as_message(screen).blocks, *as_view(screen, "{}")["blocks"]):
                known.validate(block)


def form(text: str) -> s.AnswerForm:
    """An Answer form with what is stored."""
    send = Action(Verb.ANSWER, "r", "Send")
    return s.AnswerForm("Your answer", Md("Why?"), "Answer", UserText(text), max(3000, len(text)), send, ())


def test_a_stored_answer_stands_in_its_form_whole_or_not_at_all() -> None:
    fits = as_view(form("x" * 3000), "{}")
    (field,) = (block for block in fits["blocks"] if block["type"] == "input")
    assert (field["block_id"], field["element"]["action_id"]) == ("field/text", "value")
    assert field["element"]["initial_value"] == "x" * 3000
    longer = as_view(form("x" * 3001), "{}")
    assert "submit" not in longer
    assert not [block for block in longer["blocks"] if block["type"] == "input"]


@pytest.mark.parametrize("unit", ["word ", "漢", "👍", "line\n", "```\ncode\n```\n"])
def test_an_answer_is_read_whole_in_a_modal(unit: str) -> None:
    text = unit * (16_000 // len(unit)) + "the end"
    screen = s.AnswerScreen(Md("A"), UserText("Ana"), UserText(text), ())
    check(screen)
    assert "the end" in json.dumps(as_view(screen, "{}"))


def test_a_plain_answer_of_forty_thousand_characters_is_read_whole() -> None:
    text = "".join(f"word{number:05} " for number in range(4000))[:39_990] + "the end"
    view = as_view(s.AnswerScreen(Md("A"), None, UserText(text), ()), "{}")
    shown = json.dumps(view)
    assert [each for each in text.split() if each not in shown] == []


def test_the_last_buttons_stay_where_a_message_gets_too_long() -> None:
    part = s.Section("Intent", (Md("word " * 2000),))
    did = Action(Verb.COVERAGE, "r", "How did I do?")
    blocks = as_message(s.RevealScreen(Md("R"), part, part, part, part, (did,))).blocks
    assert blocks[-1]["elements"][0]["action_id"] == encode(did)


def test_a_button_is_its_action_and_asks_first_where_it_should() -> None:
    about = Action(Verb.FORGET, "me", "Forget me", Weight.DANGER, "Forget all of it?")
    (row,) = (b for b in as_message(s.HintScreen(Md("H"), Md(""), (about,))).blocks if b["type"] == "actions")
    (button,) = row["elements"]
    assert decode(button["action_id"]) == (Verb.FORGET, "me")
    assert button["confirm"]["text"]["text"] == "Forget all of it?"
    assert button["style"] == "danger"


def test_every_zone_and_every_question_is_on_offer() -> None:
    zones = sorted(available_timezones())
    options = tuple(s.Option(each, each) for each in zones)
    zone = s.Field("zone", "Time zone", s.FieldKind.CHOICE, ("Asia/Kolkata",), "", options=options)
    (block,) = field_inputs((zone,))
    assert [
        each["value"] for group in block["element"]["option_groups"] for each in group["options"]
    ] == zones
    assert block["element"]["initial_option"]["value"] == "Asia/Kolkata"
    queue = tuple(s.Option(f"pack-{number // 150}/{number}", "A question") for number in range(450))
    menu = as_view(s.NextScreen(Md("N"), Md(""), (), (), "", queue, "Ask soon"), "{}")["blocks"][-1][
        "elements"
    ][0]
    assert menu["action_id"] == "queue"
    assert [each["value"] for group in menu["option_groups"] for each in group["options"]] == [
        each.value for each in queue
    ]


SENSELESS: st.SearchStrategy[object] = st.sampled_from(
    [None, 5, True, "x", [], [5], {}, [{"value": 5}], [{}], {"value": None}]
)
KINDS = (
    "checkboxes",
    "multi_static_select",
    "static_select",
    "timepicker",
    "datepicker",
    "plain_text_input",
    5,
    None,
)
NAMES = ("selected_options", "selected_option", "selected_time", "selected_date", "value")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(NAMES), SENSELESS))
@example("checkboxes", {"selected_options": 5})
@example("multi_static_select", {"selected_options": "x"})
@example("static_select", {"selected_option": [5]})
def test_a_sent_field_that_makes_no_sense_is_left_out(kind: object, sent: Json) -> None:
    values = values_of({"field/a": {"value": {"type": kind, **sent}}, "other": sent})
    assert values.keys() == {"a"}
    assert all(isinstance(each, str) for each in values["a"])


def test_what_a_form_shows_comes_back_from_it() -> None:
    """The values set in a form, sent without a change, are the values read."""
    options = (s.Option("", "none"), *(s.Option(f"v{n}", f"V{n}") for n in range(30)))
    set_ = {
        "time": (s.FieldKind.TIME, ("09:30",), ()),
        "since": (s.FieldKind.DATE, ("2026-12-21",), ()),
        "hours": (s.FieldKind.NUMBER, ("1.5",), ()),
        "none": (s.FieldKind.CHOICE, ("",), options),
        "few": (s.FieldKind.CHOICES, ("v1", "v3"), options[1:6]),
        "many": (s.FieldKind.CHOICES, ("v1", "v3"), options[1:]),
        "blind": (s.FieldKind.YES_NO, ("yes",), ()),
        "resume": (s.FieldKind.LONG_TEXT, ("Ten years\nof databases",), ()),
    }
    fields = tuple(s.Field(name, name, kind, now, "", "", offer) for name, (kind, now, offer) in set_.items())
    state = {block["block_id"]: {"value": sent(block["element"])} for block in field_inputs(fields)}
    assert values_of(state) == {name: now for name, (_, now, _) in set_.items()}


def sent(element: Json) -> Json:
    """An element's state as Slack sends it where nothing was changed."""
    state = {"type": element["type"]}
    for name, value in element.items():
        if name.startswith("initial_"):
            state["value" if name == "initial_value" else name.replace("initial", "selected")] = value
    return state
