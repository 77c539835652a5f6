"""Which workspaces there are and with which token each is spoken to."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from bot.ids import WorkspaceId
from bot.platforms.slack.envelope import parts, tenant
from bot.ports.installations import Installation, Installations, Renew
from bot.ports.world import Clock

FRESH = timedelta(seconds=60)
"""How long a token is used before its installation is read again."""
KEPT = 1000


@dataclass(frozen=True, slots=True)
class Grant:
    """What a workspace lets us act with: the token, the account we are, and who installed us."""

    token: str = field(repr=False)
    bot: str
    installer: str = ""


class Tenants(Protocol):
    """The workspaces."""

    async def grant(self, workspace: WorkspaceId) -> Grant | None:
        """What we act with there; None where the app is not installed."""
        ...

    def forget(self, workspace: WorkspaceId) -> None:
        """Look the workspace up anew next time."""
        ...


@dataclass(frozen=True, slots=True)
class OneTenant:
    """The one workspace whose token stands in the settings."""

    workspace: WorkspaceId
    only: Grant

    async def grant(self, workspace: WorkspaceId) -> Grant | None:
        """What we act with, nowhere else."""
        return self.only if workspace == self.workspace else None

    def forget(self, workspace: WorkspaceId) -> None:
        """Nothing to look up: another token comes with a restart."""


@dataclass(slots=True)
class ManyTenants:
    """The workspaces that installed the app; `renew` fetches new tokens where they rotate."""

    installations: Installations
    renew: Renew
    clock: Clock
    _known: OrderedDict[WorkspaceId, tuple[Grant, float]] = field(default_factory=OrderedDict)

    async def grant(self, workspace: WorkspaceId) -> Grant | None:
        """What we act with there: the workspace's own installation, else its organisation's."""
        now = self.clock.now()
        known = self._known.get(workspace)
        if known is not None and known[1] > now.timestamp():
            return known[0]
        for key in _keys(workspace):
            found = await self.installations.renew(key, now, self.renew)
            if found is not None:
                return self._remember(workspace, found)
        return None

    def forget(self, workspace: WorkspaceId) -> None:
        """Look the workspace up anew next time; an organisation's change concerns all of its own."""
        enterprise, team = parts(workspace)
        if team is None:
            for each in [each for each in self._known if parts(each)[0] == enterprise]:
                del self._known[each]
        self._known.pop(workspace, None)

    def _remember(self, workspace: WorkspaceId, found: Installation) -> Grant:
        grant = Grant(found.tokens.access, found.bot, found.installer)
        until = (self.clock.now() + FRESH).timestamp()
        self._known[workspace] = (grant, until)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return grant


def _keys(workspace: WorkspaceId) -> tuple[WorkspaceId, ...]:
    enterprise, _ = parts(workspace)
    return (workspace, tenant(enterprise, None)) if enterprise else (workspace,)
