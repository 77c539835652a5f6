"""What a platform said of somebody when it was last asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class Profile:
    """An account as its platform described it; `admin` may manage the workspace.

    `outside` is who takes no part: a bot, an app, or somebody of another organisation in a shared channel.
    """

    workspace: WorkspaceId
    account: str
    name: str
    admin: bool = False
    outside: bool = False
    left: bool = False


class Profiles(Protocol):
    """The profiles; each call is a short transaction of its own."""

    async def find(self, workspace: WorkspaceId, account: str) -> Profile | None: ...

    async def may_ask(self, workspace: WorkspaceId, account: str, now: datetime, since: datetime) -> bool:
        """Whether the caller is to ask the platform: nobody did after `since`, and it counts as asked now."""
        ...

    async def save(self, profile: Profile) -> None:
        """Keep what the platform said."""
        ...
