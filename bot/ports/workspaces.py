"""The workspaces and their own rules."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.points import Policy
from bot.ids import WorkspaceId


class Workspaces(Protocol):
    """The workspaces and their own rules."""

    async def policy(self, workspace: WorkspaceId) -> Policy: ...
    async def set_policy(self, workspace: WorkspaceId, policy: Policy) -> None: ...
    async def note_presence(self, workspace: WorkspaceId, at: datetime, *, gone: bool) -> bool:
        """Record that the app was removed there, or installed; false if something newer is known."""
        ...

    async def practising(self, platform: str) -> Mapping[WorkspaceId, bool]:
        """The workspaces of a platform that have tracks, and whether the app was removed there."""
        ...

    async def to_delete(self, before: datetime, limit: int) -> tuple[WorkspaceId, ...]:
        """Workspaces that removed the app before then and whose data is still here."""
        ...

    async def delete(self, workspace: WorkspaceId) -> None:
        """Delete everything of a workspace but the fact that it is gone."""
        ...
