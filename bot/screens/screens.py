"""Everything that somebody can be shown: a closed union, each case drawn by each platform its own way."""

from bot.screens.answers import AnswerForm, AnswerScreen, BoardEntry, BoardScreen, Recorded
from bot.screens.doctor import DoctorScreen, Finding
from bot.screens.home import HomeScreen, HomeTrack
from bot.screens.notices import HelpScreen, NoticeScreen
from bot.screens.people import ExportScreen, MeScreen
from bot.screens.practice import PracticeForm, Progress, ReportPart, ReportScreen, TurnScreen
from bot.screens.rounds import HintScreen, Moment, QuestionScreen, RevealScreen, Section
from bot.screens.scoring import CoverageScreen, CoveredPoint, Mark
from bot.screens.settings import Field, FieldKind, Option, SetupForm
from bot.screens.standings import LeaderboardScreen, Row
from bot.screens.tracks import NextItem, NextScreen

Screen = (
    QuestionScreen
    | RevealScreen
    | BoardScreen
    | HintScreen
    | AnswerForm
    | AnswerScreen
    | CoverageScreen
    | NoticeScreen
    | Recorded
    | LeaderboardScreen
    | SetupForm
    | NextScreen
    | MeScreen
    | ExportScreen
    | HelpScreen
    | HomeScreen
    | DoctorScreen
    | PracticeForm
    | TurnScreen
    | ReportScreen
)

__all__ = [
    "AnswerForm",
    "AnswerScreen",
    "BoardEntry",
    "BoardScreen",
    "CoverageScreen",
    "CoveredPoint",
    "DoctorScreen",
    "ExportScreen",
    "Field",
    "FieldKind",
    "Finding",
    "HelpScreen",
    "HintScreen",
    "HomeScreen",
    "HomeTrack",
    "LeaderboardScreen",
    "Mark",
    "MeScreen",
    "Moment",
    "NextItem",
    "NextScreen",
    "NoticeScreen",
    "Option",
    "PracticeForm",
    "Progress",
    "QuestionScreen",
    "Recorded",
    "ReportPart",
    "ReportScreen",
    "RevealScreen",
    "Row",
    "Screen",
    "Section",
    "SetupForm",
    "TurnScreen",
]
