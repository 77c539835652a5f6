"""The workspaces and their own rules."""

from typing import Protocol

from bot.domain.points import Policy
from bot.ids import WorkspaceId


class Workspaces(Protocol):
    """The workspaces and their own rules."""

    async def policy(self, workspace: WorkspaceId) -> Policy: ...
    async def set_policy(self, workspace: WorkspaceId, policy: Policy) -> None: ...
