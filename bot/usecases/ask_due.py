"""Asking: a track's question of the day, once per local date, at its time or a little late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.domain.calendar import Due, Plan, catch_up, local_date, next_due
from bot.domain.refusals import AskedToday, NoQuestions
from bot.domain.tracks import Track
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.presenters.notices import asked_notice, missed_notice
from bot.screens.screens import Screen
from bot.usecases.close_due import finish_round
from bot.usecases.commands import AskNow
from bot.usecases.deps import Deps, require_moderator
from bot.usecases.find import track_in
from bot.usecases.open_round import Asking, note_unasked, open_round
from bot.usecases.tell_keeper import tell_keeper


async def ask_due(deps: Deps, track: Track) -> None:
    """Ask what is due in a track, or record that it was missed."""
    now = deps.clock.now()
    await _finish_running(deps, track)
    async with deps.store.unit() as unit:
        held = await _hold(unit, track)
        if held is None or held.paused or held.next_due is None or held.next_due.at > now:
            return
        plan = catch_up(held.schedule, held.next_due, now, held.rules.grace, day_off(deps, held))
        await _note_missed(unit, deps, held, plan)
        held = replace(held, next_due=plan.next)
        if plan.ask is not None:
            held = await open_round(unit, deps, Asking(held, plan.ask))
        await unit.tracks.save(held)


async def ask_now(deps: Deps, command: AskNow) -> Screen:
    """Ask today's question now; raises NotModerator, NoTrackHere, AskedToday or NoQuestions."""
    require_moderator(command.actor)
    now = deps.clock.now()
    async with deps.store.glance() as unit:
        track = await track_in(unit, command.channel)
        _check_not_asked(track, local_date(now, track.schedule.zone))
    await _finish_running(deps, track)
    async with deps.store.unit() as unit:
        held = await _hold(unit, track) or track
        today = local_date(now, held.schedule.zone)
        _check_not_asked(held, today)
        following = next_due(held.schedule, today, day_off(deps, held))
        asked = await open_round(unit, deps, Asking(replace(held, next_due=following), Due(today, now)))
        if asked.asked_last != today:
            raise NoQuestions
        await unit.tracks.save(asked)
        member = await unit.people.meet(command.actor.account, now)
        await unit.audit.add(member.workspace, AuditEntry(now, member.id, "ask", asked.id))
    return asked_notice()


def day_off(deps: Deps, track: Track) -> Callable[[date], bool]:
    """Whether a local date is a holiday in the track's calendar."""
    return lambda on: deps.calendars.is_day_off(track.schedule.holidays, on)


def _check_not_asked(track: Track, today: date) -> None:
    if track.asked_last is not None and track.asked_last >= today:
        raise AskedToday(track.asked_last)


async def _finish_running(deps: Deps, track: Track) -> None:
    """Bring the track's running round to its close, because the next question is about to come."""
    async with deps.store.glance() as unit:
        running = await unit.rounds.latest(track.id)
    if running is not None and running.open:
        await finish_round(deps, running)


async def _hold(unit: Unit, track: Track) -> Track | None:
    """The track as it is now, held so that no other replica asks in it."""
    await unit.tracks.lock(track.id)
    return await unit.tracks.get(track.channel.workspace, track.id)


async def _note_missed(unit: Unit, deps: Deps, track: Track, plan: Plan) -> None:
    for due in plan.skipped:
        await note_unasked(unit, deps, track, "missed", due)
    if plan.skipped:
        await tell_keeper(unit, track, f"missed/{plan.skipped[0].on}", missed_notice(plan.skipped))
