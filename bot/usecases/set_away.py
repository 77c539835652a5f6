"""Days on which nobody expects an answer of somebody, so that they cannot break a streak."""

from datetime import date

from bot.domain.refusals import BadDate
from bot.domain.streaks import Away
from bot.ports.unit import Unit
from bot.presenters.people import away_notice
from bot.screens.screens import Screen
from bot.usecases.commands import SetAway
from bot.usecases.deps import Deps


async def set_away(unit: Unit, deps: Deps, command: SetAway) -> Screen:
    """Store the days, or with both empty take those to come back; raises BadDate."""
    away = _read(command.since.strip(), command.until.strip())
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    await unit.streaks.set_away(member.workspace, member.id, away, deps.clock.now().date())
    return away_notice(away)


def _read(since: str, until: str) -> Away | None:
    if not since and not until:
        return None
    first, last = _date(since), _date(until or since)
    if last < first:
        raise BadDate(until)
    return Away(first, last)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadDate(text) from None
