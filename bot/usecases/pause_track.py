"""Letting a track rest, and letting it go on."""

from dataclasses import replace

from bot.domain.calendar import first_due
from bot.domain.tracks import Pause
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.presenters.notices import paused_notice, resumed_notice
from bot.screens.screens import Screen
from bot.usecases.ask_due import day_off
from bot.usecases.commands import Actor, PauseTrack, ResumeTrack
from bot.usecases.deps import Deps, require_moderator
from bot.usecases.find import track_in


async def pause_track(unit: Unit, deps: Deps, command: PauseTrack) -> Screen:
    """Ask nothing until further notice; raises NotModerator or NoTrackHere."""
    require_moderator(command.actor)
    track = await track_in(unit, command.channel)
    await unit.tracks.save(replace(track, paused=Pause.MODERATOR))
    await _note(unit, deps, command.actor, "pause", track.id)
    return paused_notice()


async def resume_track(unit: Unit, deps: Deps, command: ResumeTrack) -> Screen:
    """Go on asking from the next due day; what could not be shown is tried again.

    Raises NotModerator or NoTrackHere.
    """
    require_moderator(command.actor)
    track = await track_in(unit, command.channel)
    now = deps.clock.now()
    due = first_due(track.schedule, now, track.asked_last, day_off(deps, track))
    await unit.tracks.save(replace(track, paused=None, next_due=due))
    await unit.wall.revive(track.channel)
    await _note(unit, deps, command.actor, "resume", track.id)
    return resumed_notice(due)


async def _note(unit: Unit, deps: Deps, actor: Actor, verb: str, about: str) -> None:
    now = deps.clock.now()
    member = await unit.people.meet(actor.account, now)
    await unit.audit.add(member.workspace, AuditEntry(now, member.id, verb, about))
