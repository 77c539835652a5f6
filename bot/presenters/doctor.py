"""How a channel's practice is doing, as a moderator reads it."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.calendar import Due
from bot.domain.needs import Need
from bot.domain.tracks import Pause, Track
from bot.presenters.needs import need_finding, ordered
from bot.presenters.words import counted, day
from bot.screens.screens import DoctorScreen, Finding
from bot.screens.text import Md

LOW = 10
"""New questions below which a moderator should know."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was looked at: the track, its next day, how many new questions it has, what we lack there.

    `lacks` is None where a platform cannot tell; `shown` is whether the latest question reached the channel,
    None where there was none yet.
    """

    track: Track | None
    next: Due | None
    unused: int
    lacks: Collection[Need] | None
    shown: bool | None


def doctor_screen(found: Checkup) -> DoctorScreen:
    """Every finding, with its mend where something is to be done."""
    findings = [*_track(found), *_questions(found), *_shown(found), *_allowed(found.lacks)]
    return DoctorScreen(Md("How this channel is doing"), tuple(findings))


def _track(found: Checkup) -> list[Finding]:
    if found.track is None:
        return [_bad("This channel has no track.", "Start one with `/scrimmage setup`.")]
    if found.track.paused is Pause.UNREACHABLE:
        return [_bad("The track is paused: I could not reach the channel.", "Then say `/scrimmage resume`.")]
    if found.track.paused is not None:
        return [_bad("The track is paused by a moderator.", "`/scrimmage resume` goes on asking.")]
    if found.next is None:
        return [_bad("No question is planned for the coming days.", "`/scrimmage next` shows why.")]
    return [_good(f"The next question comes on {day(found.next.on)}.")]


def _questions(found: Checkup) -> list[Finding]:
    if found.track is None:
        return []
    text = f"{counted(found.unused, 'new question')} left that match the track’s filter."
    if found.unused < LOW:
        return [_bad(text, "A wider filter in `/scrimmage setup` brings more.")]
    return [_good(text)]


def _shown(found: Checkup) -> list[Finding]:
    if found.shown is None:
        return []
    if found.shown:
        return [_good("The latest question reached the channel.")]
    return [_bad("The latest question has not reached the channel.", "What stands below may be why.")]


def _allowed(lacks: Collection[Need] | None) -> list[Finding]:
    if lacks is None:
        return []
    return [need_finding(need) for need in ordered(lacks)] or [_good("I am allowed all I need here.")]


def _good(text: str) -> Finding:
    return Finding(fine=True, text=Md(text), mend=Md(""))


def _bad(text: str, mend: str) -> Finding:
    return Finding(fine=False, text=Md(text), mend=Md(mend))
