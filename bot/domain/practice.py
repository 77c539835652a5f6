"""What an interview is: questions in an order, turns asked and answered, and the stages it goes through."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.answers import FORM, Part
from bot.domain.questions import FollowUp, Question
from bot.domain.scoring import Coverage, Judgement
from bot.ids import InterviewId, PersonId, WorkspaceId

IDLE = timedelta(hours=24)
"""Silence after which an interview is parked."""


class Length(StrEnum):
    """One question with hints and a retry, or several as in a real interview."""

    QUICK = "quick"
    MOCK = "mock"


class Step(StrEnum):
    """Where an interview stands."""

    ANSWERING = "answering"
    READING = "reading"
    SCORING = "scoring"
    DONE = "done"
    PARKED = "parked"
    STOPPED = "stopped"


RUNNING = (Step.ANSWERING, Step.READING, Step.SCORING)
"""Steps of which a person has one interview at most."""


class Why(StrEnum):
    """Why a question was chosen."""

    ASKED_FOR = "asked-for"
    DUE = "due"
    RESUME = "resume"
    JOB = "job"
    WEAK = "weak"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question of an interview and why it was chosen; `about` names the skill or the topic."""

    question: Question
    why: Why
    about: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing asked and one answer; `place` is the question's place in the interview, from 0.

    `follow_up` is what was asked beyond the question itself, `hints` how many were taken. The judgement of a
    follow-up is of the one key point that it probes.
    """

    place: int
    asked_at: datetime
    follow_up: FollowUp | None = None
    parts: tuple[Part, ...] = ()
    hints: int = 0
    done_at: datetime | None = None
    judgement: Judgement | None = None

    @property
    def text(self) -> str:
        """The answer as it stands; the form holds all that was written before it was sent."""
        live = sorted((each for each in self.parts if not each.gone), key=lambda each: each.written_at)
        form = next((each for each in live if each.message == FORM), None)
        if form is not None:
            live = [form, *(each for each in live if each.written_at > form.revised_at)]
        return "\n".join(each.text for each in live)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A private practice session of one person; `version` grows with every change that is stored.

    `channel` is where it was begun; with `aside` it runs there, in a thread that only its person sees, for
    their direct messages are closed. `self_score` is what they gave themselves before the report, 0 to 100.
    """

    id: InterviewId
    workspace: WorkspaceId
    person: PersonId
    length: Length
    chosen: tuple[Chosen, ...]
    turns: tuple[Turn, ...]
    step: Step
    begun_at: datetime
    touched_at: datetime
    channel: str = ""
    aside: bool = False
    version: int = 0
    self_score: int | None = None

    @property
    def turn(self) -> Turn:
        """The latest turn."""
        return self.turns[-1]

    @property
    def question(self) -> Question:
        """The question that the latest turn is about."""
        return self.chosen[self.turn.place].question

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self.step in RUNNING


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an interview begins with: whose it is, where they asked for it, and its questions."""

    id: InterviewId
    workspace: WorkspaceId
    person: PersonId
    channel: str
    length: Length
    chosen: tuple[Chosen, ...]


def begun(beginning: Beginning, now: datetime) -> Interview:
    """A new interview with its first question asked."""
    return Interview(
        id=beginning.id,
        workspace=beginning.workspace,
        person=beginning.person,
        length=beginning.length,
        chosen=beginning.chosen,
        turns=(Turn(0, now),),
        step=Step.ANSWERING,
        begun_at=now,
        touched_at=now,
        channel=beginning.channel,
    )


def _with_turn(interview: Interview, turn: Turn, now: datetime, step: Step | None = None) -> Interview:
    turns = (*interview.turns[:-1], turn)
    return replace(interview, turns=turns, touched_at=now, step=step or interview.step)


def wrote(interview: Interview, part: Part, now: datetime) -> Interview | None:
    """The interview with a message in its latest turn, None if that changes nothing.

    A message belongs to the turn in which it was first written; the newest revision of it wins, and what was
    deleted stays so.
    """
    turns = list(interview.turns)
    at = next((n for n, turn in enumerate(turns) if any(p.message == part.message for p in turn.parts)), None)
    at = len(turns) - 1 if at is None or part.message == FORM else at
    turn = turns[at]
    if turn.done_at is not None or interview.step is not Step.ANSWERING:
        return None
    old = next((each for each in turn.parts if each.message == part.message), None)
    if old is not None and part.message != FORM and not _newer(part, old):
        return None
    kept = replace(part, written_at=old.written_at) if old is not None and part.message != FORM else part
    others = tuple(each for each in turn.parts if each.message != part.message)
    turns[at] = replace(turn, parts=(*others, kept))
    return replace(interview, turns=tuple(turns), touched_at=now)


def _newer(part: Part, old: Part) -> bool:
    """Whether a revision of a message counts: a deletion beats whatever an edit says."""
    return not old.gone and (part.gone or part.revised_at > old.revised_at)


def hinted(interview: Interview, level: int, now: datetime) -> Interview:
    """The interview with a hint taken."""
    return _with_turn(interview, replace(interview.turn, hints=max(level, interview.turn.hints)), now)


def finished(interview: Interview, now: datetime) -> Interview:
    """The interview whose latest answer counts from now on, to be read."""
    return _with_turn(interview, replace(interview.turn, done_at=now), now, Step.READING)


def read(interview: Interview, judgement: Judgement, now: datetime) -> Interview:
    """The interview once the latest answer was read: what comes next is asked, or it comes to its end."""
    told = _with_turn(interview, replace(interview.turn, judgement=judgement), now)
    if told.length is Length.QUICK:
        return replace(told, step=Step.DONE)
    following = _following(told)
    if following is None:
        return replace(told, step=Step.SCORING)
    place, follow_up = following
    return replace(told, turns=(*told.turns, Turn(place, now, follow_up)), step=Step.ANSWERING)


def _following(interview: Interview) -> tuple[int, FollowUp | None] | None:
    """What is asked next: a follow-up on the weightiest point that was missed, else the next question."""
    turn = interview.turn
    if turn.follow_up is None:
        follow_up = probing(interview.question, turn.judgement)
        if follow_up is not None:
            return turn.place, follow_up
    return (turn.place + 1, None) if turn.place + 1 < len(interview.chosen) else None


def probing(question: Question, judgement: Judgement | None) -> FollowUp | None:
    """The follow-up on the weightiest key point that an answer did not cover, None where there is none."""
    if judgement is None or judgement.total is None:
        return None
    missed = {point.key_point for point in judgement.points if point.coverage is not Coverage.COVERED}
    weights = {point.id: point.weight for point in question.key_points}
    asked = [each for each in question.follow_ups if each.probes in missed]
    return max(asked, key=lambda each: weights.get(each.probes, 0), default=None)


def retried(interview: Interview, now: datetime) -> Interview:
    """The interview with the same question asked once more."""
    return replace(
        interview,
        turns=(*interview.turns, Turn(interview.turn.place, now)),
        step=Step.ANSWERING,
        touched_at=now,
    )


def self_scored(interview: Interview, score: int, now: datetime) -> Interview:
    """The interview once its person has scored themselves: it is over."""
    return replace(interview, self_score=score, step=Step.DONE, touched_at=now)


def stopped(interview: Interview, now: datetime) -> Interview:
    """The interview ended before its end."""
    return replace(interview, step=Step.STOPPED, touched_at=now)


def parked(interview: Interview) -> Interview:
    """The interview after long silence; it can be taken up where it was left."""
    return replace(interview, step=Step.PARKED)


def resumed(interview: Interview, now: datetime) -> Interview:
    """The parked interview taken up again."""
    step = Step.ANSWERING
    if interview.turn.done_at is not None:
        step = Step.READING if interview.turn.judgement is None else Step.SCORING
    return replace(interview, step=step, touched_at=now)


def judged_part(question: Question, turn: Turn) -> Question:
    """The question as a turn is read: a follow-up is read against the one key point that it probes."""
    if turn.follow_up is None:
        return question
    probed = tuple(point for point in question.key_points if point.id == turn.follow_up.probes)
    return replace(question, prompt=turn.follow_up.ask, key_points=probed or question.key_points)
