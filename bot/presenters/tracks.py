"""A track as moderators see it: the rounds that come next."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.calendar import Due
from bot.domain.questions import Question
from bot.domain.tracks import Pause, Track
from bot.presenters.rounds import facts
from bot.screens.action import Action, Verb
from bot.screens.screens import Moment, NextItem, NextScreen, Option
from bot.screens.text import Md


@dataclass(frozen=True, slots=True)
class Coming:
    """One coming day and what is planned for it: a question, or none because moderators skip it."""

    due: Due
    question: Question | None
    skipped: bool
    chosen: bool
    repeat: bool


def next_screen(
    track: Track, coming: Sequence[Coming], queue: Sequence[Question], fresh: Sequence[Question]
) -> NextScreen:
    """The preview of the next rounds."""
    note = "What comes may still change with what your team answers."
    if track.paused is Pause.MODERATOR:
        note = "The track is paused, so none of this is asked before `/scrimmage resume`."
    elif track.paused is Pause.UNREACHABLE:
        note = (
            "The track is paused because its channel could not be reached. `/scrimmage resume` tries again."
        )
    return NextScreen(
        title=Md("The next rounds"),
        note=Md(note if coming else "The schedule has no day to ask on. `/scrimmage setup` can change that."),
        items=tuple(_item(track, each) for each in coming),
        queue=tuple(Md(question.title) for question in queue),
        queue_heading="In the queue",
        options=tuple(Option(question.id, question.title) for question in fresh),
        queue_label="Ask soon",
    )


def _item(track: Track, coming: Coming) -> NextItem:
    about = f"{track.id}/{coming.due.on.isoformat()}"
    swap = Action(Verb.SWAP, about, "Swap")
    skip = Action(Verb.SKIP, about, "Ask after all" if coming.skipped else "Skip")
    return NextItem(
        moment=Moment(f"{coming.due.on:%A}", coming.due.at, track.schedule.zone),
        title=Md(_title(coming)),
        facts=facts(coming.question) if coming.question else (),
        note=_note(coming),
        actions=(skip,) if coming.skipped or coming.question is None else (swap, skip),
    )


def _title(coming: Coming) -> str:
    if coming.skipped:
        return "No question that day"
    return coming.question.title if coming.question else "No question matches the filter"


def _note(coming: Coming) -> str:
    if coming.repeat:
        return "asked before: all others have been used"
    return "chosen by a moderator" if coming.chosen and coming.question else ""
