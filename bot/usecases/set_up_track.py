"""Setting a channel's track up, or changing it: the form and what it brings about."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.calendar import Schedule, first_due
from bot.domain.refusals import BadSettings
from bot.domain.settings import Known, Settings, parse, settings_of
from bot.domain.tracks import Track
from bot.ids import TrackId
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.presenters.notices import set_up_notice
from bot.presenters.settings import Choices, setup_form
from bot.screens.screens import Screen
from bot.usecases.ask_due import day_off
from bot.usecases.commands import OpenSetup, SetUpTrack
from bot.usecases.deps import Deps, require_moderator


async def open_setup(unit: Unit, deps: Deps, command: OpenSetup) -> Screen:
    """The form with the channel's settings, or the defaults; raises NotModerator."""
    require_moderator(command.actor)
    return setup_form(await _present(unit, command), _choices(deps), None, {}, command.lacks)


async def set_up_track(unit: Unit, deps: Deps, command: SetUpTrack) -> Screen:
    """Store the settings, or show the form again with every problem; raises NotModerator."""
    require_moderator(command.actor)
    try:
        settings = parse(command.values, _known(deps))
    except BadSettings as bad:
        return setup_form(await _present(unit, command), _choices(deps), command.values, bad.problems)
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    held = await unit.tracks.in_channel(command.channel)
    track = held or Track(
        id=TrackId(deps.dice.new_id()),
        channel=command.channel,
        keeper=member.id,
        schedule=settings.schedule,
        seed=deps.dice.seed(),
    )
    track = replace(track, schedule=settings.schedule, rules=settings.rules, filter=settings.filter)
    due = first_due(track.schedule, now, track.asked_last, day_off(deps, track))
    await unit.tracks.save(replace(track, next_due=due, warned=False))
    await unit.workspaces.set_policy(member.workspace, settings.policy)
    await unit.audit.add(member.workspace, AuditEntry(now, member.id, "setup", track.id))
    return set_up_notice(due, command.lacks)


async def _present(unit: Unit, command: OpenSetup | SetUpTrack) -> Settings:
    policy = await unit.workspaces.policy(command.channel.workspace)
    track = await unit.tracks.in_channel(command.channel)
    return settings_of(track, policy) if track else Settings(Schedule("UTC"), policy=policy)


def _topics(deps: Deps) -> Mapping[str, None]:
    topics = {topic for question in deps.library.questions() for topic in question.topics}
    return dict.fromkeys(sorted(topics))


def _choices(deps: Deps) -> Choices:
    return Choices(deps.calendars.zones(), deps.calendars.codes(), deps.library.packs(), tuple(_topics(deps)))


def _known(deps: Deps) -> Known:
    choices = _choices(deps)
    packs = {pack.id for pack in choices.packs}
    return Known(set(choices.zones), set(choices.calendars), packs, set(choices.topics))
