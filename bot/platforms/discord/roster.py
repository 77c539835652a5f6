"""Who has left a server: asked before each close, when it matters, with one request for a hundred people."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.ids import Account, WorkspaceId
from bot.platforms.discord.catch_up import Members
from bot.platforms.discord.listen import Handle
from bot.platforms.discord.names import guild_of
from bot.usecases import commands as c

MOST = 100
"""People in one request, https://discord.com/developers/docs/events/gateway-events#request-guild-members."""

Closing = Callable[[], Awaitable[tuple[tuple[WorkspaceId, tuple[str, ...]], ...]]]
"""The workspaces in which a round closes soon, each with the accounts that have not left."""


@dataclass(slots=True)
class Roster:
    """Looks who is still there; servers do not tell who leaves without a right we do not ask for."""

    handle: Handle
    members: Members
    closing: Closing

    async def run(self) -> None:
        """Record who left a server in which a round closes soon."""
        for workspace, accounts in await self.closing():
            for at in range(0, len(accounts), MOST):
                await self._look(workspace, list(accounts[at : at + MOST]))

    async def _look(self, workspace: WorkspaceId, accounts: list[str]) -> None:
        there = await self.members(guild_of(workspace), accounts)
        if there is None:
            return
        for account in accounts:
            if account not in there:
                await self.handle(c.NoteDeparture(Account(workspace, account, ""), left=True), None)
