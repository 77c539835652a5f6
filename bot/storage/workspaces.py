"""The workspaces' own rules, and whether they have the app."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Table,
    bindparam,
    delete,
    exists,
    literal,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.points import Policy
from bot.ids import WorkspaceId
from bot.storage.codec import decode, encode
from bot.storage.tables import metadata, presence, rounds, tracks, workspaces
from bot.storage.upserts import insert, insert_or_set

POLICY = select(workspaces.c.policy).where(workspaces.c.id == bindparam("workspace"))
SET_POLICY = insert_or_set(workspaces, "policy")
_new = insert(presence).values(deleted=literal(value=False))
NOTE = _new.on_conflict_do_update(
    index_elements=["workspace"],
    set_={"at": _new.excluded.at, "gone": _new.excluded.gone, "deleted": literal(value=False)},
    where=presence.c.at <= _new.excluded.at,
)
PRACTISING = (
    select(tracks.c.workspace, presence.c.gone)
    .outerjoin(presence, presence.c.workspace == tracks.c.workspace)
    .where(tracks.c.workspace.startswith(bindparam("platform"), autoescape=False))
    .distinct()
)
TO_DELETE = (
    select(presence.c.workspace)
    .where(presence.c.gone, ~presence.c.deleted, presence.c.at < bindparam("before"))
    .limit(bindparam("limit"))
)
DELETED = (
    update(presence)
    .where(presence.c.workspace == bindparam("of"), presence.c.gone)
    .values(deleted=literal(value=True))
)
_of: BindParameter[str] = bindparam("workspace", type_=presence.c.workspace.type)
NOBODYS = {
    "budgets",
    "oauth_states",
    "presence",
    "room_events",
    "room_likes",
    "room_messages",
    "room_state",
    "spendings",
}
"""Tables that hold nothing of one workspace, or what has to outlast it."""


def is_gone(workspace: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a row's workspace has removed the app."""
    return exists().where(presence.c.workspace == workspace, presence.c.gone)


def everything() -> tuple[Delete, ...]:
    """What deletes all of a workspace, children first; raises KeyError for a table it cannot reach."""
    return tuple(
        _of_workspace(table) for table in reversed(metadata.sorted_tables) if table.name not in NOBODYS
    )


def _of_workspace(table: Table) -> Delete:
    columns = table.c
    for name in ("workspace", "tenant"):
        if name in columns:
            return delete(table).where(columns[name] == _of)
    if table is workspaces:
        return delete(table).where(columns.id == _of)
    if "round" in columns:
        return delete(table).where(columns.round.in_(select(rounds.c.id).where(rounds.c.workspace == _of)))
    return delete(table).where(columns["track"].in_(select(tracks.c.id).where(tracks.c.workspace == _of)))


EVERYTHING = everything()


class SqlWorkspaces:
    """Implements `bot.ports.workspaces.Workspaces`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def policy(self, workspace: WorkspaceId) -> Policy:
        """The workspace's points, the usual ones where it has settled none."""
        text = await self._connection.scalar(POLICY, {"workspace": workspace})
        return Policy() if text is None else decode(Policy, text)

    async def set_policy(self, workspace: WorkspaceId, policy: Policy) -> None:
        """Settle the workspace's points."""
        await self._connection.execute(SET_POLICY, {"id": workspace, "policy": encode(policy)})

    async def note_presence(self, workspace: WorkspaceId, at: datetime, *, gone: bool) -> bool:
        """Record that the app was removed there, or installed; false if something newer is known."""
        row = {"workspace": workspace, "at": at, "gone": gone}
        return (await self._connection.execute(NOTE, row)).rowcount > 0

    async def practising(self, platform: str) -> Mapping[WorkspaceId, bool]:
        """The workspaces of a platform that have tracks, and whether the app was removed there."""
        rows = await self._connection.execute(PRACTISING, {"platform": f"{platform}:"})
        return {WorkspaceId(row.workspace): bool(row.gone) for row in rows}

    async def to_delete(self, before: datetime, limit: int) -> tuple[WorkspaceId, ...]:
        """Workspaces that removed the app before then and whose data is still here."""
        found = await self._connection.scalars(TO_DELETE, {"before": before, "limit": limit})
        return tuple(map(WorkspaceId, found))

    async def delete(self, workspace: WorkspaceId) -> None:
        """Delete everything of a workspace but the fact that it is gone."""
        for statement in EVERYTHING:
            await self._connection.execute(statement, {"workspace": workspace})
        await self._connection.execute(DELETED, {"of": workspace})
