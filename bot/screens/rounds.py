"""What is shown of a round: its card, its hints and its reveal."""

from dataclasses import dataclass
from datetime import datetime

from bot.screens.action import Action
from bot.screens.text import Md


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time and what happens then; `zone` is the IANA zone in which to print it."""

    label: str
    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class QuestionScreen:
    """The card of a round in its channel.

    `facts` are short: company, role, topics, difficulty, minutes. `notes` are sentences: how to answer,
    how many answers there are in a blind track, that a question is a repeat; `form_only` are the sentences
    for where a platform may not read what is written in threads. `moments` are what comes; `over` says that
    nothing does any more.
    """

    title: Md
    prompt: Md
    facts: tuple[str, ...]
    notes: tuple[Md, ...]
    moments: tuple[Moment, ...]
    actions: tuple[Action, ...]
    form_only: tuple[Md, ...] = ()
    over: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    items: tuple[Md, ...]


@dataclass(frozen=True, slots=True)
class RevealScreen:
    """What the interviewer was looking for, in the round's thread; a section may be empty."""

    title: Md
    intent: Section
    key_points: Section
    red_flags: Section
    follow_ups: Section
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class HintScreen:
    """A hint for one person, and the way to the next."""

    title: Md
    hint: Md
    actions: tuple[Action, ...]
