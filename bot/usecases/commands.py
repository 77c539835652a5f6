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
from bot.usecases.practice_commands import (
    CarryOn,
    DeleteTurn,
    FinishTurn,
    ForgetPapers,
    OpenPractice,
    OpenTurnForm,
    ReadPaper,
    RetryQuestion,
    ScoreSelf,
    ShowReport,
    StartPractice,
    StopPractice,
    SubmitTurn,
    TakeClue,
    WriteTurn,
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
    | OpenPractice
    | StartPractice
    | WriteTurn
    | DeleteTurn
    | OpenTurnForm
    | SubmitTurn
    | FinishTurn
    | TakeClue
    | RetryQuestion
    | ScoreSelf
    | StopPractice
    | CarryOn
    | ShowReport
    | ReadPaper
    | ForgetPapers
)

__all__ = [
    "Actor",
    "AskNow",
    "CarryOn",
    "CastVote",
    "Command",
    "DeleteMessage",
    "DeleteTurn",
    "Diagnose",
    "ExportMe",
    "FinishTurn",
    "ForgetMe",
    "ForgetPapers",
    "HideMe",
    "LinkAccounts",
    "Need",
    "NoteDeparture",
    "NoteInstalled",
    "NoteLacks",
    "NoteUninstalled",
    "OpenAnswerForm",
    "OpenAnswerFormIn",
    "OpenPractice",
    "OpenSetup",
    "OpenTurnForm",
    "PauseTrack",
    "QueueQuestion",
    "React",
    "ReadAnswer",
    "ReadPaper",
    "ResumeTrack",
    "RetryQuestion",
    "RevealNow",
    "ScoreSelf",
    "SetAway",
    "SetUpTrack",
    "ShowCoverage",
    "ShowHelp",
    "ShowHome",
    "ShowLeaderboard",
    "ShowMe",
    "ShowNext",
    "ShowReport",
    "SkipDay",
    "StartPractice",
    "StopPractice",
    "SubmitAnswer",
    "SubmitMessage",
    "SubmitTurn",
    "SwapQuestion",
    "SweepThread",
    "TakeClue",
    "TakeHint",
    "WithdrawAnswer",
    "WriteMessage",
    "WriteTurn",
]
