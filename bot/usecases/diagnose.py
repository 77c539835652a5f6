"""The doctor: how a channel's practice is doing, and what we are not allowed there."""

from bot.domain.tracks import Track
from bot.ports.unit import Unit
from bot.presenters.doctor import Checkup, doctor_screen
from bot.presenters.needs import lacks_notice
from bot.screens.screens import Screen
from bot.usecases.commands import Diagnose, NoteLacks
from bot.usecases.deps import Deps, require_moderator
from bot.usecases.plan_next import fresh_questions, next_asked
from bot.usecases.post_round import question_slot
from bot.usecases.tell_keeper import tell_keeper


async def diagnose(unit: Unit, deps: Deps, command: Diagnose) -> Screen:
    """Look at everything that a channel's rounds need; raises NotModerator."""
    require_moderator(command.actor)
    track = await unit.tracks.in_channel(command.channel)
    if track is None:
        return doctor_screen(Checkup(None, None, 0, command.lacks, None))
    fresh = fresh_questions(deps, track, await unit.rounds.history(track.id))
    due = await next_asked(unit, deps, track)
    shown = await _shown(unit, track)
    return doctor_screen(Checkup(track, due, len(fresh), command.lacks, shown))


async def _shown(unit: Unit, track: Track) -> bool | None:
    latest = await unit.rounds.latest(track.id)
    if latest is None:
        return None
    return await unit.wall.shown_at(track.channel.workspace, question_slot(latest)) is not None


async def note_lacks(unit: Unit, command: NoteLacks) -> None:
    """Tell a track's keeper what we were not allowed to do, once for each local date."""
    track = await unit.tracks.in_channel(command.channel)
    if track is None or not command.lacks:
        return
    matter = f"lacks/{'+'.join(sorted(command.lacks))}/{track.asked_last}"
    await tell_keeper(unit, track, matter, lacks_notice(command.lacks))
