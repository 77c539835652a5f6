"""What could not be shown is heeded: a track out of reach rests, and its keeper hears once."""

from dataclasses import replace

from bot.domain.faults import Cause
from bot.domain.rounds import Round, Stage, cancelled
from bot.domain.tracks import Pause, Track
from bot.ids import WorkspaceId, round_of
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.ports.wall import Fault
from bot.presenters.notices import refused_notice, unreachable_notice
from bot.usecases.deps import Deps
from bot.usecases.find_interview import interview_of
from bot.usecases.finish_practice import step_aside
from bot.usecases.post_round import question_slot
from bot.usecases.tell_keeper import tell_keeper

FATAL = {Cause.CHANNEL_GONE, Cause.NOT_ALLOWED}


async def heed_fault(deps: Deps, fault: Fault) -> None:
    """Draw the consequences of a message given up: pause the track, cancel a round never seen, tell once."""
    async with deps.store.unit() as unit:
        await unit.wall.heed(fault)
        if (interview := interview_of(fault.slot)) is not None:
            await step_aside(unit, fault, interview)
            return
        round_ = await _round(unit, fault.workspace, fault)
        track = await unit.tracks.get(fault.workspace, round_.track) if round_ else None
        if round_ is None or track is None:
            return
        await _note(unit, deps, fault, track)
        if fault.cause is None:
            await tell_keeper(unit, track, f"refused/{round_.id}", refused_notice(round_))
            return
        if fault.slot == question_slot(round_) and round_.stage is Stage.ANSWERING:
            await _cancel_unseen(unit, deps, round_)
        if fault.cause in FATAL and track.paused is None:
            await unit.tracks.save(replace(track, paused=Pause.UNREACHABLE))
            matter = f"unreachable/{round_.id}"
            await tell_keeper(unit, track, matter, unreachable_notice(fault.cause))


async def _round(unit: Unit, workspace: WorkspaceId, fault: Fault) -> Round | None:
    round_id = round_of(fault.slot)
    return await unit.rounds.get(workspace, round_id) if round_id else None


async def _note(unit: Unit, deps: Deps, fault: Fault, track: Track) -> None:
    entry = AuditEntry(deps.clock.now(), None, "undelivered", track.id, fault.cause or "rejected")
    await unit.audit.add(fault.workspace, entry)


async def _cancel_unseen(unit: Unit, deps: Deps, round_: Round) -> None:
    if await unit.wall.shown_at(round_.channel.workspace, question_slot(round_)) is None:
        await unit.rounds.save(cancelled(round_, deps.clock.now()))
        await unit.wall.drop(round_.channel.workspace, question_slot(round_))
