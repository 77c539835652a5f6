"""Where somebody stands in every track of their workspace."""

from bot.domain.answers import may_write
from bot.domain.tracks import Track
from bot.ids import PersonId
from bot.ports.unit import Unit
from bot.presenters.home import Standing, home_screen
from bot.screens.screens import LeaderboardScreen, Screen
from bot.usecases.commands import ShowHome, ShowLeaderboard
from bot.usecases.deps import Deps
from bot.usecases.plan_next import next_asked
from bot.usecases.show_leaderboard import current_streaks, show_leaderboard

MOST = 5
"""Tracks that a home shows: those whose next question comes first."""


async def show_home(unit: Unit, deps: Deps, command: ShowHome) -> Screen:
    """Today's rounds, one's own streaks and place, and what comes next."""
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    tracks = sorted(await unit.tracks.of_workspace(member.workspace), key=_when)[:MOST]
    standings = [await _standing(unit, deps, track, member.id) for track in tracks]
    board = None
    if tracks:
        asked = ShowLeaderboard(command.actor, tracks[0].channel, "season", "workspace")
        board = await show_leaderboard(unit, deps, asked)
    return home_screen(
        standings,
        board if isinstance(board, LeaderboardScreen) else None,
        moderator=command.actor.moderator,
        hidden=member.hidden,
    )


def _when(track: Track) -> tuple[bool, float, str]:
    due = track.next_due
    return due is None or track.paused is not None, due.at.timestamp() if due else 0.0, track.id


async def _standing(unit: Unit, deps: Deps, track: Track, person: PersonId) -> Standing:
    latest = await unit.rounds.latest(track.id)
    round_ = latest if latest is not None and latest.open else None
    answer = await unit.answers.of_person(round_.id, person) if round_ is not None else None
    streak = (await current_streaks(unit, track, [person]))[person]
    return Standing(
        track,
        round_,
        await next_asked(unit, deps, track) if track.paused is None else None,
        streak,
        answered=bool(answer and answer.given),
        writable=round_ is not None and may_write(round_, answer, deps.clock.now()),
    )
