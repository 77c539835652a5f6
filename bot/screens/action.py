"""What a button does: a verb and what it is about, small enough to travel in any platform's payload."""

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """Everything that can be pressed."""

    ANSWER = "answer"
    WITHDRAW = "withdraw"
    HINT = "hint"
    VOTE = "vote"
    READ = "read"
    COVERAGE = "coverage"
    BOARD = "board"
    SWAP = "swap"
    SKIP = "skip"
    EXPORT = "export"
    FORGET = "forget"
    HIDE = "hide"
    UNHIDE = "unhide"
    SETUP = "setup"
    NEXT = "next"
    ME = "me"
    PRACTICE = "practice"
    TURN = "turn"
    DONE = "done"
    CLUE = "clue"
    RETRY = "retry"
    SELF = "self"
    STOP = "stop"
    CARRY_ON = "carry-on"
    REPORT = "report"
    DOWNLOAD = "download"
    SHRED = "shred"


class Weight(StrEnum):
    """How much a button stands out."""

    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Action:
    """A button: `about` holds ids only, at most 80 characters; `label` is what is read on it.

    `confirm` is a question to be asked before it takes effect, None if it takes effect at once.
    """

    verb: Verb
    about: str
    label: str
    weight: Weight = Weight.PLAIN
    confirm: str | None = None
