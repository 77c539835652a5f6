"""Who is who."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.people import Member
from bot.ids import Account, PersonId, WorkspaceId


class People(Protocol):
    """Who is who."""

    async def meet(self, account: Account, now: datetime) -> Member:
        """The person behind an account, made at the first meeting; a new name replaces the old.

        An account whose platform told no name keeps the one it has.
        """
        ...

    async def names(self, workspace: WorkspaceId, people: Collection[PersonId]) -> Mapping[PersonId, str]: ...
    async def account_of(self, workspace: WorkspaceId, person: PersonId) -> str | None:
        """The account to reach a person by: of several the one met last, none that left."""
        ...

    async def accounts(self, workspace: WorkspaceId) -> tuple[str, ...]:
        """Every account of the workspace that has not left."""
        ...

    async def hide(self, workspace: WorkspaceId, person: PersonId, *, hidden: bool) -> None: ...
    async def leave(self, workspace: WorkspaceId, account: str, *, left: bool) -> None:
        """Record that an account left the workspace, or is back."""
        ...

    async def gone(self, workspace: WorkspaceId, people: Collection[PersonId]) -> frozenset[PersonId]:
        """Those of the people who left."""
        ...

    async def link(self, workspace: WorkspaceId, account: str, same_as: str) -> PersonId | None:
        """Make an account the same person as another's; None if either is unknown."""
        ...

    async def erase(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Forget the person's names and settings."""
        ...
