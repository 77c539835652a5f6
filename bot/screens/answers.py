"""What is shown of answers: the board, the form, one in full, and that one was stored."""

from dataclasses import dataclass

from bot.screens.action import Action
from bot.screens.text import Md, UserText


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """One answer on the board: `author` is None while anonymous, `votes` None while hidden."""

    author: UserText | None
    label: str
    text: UserText
    votes: int | None
    best: bool
    late: bool
    marks: tuple[str, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class BoardScreen:
    """One page of the answers of a round, from 1 of `pages`."""

    title: Md
    note: Md
    entries: tuple[BoardEntry, ...]
    page: int
    pages: int
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """The form that takes an answer; `submit` says what it is sent as, `limit` is in characters."""

    title: str
    prompt: Md
    label: str
    value: UserText
    limit: int
    submit: Action
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class AnswerScreen:
    """One answer in full."""

    title: Md
    author: UserText | None
    text: UserText
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer's message was stored: shown as a ✅ on that message, never as a message."""
