"""Everything that can be asked of Scrimmage: a closed union that platforms build and `handle` takes."""

from bot.usecases.actor import Actor
from bot.usecases.member_commands import (
    CastVote,
    DeleteMessage,
    ExportMe,
    ForgetMe,
    HideMe,
    NoteDeparture,
    NoteInstalled,
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
    TakeHint,
    WithdrawAnswer,
    WriteMessage,
)
from bot.usecases.moderator_commands import (
    AskNow,
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
    | React
    | OpenAnswerForm
    | OpenAnswerFormIn
    | SubmitAnswer
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
    "ExportMe",
    "ForgetMe",
    "HideMe",
    "LinkAccounts",
    "NoteDeparture",
    "NoteInstalled",
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
    "SwapQuestion",
    "TakeHint",
    "WithdrawAnswer",
    "WriteMessage",
]
