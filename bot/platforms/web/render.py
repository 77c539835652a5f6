"""Screens as HTML: one template for each, and no screen without one."""

from functools import cache
from pathlib import Path
from typing import assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.platforms.shared.actions import encode
from bot.platforms.shared.fit import cut
from bot.platforms.web import charts
from bot.platforms.web.conversation import goes_on_here
from bot.platforms.web.text import ours, ours_inline, theirs, theirs_inline
from bot.platforms.web.times import moment
from bot.screens import screens as s

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates, with escaping always on."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        ours=ours, inline=ours_inline, theirs=theirs, name=theirs_inline, cut=cut, encoded=encode, drawn=draw
    )
    env.globals.update(moment=moment, charts=charts, goes_on_here=goes_on_here)
    return env


def page(name: str, **values: object) -> str:
    """A template with its values."""
    return environment().get_template(name).render(**values)


def draw(screen: s.Screen) -> Markup:
    """A screen as a piece of HTML."""
    return Markup(page(f"screens/{_template(screen)}.html", screen=screen))  # noqa: S704 - our templates escape


def opens_dialog(screen: s.Screen) -> bool:
    """Whether a private screen is large enough to stand in a dialog, not in the thread."""
    return not isinstance(screen, s.NoticeScreen | s.HintScreen | s.Recorded)


def is_refusal(screen: s.Screen) -> bool:
    """Whether it says that what was asked for was not done."""
    return isinstance(screen, s.NoticeScreen) and screen.refused


def _template(screen: s.Screen) -> str:  # noqa: C901, PLR0911, PLR0912 - the table of all screens
    match screen:
        case s.QuestionScreen():
            return "question"
        case s.RevealScreen():
            return "reveal"
        case s.BoardScreen():
            return "board"
        case s.HintScreen():
            return "hint"
        case s.AnswerForm():
            return "answer_form"
        case s.AnswerScreen():
            return "answer"
        case s.CoverageScreen():
            return "coverage"
        case s.NoticeScreen():
            return "notice"
        case s.Recorded():
            return "recorded"
        case s.LeaderboardScreen():
            return "leaderboard"
        case s.SetupForm():
            return "setup"
        case s.NextScreen():
            return "next"
        case s.MeScreen():
            return "me"
        case s.ExportScreen():
            return "export"
        case s.HomeScreen():
            return "home"
        case s.HelpScreen():
            return "help"
        case s.DoctorScreen():
            return "doctor"
        case s.PracticeForm():
            return "practice"
        case s.TurnScreen():
            return "turn"
        case s.ReportScreen():
            return "report"
        case _:
            assert_never(screen)
