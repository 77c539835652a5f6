"""Every polite no: what somebody asked for that the rules do not allow."""

from dataclasses import dataclass
from datetime import date


class Refusal(Exception):  # noqa: N818 - a refusal is a normal outcome, not an error
    """Something that the rules do not allow; the person is told which, kindly."""


class NotModerator(Refusal):
    """Only a moderator of this workspace may do that."""


class NoTrackHere(Refusal):
    """The channel has no track."""


class NoRoundHere(Refusal):
    """There is no such round in this workspace, or none is open."""


@dataclass
class AskedToday(Refusal):
    """The track has had its question on that local date."""

    on: date


class NoQuestions(Refusal):
    """No question in the library matches the track's filter."""


@dataclass
class UnknownQuestion(Refusal):
    """The library has no question of that id."""

    id: str


@dataclass
class QuestionUsed(Refusal):
    """The track had that question already, and others are still new to it."""

    on: date


class AlreadyRevealed(Refusal):
    """The round has been revealed."""


class NotYetRevealed(Refusal):
    """What was asked for can be seen only after the reveal."""


class AnswerStands(Refusal):
    """After the reveal an answer given in time can no longer be changed."""


class RoundClosed(Refusal):
    """The round takes no more answers or votes."""


class EmptyAnswer(Refusal):
    """The form came back without words."""


class NothingAnswered(Refusal):
    """The person has no answer in this round."""


class AnswerGone(Refusal):
    """The answer was taken back, or was never in this workspace."""


class OwnAnswer(Refusal):
    """Nobody votes for themselves, whichever account they use."""


class LateAnswer(Refusal):
    """A late answer takes no votes."""


@dataclass
class VotesSpent(Refusal):
    """The person has given all votes a round allows."""

    limit: int


class NoInterview(Refusal):
    """There is no such interview of this person, or it is over."""


class InterviewRunning(Refusal):
    """The person has an interview that goes on; one at a time is enough."""


class NothingSaid(Refusal):
    """There is no answer in this turn yet, so there is nothing to read."""


class TurnOver(Refusal):
    """The turn was answered already, perhaps by another press."""


class NoHelp(Refusal):
    """In a mock interview nobody helps."""


class NotYours(Refusal):
    """Nobody makes another's words their answer."""


class BlindTrack(Refusal):
    """In a blind track answers come through the form."""


@dataclass
class BadSettings(Refusal):
    """Some settings of the form do not work; `problems` maps a field's name to a key of its trouble."""

    problems: dict[str, str]


@dataclass
class BadDate(Refusal):
    """A date that was meant to be planned is not one of the track's next days."""

    text: str


class Outsider(Refusal):
    """Somebody of another organisation, or a bot, takes no part in a workspace's rounds."""


class PersonUnknown(Refusal):
    """Nobody of that account is known in this workspace."""
