"""A workspace removes Scrimmage: nothing is asked there any more, and after a while all is deleted."""

from datetime import timedelta

from bot.ports.unit import Unit
from bot.usecases.commands import NoteInstalled, NoteUninstalled
from bot.usecases.deps import Deps

BATCH = 10
"""Workspaces deleted in one look."""


async def note_installation(unit: Unit, command: NoteInstalled | NoteUninstalled) -> None:
    """Record whether the workspace has Scrimmage; what happened last counts, in whatever order it is told.

    A workspace that comes back finds its tracks as they were.
    """
    gone = isinstance(command, NoteUninstalled)
    await unit.workspaces.note_presence(command.workspace, command.at, gone=gone)


async def forget_departed(deps: Deps, days: int) -> int:
    """Delete all of the workspaces that have been gone for so many days, and say how many there were."""
    before = deps.clock.now() - timedelta(days=days)
    async with deps.store.glance() as unit:
        gone = await unit.workspaces.to_delete(before, BATCH)
    for workspace in gone:
        async with deps.store.unit() as unit:
            await unit.workspaces.delete(workspace)
    return len(gone)
