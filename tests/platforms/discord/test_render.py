"""Each screen as Discord gets it: golden files of the samples, and what a member reads and can press.

`SCRIMMAGE_TEST_REGENERATE=1 pytest tests/platforms/discord/test_render.py` writes the golden files anew.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.discord.ids import read_id
from bot.platforms.discord.render.forms import as_modal, away_modal, fits, setup_modal
from bot.platforms.discord.render.screens import Look, as_message, as_messages
from bot.platforms.discord.render.settings import groups_of
from bot.platforms.discord.words import too_long
from bot.presenters.samples import samples
from bot.screens import screens as s
from bot.screens.action import Action, Verb, Weight
from bot.screens.text import Md, UserText
from tests.platforms.discord.server.checks import problems

Json = dict[str, Any]
GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
HERE = Look(channel="1234567890123456789")
SAMPLES = dict(samples())


def drawn(screen: s.Screen) -> Json:
    """A screen in all the ways it is sent."""
    both: Json = {"message": as_message(screen, HERE)}
    if isinstance(screen, s.AnswerForm):
        both["modal"] = as_modal(screen)
    if isinstance(screen, s.MeScreen):
        both["modal"] = away_modal(screen)
    if isinstance(screen, s.SetupForm):
        groups = range(len(groups_of(screen.fields)))
        both["modals"] = [setup_modal(screen, nth, HERE.channel) for nth in groups]
    return both


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


def lines(payload: Json) -> list[str]:
    """A message or a form as it is read: texts, and buttons in brackets, a primary one with a star."""
    return [line for each in payload["components"] for line in _read(each)]


def _read(part: Json) -> Iterator[str]:
    match part["type"]:
        case 10:
            yield from part["content"].split("\n")
        case 14:
            yield "---"
        case 1:
            yield " ".join(line for each in part["components"] for line in _read(each))
        case 2:
            yield f"[{part['label']}{'*' if part['style'] == 1 else ''}]"
        case 3:
            yield f"<{part['placeholder']}: {len(part['options'])}>"
        case 9:
            yield from _read(part["components"][0])
            yield from _read(part["accessory"])
        case 17:
            for each in part["components"]:
                yield from _read(each)


def ids(payload: Json) -> list[str]:
    """The ids of all that can be pressed, in order."""
    return re.findall(r'"custom_id": "([^"]*)"', json.dumps(payload))


def test_the_question_counts_down_to_its_reveal() -> None:
    assert lines(as_message(SAMPLES["The question"])) == [
        "## A dashboard that takes nine seconds",
        "Your team’s dashboard takes nine seconds to open. How do you find out why, and what do you do?",
        "-# Example Records · Backend Engineer · performance and databases · medium · 10 min",
        "---",
        "Reveal <t:1795525200:t> (<t:1795525200:R>)",
        "Write your answer in the thread, or press **Answer**. A ✅ means it is stored.",
        "[Answer*] [Hint]",
    ]


def test_where_nothing_can_be_read_the_card_points_to_the_form() -> None:
    question = s.QuestionScreen(Md("Q"), Md(""), (), (Md("Write."),), (), (), form_only=(Md("Press."),))
    assert lines(as_message(question))[-1] == "Write."
    assert lines(as_message(question, Look(reads=False)))[-1] == "Press."
    assert lines(as_message(replace(question, form_only=()), Look(reads=False)))[-1] == "Write."


def test_the_reveal_covers_each_key_point() -> None:
    shown = lines(as_message(SAMPLES["The reveal"]))
    assert shown[0] == "## What the interviewer was looking for"
    points = [each for each in shown if each.startswith("- ||")]
    assert points[0] == "- ||You measure where the time goes before you change anything.||"
    assert all(each.endswith("||") for each in points)
    assert sum(each.count("||") for each in shown) == 2 * len(points) == 6
    assert "Each point is covered" in shown[shown.index(points[0]) - 1]
    assert shown[-1] == "[How did I do?*]"


def test_each_answer_has_its_vote_beside_it() -> None:
    shown = lines(as_message(SAMPLES["The board, while votes count"]))
    assert shown[:6] == [
        "## The answers",
        "Vote for up to three answers that taught you something. Counts appear at the close.",
        "---",
        "**\u2068Ana\u2069**",
        "I would trace one slow request end to end and read the query plan.",
        "[Vote*]",
    ]
    assert shown[8].endswith(" …")
    assert shown[9:11] == ["[Vote*]", "[Read all]"]
    closed = lines(as_message(SAMPLES["The board, after the close"]))
    assert "🏆 **\u2068Ana\u2069**  *Best answer · 2 votes*" in closed
    assert "[Vote*]" not in closed


def entry(text: str, nth: int) -> s.BoardEntry:
    vote = Action(Verb.VOTE, f"answer-{nth}", "Vote", Weight.PRIMARY)
    read = Action(Verb.READ, f"answer-{nth}", "Read all")
    return s.BoardEntry(
        UserText(f"N{nth}"), "", UserText(text), None, best=False, late=False, marks=(), actions=(vote, read)
    )


def test_on_a_full_board_short_answers_leave_room_for_long_ones() -> None:
    texts = ("_*" * 300, "A cache.", "_*" * 300, "` " * 300, "[x]" * 200)
    entries = tuple(entry(text, nth) for nth, text in enumerate(texts))
    board = as_message(s.BoardScreen(Md("The answers"), Md("Vote."), entries, 1, 3, ()))
    assert problems(board, "message") == []
    shown = [
        part["components"][0]["content"] for part in board["components"][0]["components"] if part["type"] == 9
    ]
    assert len(shown) == 5
    assert shown[1].endswith("A cache.")
    assert all(len(each) > 900 for each in shown if "cache" not in each)
    assert ids(board).count("vote:answer-4") == 1


def test_on_the_leaderboard_one_s_own_row_and_the_chosen_switches_stand_out() -> None:
    board = as_message(SAMPLES["The leaderboard"])
    assert lines(board)[2:] == [
        "`  1 ██████████`  \u2068Ana\u2069  *74 · streak 6*",
        "`  2 ████████░░`  **\u2068Ben\u2069**  *61 · streak 2*",
        "`  2 ████████░░`  \u2068Cleo\u2069  *61*",
        "[This week] [This season*] [All time]",
        "[This track*] [Whole workspace]",
    ]
    assert [read_id(each).key for each in ids(board)] == [
        "board:week/track",
        "board:season/track",
        "board:all/track",
        "board:season/track",
        "board:season/workspace",
    ]


def test_how_one_did_is_shown_with_its_evidence() -> None:
    shown = lines(as_message(SAMPLES["How did I do?"]))
    assert "`████████████░░░░░░░░` **58** of 100" in shown
    at = shown.index("**● covered:** You measure where the time goes before you change anything.")
    assert shown[at + 1] == "> \u2068I would trace one slow request end to end and read the query plan.\u2069"
    assert [each[2] for each in shown if each.startswith("**") and each.find(":**") > 0] == ["●", "◐", "○"]


def test_the_next_rounds_can_be_changed_and_a_question_queued() -> None:
    shown = as_message(SAMPLES["The next rounds"], HERE)
    assert lines(shown)[-3:] == [
        "### In the queue",
        "1. A dashboard that takes nine seconds",
        "<Ask soon: 1>",
    ]
    assert ids(shown)[-1] == f"queue:{HERE.channel}"
    assert "<Ask soon: 1>" not in lines(as_message(SAMPLES["The next rounds"]))


def test_commands_go_by_the_names_they_have_here() -> None:
    shown = lines(as_message(SAMPLES["What can be asked"]))
    assert "- `/my data`  what is kept about you: see it, export it, hide, be forgotten" in shown
    assert not [each for each in shown if "/scrimmage me" in each or "/scrimmage away" in each]


def test_home_links_its_channels() -> None:
    track = s.HomeTrack("123", Md("**Q**"), (Md("No answer."),), (s.Moment("Reveal", AT, "UTC"),), ())
    home = s.HomeScreen(Md("Yours"), Md(""), (track,), None, ())
    assert lines(as_message(home)) == [
        "### Yours",
        "---",
        "<#123>  **Q**",
        "No answer.",
        f"Reveal <t:{int(AT.timestamp())}:t> (<t:{int(AT.timestamp())}:R>)",
    ]


def test_what_is_wrong_in_a_channel_stands_with_its_mend() -> None:
    fine = s.Finding(fine=True, text=Md("All **well**."), mend=Md(""))
    wrong = s.Finding(fine=False, text=Md("Not so."), mend=Md("Do it."))
    shown = as_message(s.DoctorScreen(Md("How it is"), (fine, wrong)))
    assert lines(shown) == ["### How it is", "**✓** All **well**.", "**✗** Not so.", "-# Do it."]


def test_what_asks_first_says_so_and_its_button_knows_the_server_in_direct_messages() -> None:
    forget = Action(Verb.FORGET, "me", "Forget me", Weight.DANGER, "Delete all?")
    shown = as_message(s.NoticeScreen(Md("Yours."), actions=(forget,)), Look(guild="77"))
    assert lines(shown) == ["Yours.", "-# Forget me: Delete all?", "[Forget me]"]
    assert ids(shown) == ["77|?forget:me"]
    me = as_message(SAMPLES["My data"])
    assert lines(me)[-1] == "[Away] [Export] [Hide me on leaderboards] [Forget me]"
    assert ids(me)[0] == "form:away"


def test_an_answer_stands_in_its_form_whole_or_not_at_all() -> None:
    form = SAMPLES["The Answer form"]
    assert isinstance(form, s.AnswerForm)
    assert fits(replace(form, value=UserText("x" * 4000)))
    modal = as_modal(replace(form, value=UserText("x" * 4000)), Look(guild="77"))
    assert modal["custom_id"] == "77|answer:sample-round"
    (label,) = (each for each in modal["components"] if each["type"] == 18)
    assert (label["component"]["custom_id"], label["component"]["value"]) == ("text", "x" * 4000)
    assert label["component"]["max_length"] == 4000
    longer = replace(form, value=UserText("x" * 4001))
    assert not fits(longer)
    assert "answer:sample-round" not in ids(as_message(longer))
    assert too_long().text in "\n".join(lines(as_message(longer)))


@pytest.mark.parametrize("unit", ["word ", "漢", "👍", "line\n", "```\ncode\n```\n", "_*"])
def test_an_answer_is_read_whole_in_several_messages(unit: str) -> None:
    text = unit * (14_000 // len(unit)) + "the end"
    read = s.AnswerScreen(Md("A"), UserText("Ana"), UserText(text), (Action(Verb.READ, "a", "Again"),))
    messages = as_messages(read, HERE)
    assert 1 < len(messages) <= 12
    assert [found for each in messages for found in problems(each, "message")] == []
    shown = [line for each in messages for line in lines(each)]
    assert shown[:2] == ["### A", "**\u2068Ana\u2069**"]
    assert shown[-1] == "[Again]"
    assert "the end" in "\n".join(shown)
    assert sum("".join(shown).count(each) for each in set(unit) - set(" \n`cod")) >= 14_000 // len(unit)


def test_an_answer_beyond_measure_ends_with_a_word() -> None:
    messages = as_messages(s.AnswerScreen(Md("A"), None, UserText("漢" * 90_000), ()), HERE)
    assert len(messages) == 12
    assert "-# … and more, which does not fit here." in lines(messages[-1])


def test_the_last_buttons_stay_where_a_message_gets_too_long() -> None:
    items = tuple(Md("word " * 900) for _ in range(9))
    did = Action(Verb.COVERAGE, "r", "How did I do?")
    points = s.Section("Key points", items)
    shown = as_message(s.RevealScreen(Md("R"), points, points, points, points, (did,)))
    assert lines(shown)[-1] == "[How did I do?]"
    track = s.HomeTrack("1", Md("Q"), (), (), ())
    home = as_message(s.HomeScreen(Md("H"), Md(""), (track,) * 90, None, (did,)))
    assert lines(home)[-2:] == ["-# … and more, which does not fit here.", "[How did I do?]"]
