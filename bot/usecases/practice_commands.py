"""What can be asked of practice, each by a person for themselves alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.ids import Channel, InterviewId
from bot.screens.text import UserText
from bot.usecases.actor import Actor


@dataclass(frozen=True, slots=True)
class OpenPractice:
    """Somebody wants to practise; `anew` says that a parked interview shall rest."""

    actor: Actor
    channel: Channel
    pack: str = ""
    topic: str = ""
    anew: bool = False


@dataclass(frozen=True, slots=True)
class StartPractice:
    """Somebody sent the form that begins an interview: each field's name and what stands in it."""

    actor: Actor
    channel: Channel
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WriteTurn:
    """Somebody wrote or edited a message where only they and we are."""

    actor: Actor
    message: str
    text: UserText
    written_at: datetime
    revised_at: datetime


@dataclass(frozen=True, slots=True)
class DeleteTurn:
    """A message was deleted where only somebody and we are."""

    actor: Actor
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenTurnForm:
    """Somebody wants the form that takes an answer whole; `turn` counts from 0."""

    actor: Actor
    interview: InterviewId
    turn: int


@dataclass(frozen=True, slots=True)
class SubmitTurn:
    """Somebody sent that form: it is the whole answer, and it counts."""

    actor: Actor
    interview: InterviewId
    turn: int
    text: UserText


@dataclass(frozen=True, slots=True)
class FinishTurn:
    """Somebody pressed Done: what they wrote counts."""

    actor: Actor
    interview: InterviewId
    turn: int


@dataclass(frozen=True, slots=True)
class TakeClue:
    """Somebody wants a hint in a quick interview; `level` is 1 to 3."""

    actor: Actor
    interview: InterviewId
    level: int


@dataclass(frozen=True, slots=True)
class RetryQuestion:
    """Somebody wants the same question once more."""

    actor: Actor
    interview: InterviewId


@dataclass(frozen=True, slots=True)
class ScoreSelf:
    """Somebody says how it went in their own eyes, 0 to 100."""

    actor: Actor
    interview: InterviewId
    score: int


@dataclass(frozen=True, slots=True)
class StopPractice:
    """Somebody ends an interview before its end."""

    actor: Actor
    interview: InterviewId


@dataclass(frozen=True, slots=True)
class CarryOn:
    """Somebody goes on with an interview that was parked, or whose last question they lost sight of."""

    actor: Actor
    interview: InterviewId


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """Somebody hands in a file: a résumé, or the job description (`kind` is resume or job)."""

    actor: Actor
    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ForgetPapers:
    """Somebody wants their papers gone at once."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class ShowReport:
    """Somebody wants the report of an interview; `as_file` to take it along."""

    actor: Actor
    interview: InterviewId
    as_file: bool = False
