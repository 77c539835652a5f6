"""What is shown of practice: the form that begins it, each turn, and the report."""

from dataclasses import dataclass

from bot.screens.action import Action
from bot.screens.rounds import Moment, Section
from bot.screens.scoring import CoveredPoint
from bot.screens.settings import Field
from bot.screens.text import Md, UserText


@dataclass(frozen=True, slots=True)
class PracticeForm:
    """The form that begins an interview."""

    title: str
    intro: Md
    fields: tuple[Field, ...]
    submit: str


@dataclass(frozen=True, slots=True)
class TurnScreen:
    """What is asked in an interview: `why` says why, `notes` how to answer, `over` that it was answered."""

    title: Md
    why: Md
    prompt: Md
    facts: tuple[str, ...]
    notes: tuple[Md, ...]
    moments: tuple[Moment, ...]
    actions: tuple[Action, ...]
    over: bool = False


@dataclass(frozen=True, slots=True)
class ReportPart:
    """How one question went; `score` is 0 to 100, None if there was too little."""

    title: Md
    why: Md
    score: int | None
    points: tuple[CoveredPoint, ...]
    summary: Md


@dataclass(frozen=True, slots=True)
class ReportScreen:
    """How an interview went; `sections` are strengths, gaps and what to do next."""

    title: Md
    summary: Md
    score: int | None
    parts: tuple[ReportPart, ...]
    sections: tuple[Section, ...]
    judge: Md
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a topic's key points somebody covered, try by try, each 0 to 1, the oldest first."""

    topic: UserText
    shares: tuple[float, ...]
