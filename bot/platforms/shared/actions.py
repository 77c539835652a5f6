"""The codec of buttons: an action to one short string and back, and from there to a command."""

from bot.ids import AnswerId, Channel, InterviewId, RoundId, TrackId
from bot.screens.action import Action, Verb
from bot.screens.text import UserText
from bot.usecases.commands import (
    Actor,
    CarryOn,
    CastVote,
    Command,
    ExportMe,
    FinishTurn,
    ForgetMe,
    ForgetPapers,
    HideMe,
    OpenAnswerForm,
    OpenPractice,
    OpenSetup,
    OpenTurnForm,
    ReadAnswer,
    RetryQuestion,
    ScoreSelf,
    ShowCoverage,
    ShowLeaderboard,
    ShowMe,
    ShowNext,
    ShowReport,
    SkipDay,
    StopPractice,
    SubmitAnswer,
    SubmitTurn,
    SwapQuestion,
    TakeClue,
    TakeHint,
    WithdrawAnswer,
)

LIMIT = 100
"""Characters that the narrowest platform gives a button: Discord's custom id,
https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id."""


class UnknownAction(ValueError):  # noqa: N818 - what it is, not that it is an error
    """A string that no button of ours bears, or one from another version."""


def encode(action: Action) -> str:
    """The string a button carries; raises ValueError if it would be longer than any platform takes."""
    text = f"{action.verb}:{action.about}"
    if len(text) > LIMIT:
        raise ValueError(f"a button of {len(text)} characters, at most {LIMIT} fit: {action.verb}")
    return text


def decode(text: str) -> tuple[Verb, str]:
    """The verb and what it is about; raises UnknownAction."""
    verb, colon, about = text.partition(":")
    if not colon or len(text) > LIMIT or verb not in set(Verb):
        raise UnknownAction
    return Verb(verb), about


def command_of(verb: Verb, about: str, actor: Actor, channel: Channel) -> Command:  # noqa: C901, PLR0911, PLR0912 - a table
    """What a press asks for; raises UnknownAction for one that makes no sense."""
    match verb:
        case Verb.ANSWER:
            return OpenAnswerForm(actor, RoundId(about))
        case Verb.WITHDRAW:
            return WithdrawAnswer(actor, RoundId(about))
        case Verb.HINT:
            round_id, level = _pair(about)
            return TakeHint(actor, RoundId(round_id), _level(level))
        case Verb.VOTE:
            return CastVote(actor, AnswerId(about))
        case Verb.READ:
            return ReadAnswer(actor, AnswerId(about))
        case Verb.COVERAGE:
            return ShowCoverage(actor, RoundId(about))
        case Verb.BOARD:
            return ShowLeaderboard(actor, channel, *_pair(about))
        case Verb.SWAP:
            track, on = _pair(about)
            return SwapQuestion(actor, TrackId(track), on)
        case Verb.SKIP:
            track, on = _pair(about)
            return SkipDay(actor, TrackId(track), on)
        case Verb.EXPORT:
            return ExportMe(actor)
        case Verb.FORGET:
            return ForgetMe(actor)
        case Verb.HIDE | Verb.UNHIDE:
            return HideMe(actor, hidden=verb is Verb.HIDE)
        case Verb.SETUP:
            return OpenSetup(actor, Channel(channel.workspace, about))
        case Verb.NEXT:
            return ShowNext(actor, Channel(channel.workspace, about))
        case Verb.ME:
            return ShowMe(actor)
    return _practising(verb, about, actor, channel)


def _practising(verb: Verb, about: str, actor: Actor, channel: Channel) -> Command:  # noqa: PLR0911 - a table
    """What a press asks of practice; raises UnknownAction for one that makes no sense."""
    match verb:
        case Verb.PRACTICE:
            return OpenPractice(actor, channel, anew=about == "new")
        case Verb.TURN | Verb.DONE:
            interview, turn = _pair(about)
            made = OpenTurnForm if verb is Verb.TURN else FinishTurn
            return made(actor, InterviewId(interview), _number(turn))
        case Verb.CLUE:
            interview, level = _pair(about)
            return TakeClue(actor, InterviewId(interview), _level(level))
        case Verb.RETRY:
            return RetryQuestion(actor, InterviewId(about))
        case Verb.SELF:
            interview, score = _pair(about)
            return ScoreSelf(actor, InterviewId(interview), _number(score))
        case Verb.STOP:
            return StopPractice(actor, InterviewId(about))
        case Verb.CARRY_ON:
            return CarryOn(actor, InterviewId(about))
        case Verb.SHRED:
            return ForgetPapers(actor)
        case Verb.REPORT | Verb.DOWNLOAD:
            return ShowReport(actor, InterviewId(about), as_file=verb is Verb.DOWNLOAD)
        case _:
            raise UnknownAction


def submission_of(verb: Verb, about: str, actor: Actor, text: UserText) -> Command:
    """What sending a form with an answer asks for; raises UnknownAction."""
    match verb:
        case Verb.ANSWER:
            return SubmitAnswer(actor, RoundId(about), text)
        case Verb.TURN:
            interview, turn = _pair(about)
            return SubmitTurn(actor, InterviewId(interview), _number(turn), text)
        case _:
            raise UnknownAction


def _pair(about: str) -> tuple[str, str]:
    first, slash, second = about.partition("/")
    if not slash:
        raise UnknownAction
    return first, second


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 3:  # noqa: PLR2004 - hundreds are enough
        raise UnknownAction
    return int(text)


def _level(text: str) -> int:
    if text not in {"1", "2", "3"}:
        raise UnknownAction
    return int(text)
