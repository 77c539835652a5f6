"""Where somebody stands, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.calendar import Due
from bot.domain.rounds import Round
from bot.domain.tracks import Track
from bot.presenters.rounds import round_moments
from bot.presenters.words import counted
from bot.screens.action import Action, Verb, Weight
from bot.screens.home import HomeScreen, HomeTrack
from bot.screens.rounds import Moment
from bot.screens.standings import LeaderboardScreen
from bot.screens.text import Md


@dataclass(frozen=True, slots=True)
class Standing:
    """A track as one person has it: the open round, the next one, their streak, and how their answer is."""

    track: Track
    round: Round | None
    next: Due | None
    streak: int
    answered: bool
    writable: bool


def home_screen(
    standings: Sequence[Standing], board: LeaderboardScreen | None, *, moderator: bool, hidden: bool
) -> HomeScreen:
    """The home of a member or a moderator."""
    return HomeScreen(
        title=Md("Your practice"),
        note=_note(standings, moderator=moderator),
        tracks=tuple(_track(each, moderator=moderator) for each in standings),
        leaderboard=replace(board, spans=(), scopes=()) if board is not None else None,
        actions=(
            Action(Verb.ME, "", "Days away and my data"),
            Action(Verb.UNHIDE, "", "Show me on leaderboards")
            if hidden
            else Action(Verb.HIDE, "", "Hide me from leaderboards"),
        ),
    )


def _note(standings: Sequence[Standing], *, moderator: bool) -> Md:
    if standings:
        return Md("")
    if moderator:
        return Md("No channel practises yet. Type `/scrimmage setup` in the one that is to begin.")
    return Md("No channel practises yet. A moderator can begin with `/scrimmage setup`.")


def _track(standing: Standing, *, moderator: bool) -> HomeTrack:
    track, round_ = standing.track, standing.round
    setting = (
        Action(Verb.NEXT, track.channel.id, "Next rounds"),
        Action(Verb.SETUP, track.channel.id, "Settings"),
    )
    return HomeTrack(
        channel=track.channel.id,
        round=Md(f"**{round_.question.title}**") if round_ is not None else None,
        notes=tuple(_notes(standing)),
        moments=(*(round_moments(round_) if round_ is not None else ()), *_next(standing)),
        actions=(*_answer(standing), *(setting if moderator else ())),
    )


def _notes(standing: Standing) -> list[Md]:
    notes = []
    if standing.round is not None:
        notes.append(Md("You have answered." if standing.answered else "You have not answered yet."))
    elif standing.track.paused:
        notes.append(Md("Paused: no questions until a moderator resumes."))
    else:
        notes.append(Md("No round is open."))
    if standing.streak:
        notes.append(Md(f"Your streak: {counted(standing.streak, 'round')}."))
    return notes


def _next(standing: Standing) -> tuple[Moment, ...]:
    if standing.next is None:
        return ()
    return (Moment("Next question", standing.next.at, standing.track.schedule.zone),)


def _answer(standing: Standing) -> tuple[Action, ...]:
    if standing.round is None or not standing.writable:
        return ()
    return (Action(Verb.ANSWER, standing.round.id, "Answer", Weight.PRIMARY),)
