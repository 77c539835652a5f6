"""Everything that can be asked of Scrimmage: a closed union that platforms build and `handle` takes."""

from bot.domain.needs import Need
from bot.usecases.actor import Actor
from bot.usecases.member_commands import (
    CastVote,
    DeleteMessage,
    ExportMe,
    ForgetMe,
    HideMe,
    NoteDeparture,
    NoteInstalled,
    NoteLacks,
    NoteUninstalled,
    OpenAnswerForm,
    OpenAnswerFormIn,
    React,
    ReadAnswer,
    SetAway,
    ShowCoverage,
    ShowHelp,
    ShowHome,
    ShowLeaderboard,
    ShowMe,
    SubmitAnswer,
    SubmitMessage,
    SweepThread,
    TakeHint,
    WithdrawAnswer,
    WriteMessage,
)
from bot.usecases.moderator_commands import (
    AskNow,
    Diagnose,
    LinkAccounts,
    OpenSetup,
    PauseTrack,
    QueueQuestion,
    ResumeTrack,
    RevealNow,
    SetUpTrack,
    ShowNext,
    SkipDay,
    SwapQuestion,
)

Command = (
    WriteMessage
    | DeleteMessage
    | SweepThread
    | React
    | OpenAnswerForm
    | OpenAnswerFormIn
    | SubmitAnswer
    | SubmitMessage
    | WithdrawAnswer
    | TakeHint
    | CastVote
    | ReadAnswer
    | ShowCoverage
    | ShowLeaderboard
    | OpenSetup
    | SetUpTrack
    | ShowNext
    | SwapQuestion
    | SkipDay
    | QueueQuestion
    | AskNow
    | RevealNow
    | PauseTrack
    | ResumeTrack
    | SetAway
    | ShowMe
    | ExportMe
    | ForgetMe
    | HideMe
    | LinkAccounts
    | Diagnose
    | NoteLacks
    | NoteDeparture
    | NoteUninstalled
    | NoteInstalled
    | ShowHelp
    | ShowHome
)

__all__ = [
    "Actor",
    "AskNow",
    "CastVote",
    "Command",
    "DeleteMessage",
    "Diagnose",
    "ExportMe",
    "ForgetMe",
    "HideMe",
    "LinkAccounts",
    "Need",
    "NoteDeparture",
    "NoteInstalled",
    "NoteLacks",
    "NoteUninstalled",
    "OpenAnswerForm",
    "OpenAnswerFormIn",
    "OpenSetup",
    "PauseTrack",
    "QueueQuestion",
    "React",
    "ReadAnswer",
    "ResumeTrack",
    "RevealNow",
    "SetAway",
    "SetUpTrack",
    "ShowCoverage",
    "ShowHelp",
    "ShowHome",
    "ShowLeaderboard",
    "ShowMe",
    "ShowNext",
    "SkipDay",
    "SubmitAnswer",
    "SubmitMessage",
    "SwapQuestion",
    "SweepThread",
    "TakeHint",
    "WithdrawAnswer",
    "WriteMessage",
]
