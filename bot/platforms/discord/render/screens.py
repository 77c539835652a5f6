"""Any screen as a message of Discord's."""

from typing import assert_never

from bot.platforms.discord import words
from bot.platforms.discord.render import (
    answers,
    doctor,
    people,
    practice,
    rounds,
    scoring,
    settings,
    standings,
    tracks,
)
from bot.platforms.discord.render.answers import as_messages
from bot.platforms.discord.render.forms import fits
from bot.platforms.discord.render.home import home
from bot.platforms.discord.render.parts import (
    BOARD,
    HERE,
    NOTICE,
    QUESTION,
    REFUSAL,
    REVEAL,
    STANDING,
    Look,
    message,
    small,
    text,
)
from bot.platforms.discord.render.people import confirmation
from bot.platforms.discord.render.room import fitted
from bot.platforms.discord.render.rounds import thread_name
from bot.platforms.discord.render.settings import kept
from bot.platforms.discord.text import Json
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

__all__ = ["Look", "as_message", "as_messages", "confirmation", "kept", "thread_name"]


def as_message(screen: Screen, look: Look = HERE) -> Json:
    """A screen as a message."""
    parts = fitted(parts_of(screen, look)) or text(small(words.NOTHING_YET))
    return message(colour_of(screen), parts)


def parts_of(screen: Screen, look: Look) -> list[Json]:  # noqa: C901, PLR0911, PLR0912 - the table of all screens
    """The parts of a screen, as many as it has."""
    match screen:
        case QuestionScreen():
            return rounds.question(screen, look)
        case RevealScreen():
            return rounds.reveal(screen, look)
        case HintScreen():
            return rounds.hint(screen, look)
        case BoardScreen():
            return answers.board(screen, look)
        case AnswerScreen():
            return answers.answer(screen, look)
        case AnswerForm():
            return answers.form(screen, look, fits=fits(screen))
        case CoverageScreen():
            return scoring.coverage(screen, look)
        case LeaderboardScreen():
            return standings.leaderboard(screen, look)
        case NextScreen():
            return tracks.coming(screen, look)
        case SetupForm():
            return settings.overview(screen, look)
        case MeScreen():
            return people.me(screen, look)
        case ExportScreen():
            return people.export(screen)
        case NoticeScreen():
            return people.notice(screen, look)
        case HelpScreen():
            return people.help_(screen)
        case HomeScreen():
            return home(screen, look)
        case DoctorScreen():
            return doctor.doctor(screen)
        case PracticeForm():
            return practice.form(screen)
        case TurnScreen():
            return practice.turn(screen, look)
        case ReportScreen():
            return practice.report(screen, look)
        case Recorded():
            return text("✅")
        case _:
            assert_never(screen)


def colour_of(screen: Screen) -> int | None:  # noqa: C901, PLR0911 - a table
    """The colour along a message's edge, by what it shows; a mere mark has none."""
    match screen:
        case QuestionScreen(over=True) | TurnScreen(over=True):
            return NOTICE
        case QuestionScreen() | HintScreen() | AnswerForm() | NextScreen() | TurnScreen() | PracticeForm():
            return QUESTION
        case RevealScreen() | CoverageScreen() | ReportScreen():
            return REVEAL
        case BoardScreen() | AnswerScreen():
            return BOARD
        case LeaderboardScreen() | HomeScreen() | MeScreen():
            return STANDING
        case NoticeScreen(refused=True):
            return REFUSAL
        case SetupForm(fields=fields):
            return REFUSAL if any(each.problem for each in fields) else NOTICE
        case DoctorScreen(findings=findings):
            return NOTICE if all(each.fine for each in findings) else REFUSAL
        case NoticeScreen() | HelpScreen() | ExportScreen():
            return NOTICE
        case Recorded():
            return None
        case _:
            assert_never(screen)
