"""Any screen as a message, as a modal, or as part of the app's home."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.platforms.shared.fit import shortened
from bot.platforms.slack import limits, words
from bot.platforms.slack.render import (
    answers,
    doctor,
    people,
    practice,
    rounds,
    scoring,
    standings,
    tracks,
)
from bot.platforms.slack.render.blocks import (
    DIVIDER,
    body,
    buttons,
    fitted,
    header,
    length,
    plain,
    small,
    weight,
)
from bot.platforms.slack.render.forms import answer_input, field_inputs
from bot.platforms.slack.render.home import home
from bot.platforms.slack.text import Json, escaped, ours, piece, section
from bot.screens.screens import (
    AnswerForm,
    AnswerScreen,
    BoardScreen,
    CoverageScreen,
    DoctorScreen,
    ExportScreen,
    HelpScreen,
    HintScreen,
    HomeScreen,
    LeaderboardScreen,
    MeScreen,
    NextScreen,
    NoticeScreen,
    PracticeForm,
    QuestionScreen,
    Recorded,
    ReportScreen,
    RevealScreen,
    Screen,
    SetupForm,
    TurnScreen,
)
from bot.screens.text import Md

BESIDE = 10_000
"""Bytes of a modal beside its blocks: its titles, and what it remembers."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message: its blocks, and the line that a notification shows of it."""

    text: str
    blocks: list[Json]


def as_message(screen: Screen) -> Drawn:
    """A screen as a message."""
    blocks = fitted(blocks_of(screen), limits.MESSAGE_BLOCKS, limits.MESSAGE_TEXT, length)
    blocks = blocks or small(words.NOTHING_YET)
    return Drawn(escaped(shortened(_line(blocks), limits.NOTIFICATION)), blocks)


def as_view(screen: Screen, meta: str) -> Json:
    """A screen as a modal; `meta` is what it has to remember."""
    title, callback, submit, blocks = _modal(screen)
    view: Json = {
        "type": "modal",
        "title": plain(title, limits.TITLE),
        "close": plain(words.CLOSE, limits.TITLE),
        "callback_id": callback,
        "private_metadata": meta,
        "blocks": _in_view(blocks) or small(words.NOTHING_YET),
    }
    if any(block["type"] == "input" for block in blocks):
        view["submit"] = plain(submit, limits.TITLE)
    return view


def loading_view(text: str, meta: str) -> Json:
    """A modal that will be filled in a moment."""
    return {
        "type": "modal",
        "title": plain(words.TITLE, limits.TITLE),
        "close": plain(words.CLOSE, limits.TITLE),
        "callback_id": "loading",
        "private_metadata": meta,
        "blocks": body([section(piece(text))]),
    }


def home_view(screen: Screen) -> Json:
    """A screen as the app's home."""
    blocks = _in_view(blocks_of(screen)) or small(words.NOTHING_YET)
    return {"type": "home", "blocks": blocks}


def _in_view(blocks: Sequence[Json]) -> list[Json]:
    return fitted(blocks, limits.VIEW_BLOCKS, limits.VIEW_BYTES - BESIDE, weight)


def _modal(screen: Screen) -> tuple[str, str, str, list[Json]]:
    """Title, callback, the word for sending, and the blocks."""
    match screen:
        case AnswerForm():
            shown = [*body(ours(screen.prompt)), *answer_input(screen), *buttons(screen.actions)]
            return screen.title, "answer", screen.submit.label, shown
        case SetupForm():
            shown = [*body(ours(screen.intro)), *field_inputs(screen.fields)]
            return screen.title, "setup", screen.submit, shown
        case PracticeForm():
            shown = [*body(ours(screen.intro)), *field_inputs(screen.fields)]
            return screen.title, "practice", screen.submit, shown
        case MeScreen():
            shown = [*people.me(screen), DIVIDER, *field_inputs(screen.fields)]
            return words.TITLE, "away", screen.away_label, shown
        case _:
            return words.TITLE, "shown", words.CLOSE, blocks_of(screen)


def blocks_of(screen: Screen) -> list[Json]:  # noqa: C901, PLR0911, PLR0912 - the table of all screens
    """The blocks of a screen, without the inputs of a form."""
    match screen:
        case QuestionScreen():
            return rounds.question(screen)
        case RevealScreen():
            return rounds.reveal(screen)
        case HintScreen():
            return rounds.hint(screen)
        case BoardScreen():
            return answers.board(screen)
        case AnswerScreen():
            return answers.answer(screen)
        case CoverageScreen():
            return scoring.coverage(screen)
        case LeaderboardScreen():
            return standings.leaderboard(screen)
        case NextScreen():
            return tracks.coming(screen)
        case MeScreen():
            return people.me(screen)
        case ExportScreen():
            return people.export(screen)
        case NoticeScreen():
            return people.notice(screen)
        case HelpScreen():
            return people.help_(screen)
        case HomeScreen():
            return home(screen)
        case DoctorScreen():
            return doctor.doctor(screen)
        case AnswerForm():
            return [*header(Md(screen.title)), *body(ours(screen.prompt)), *buttons((screen.submit,))]
        case SetupForm() | PracticeForm():
            return [*header(Md(screen.title)), *body(ours(screen.intro))]
        case TurnScreen():
            return practice.turn(screen)
        case ReportScreen():
            return practice.report(screen)
        case Recorded():
            return small("✅")
        case _:
            assert_never(screen)


def _line(blocks: Sequence[Json]) -> str:
    """What a notification says: the title, or the first words."""
    for block in blocks:
        if block["type"] == "header":
            return str(block["text"]["text"])
        if block["type"] == "rich_text":
            found = _words(block).strip()
            if found:
                return found
    return words.FALLBACK


def _words(value: Json) -> str:
    if "elements" in value:
        return "".join(_words(each) for each in value["elements"])
    return str(value.get("text") or value.get("fallback") or "")
