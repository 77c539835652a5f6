"""Who has how many points: this week, this season or all time, in a track or the whole workspace."""

from collections.abc import Collection, Mapping

from bot.domain.calendar import local_date
from bot.domain.standings import Span, Standing, ranked
from bot.domain.streaks import current
from bot.domain.tracks import Track
from bot.ids import PersonId
from bot.ports.points import Standings
from bot.ports.unit import Unit
from bot.presenters.standings import Leaderboard, leaderboard_screen
from bot.screens.screens import Screen
from bot.usecases.commands import ShowLeaderboard
from bot.usecases.deps import Deps
from bot.usecases.find import track_in

TOP = 10


async def show_leaderboard(unit: Unit, deps: Deps, command: ShowLeaderboard) -> Screen:
    """The top ten and one's own place; raises NoTrackHere."""
    now = deps.clock.now()
    track = await track_in(unit, command.channel)
    member = await unit.people.meet(command.actor.account, now)
    span = Span(command.span) if command.span in set(Span) else Span.SEASON
    scope = "workspace" if command.scope == "workspace" else "track"
    on = local_date(now, track.schedule.zone)
    of_track = track.id if scope == "track" else None
    found = await unit.ledger.standings(member.workspace, of_track, span, on, member.id, TOP)
    shown = {person for person, _ in found.top} | {member.id}
    return leaderboard_screen(
        Leaderboard(
            span=span,
            scope=scope,
            on=on,
            top=ranked(found.top),
            own=_own(found, member.id),
            viewer=member.id,
            hidden=member.hidden,
            names=await unit.people.names(member.workspace, shown),
            streaks=await current_streaks(unit, track, shown),
        )
    )


def _own(found: Standings, viewer: PersonId) -> Standing | None:
    if found.own_points is None or found.own_rank is None:
        return None
    return Standing(found.own_rank, viewer, found.own_points)


async def current_streaks(unit: Unit, track: Track, people: Collection[PersonId]) -> Mapping[PersonId, int]:
    """The length that each one's streak in the track has now, with three queries for all."""
    streaks = await unit.streaks.of(track.id, people)
    away = await unit.streaks.away(track.channel.workspace, people)
    since = min((streak.through for streak in streaks.values()), default=0)
    closed = await unit.rounds.closed_numbers(track.id, since) if streaks else ()
    return {person: current(streaks.get(person), closed, away.get(person, ())) for person in people}
