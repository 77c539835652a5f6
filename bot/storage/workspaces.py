"""The workspaces' own rules."""

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.points import Policy
from bot.ids import WorkspaceId
from bot.storage.codec import decode, encode
from bot.storage.tables import workspaces
from bot.storage.upserts import insert_or_set

POLICY = select(workspaces.c.policy).where(workspaces.c.id == bindparam("workspace"))
SET_POLICY = insert_or_set(workspaces, "policy")


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
