"""Who is who: two accounts of one person, and people who leave or come back."""

from bot.domain.refusals import PersonUnknown
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.presenters.notices import linked_notice
from bot.screens.screens import Screen
from bot.usecases.commands import LinkAccounts, NoteDeparture
from bot.usecases.deps import Deps, require_moderator


async def link_accounts(unit: Unit, deps: Deps, command: LinkAccounts) -> Screen:
    """Make two accounts one person, so that they have one answer and one set of votes.

    Raises NotModerator or PersonUnknown.
    """
    require_moderator(command.actor)
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    if await unit.people.link(member.workspace, command.account, command.same_as) is None:
        raise PersonUnknown
    await unit.audit.add(member.workspace, AuditEntry(now, member.id, "link", command.account))
    return linked_notice()


async def note_departure(unit: Unit, command: NoteDeparture) -> None:
    """Hide somebody who left, or show them again with their points."""
    await unit.people.leave(command.account.workspace, command.account.id, left=command.left)
