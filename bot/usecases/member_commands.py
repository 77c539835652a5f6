"""What every member can ask for, and what happens on a platform by itself."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.needs import Need
from bot.ids import Account, AnswerId, Channel, MessageRef, RoundId, WorkspaceId
from bot.screens.text import UserText
from bot.usecases.actor import Actor


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """Somebody wrote or edited a message in a thread.

    `written_at` is when it was sent, `revised_at` when it was last edited, both by the platform's clock.
    `attached` says that a file or a voice message came along; `unread` that the platform does not let us see
    the words, so that there may be some.
    """

    actor: Actor
    channel: Channel
    thread: MessageRef
    message: str
    text: UserText
    written_at: datetime
    revised_at: datetime
    attached: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class SubmitMessage:
    """Somebody says that a message is their answer; `author` is the account that wrote it."""

    actor: Actor
    channel: Channel
    thread: MessageRef
    message: str
    author: str
    text: UserText
    written_at: datetime
    revised_at: datetime


@dataclass(frozen=True, slots=True)
class SweepThread:
    """All that stands in a thread was read, after a time in which nothing was heard.

    `present` are its messages; what was written before `until` and is not among them was deleted.
    """

    channel: Channel
    thread: MessageRef
    present: frozenset[str]
    until: datetime


@dataclass(frozen=True, slots=True)
class DeleteMessage:
    """A message in a thread was deleted, by whomever."""

    channel: Channel
    thread: MessageRef
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class React:
    """Somebody set a 👍 on a message, or took it back; `thread` is None where the platform does not say."""

    actor: Actor
    channel: Channel
    thread: MessageRef | None
    message: str
    on: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenAnswerForm:
    """Somebody wants the Answer form."""

    actor: Actor
    round: RoundId


@dataclass(frozen=True, slots=True)
class SubmitAnswer:
    """Somebody sent the Answer form."""

    actor: Actor
    round: RoundId
    text: UserText


@dataclass(frozen=True, slots=True)
class WithdrawAnswer:
    """Somebody takes the whole answer back."""

    actor: Actor
    round: RoundId


@dataclass(frozen=True, slots=True)
class TakeHint:
    """Somebody wants a hint; `level` is 1 to 3."""

    actor: Actor
    round: RoundId
    level: int


@dataclass(frozen=True, slots=True)
class CastVote:
    """Somebody pressed Vote: a vote for the answer, or, pressed again, none."""

    actor: Actor
    answer: AnswerId


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """Somebody wants to read an answer in full."""

    actor: Actor
    answer: AnswerId


@dataclass(frozen=True, slots=True)
class ShowCoverage:
    """Somebody asks how their own answer did."""

    actor: Actor
    round: RoundId


@dataclass(frozen=True, slots=True)
class ShowLeaderboard:
    """Somebody wants a leaderboard: `span` is week, season or all, `scope` is track or workspace."""

    actor: Actor
    channel: Channel
    span: str = "season"
    scope: str = "track"


@dataclass(frozen=True, slots=True)
class SetAway:
    """Somebody is away from one local date (ISO 8601) to another, both inclusive; empty takes it back."""

    actor: Actor
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ShowMe:
    """Somebody wants to see what is kept about them."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class ExportMe:
    """Somebody wants all that is kept about them as a file."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Somebody wants all their words and their name gone."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class HideMe:
    """Somebody wants to be on no leaderboard, or to be back on it."""

    actor: Actor
    hidden: bool


@dataclass(frozen=True, slots=True)
class ShowHome:
    """Somebody wants to know where they stand."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class OpenAnswerFormIn:
    """Somebody in a thread, where no button is at hand, wants the Answer form of its round."""

    actor: Actor
    channel: Channel
    thread: MessageRef


@dataclass(frozen=True, slots=True)
class NoteUninstalled:
    """A workspace removed Scrimmage; `at` is when, by the platform's clock."""

    workspace: WorkspaceId
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteInstalled:
    """A workspace installed Scrimmage, perhaps again."""

    workspace: WorkspaceId
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteLacks:
    """The platform did not let us do something in a channel."""

    channel: Channel
    lacks: frozenset[Need]


@dataclass(frozen=True, slots=True)
class NoteDeparture:
    """The platform says that an account left the workspace, or is back."""

    account: Account
    left: bool


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """Somebody wants to know what can be asked."""

    actor: Actor
