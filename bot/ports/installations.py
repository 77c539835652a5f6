"""The workspaces that installed the app, and the tokens they gave it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a platform lets us act with; `refresh` and the two times are None where tokens do not rotate."""

    access: str = field(repr=False)
    refresh: str | None = field(default=None, repr=False)
    issued_at: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """One installation; `tenant` is the workspace, or the organisation as `slack:<enterprise>:-`.

    `bot` is the account we post as, `installer` the one who installed, `scopes` what was granted.
    """

    tenant: WorkspaceId
    tokens: Tokens
    bot: str
    installer: str
    scopes: tuple[str, ...]
    installed_at: datetime


Renew = Callable[[Installation], Awaitable[Tokens]]
"""Fetches new tokens from the platform; raises where it cannot."""


class Tampered(Exception):  # noqa: N818 - says what was met
    """What was stored sealed cannot be opened: another key, another tenant, or changed by hand."""


class Installations(Protocol):
    """The installations; each call is a transaction of its own."""

    async def save(self, installation: Installation) -> None:
        """Keep an installation in place of any earlier one of the tenant."""
        ...

    async def find(self, tenant: WorkspaceId) -> Installation | None:
        """The tenant's installation; raises Tampered."""
        ...

    async def remove(self, tenant: WorkspaceId, before: datetime) -> bool:
        """Delete the tokens at once if installed before that; false if there was nothing to delete."""
        ...

    async def renew(self, tenant: WorkspaceId, now: datetime, renew: Renew) -> Installation | None:
        """The installation with tokens to use now, renewed by one caller alone after half their life.

        `renew` is called outside any transaction and by one process at a time; others meanwhile get the
        tokens that are still good, or wait for the new ones where they are not. What `renew` raises passes
        through if the old tokens no longer hold. Raises Tampered.
        """
        ...

    async def rewrap(self) -> int:
        """Seal every token anew with the newest key, and say how many."""
        ...


class States(Protocol):
    """The states of installations under way; each is good once, for the browser that began it."""

    async def remember(self, state: str, browser: str, now: datetime, expires_at: datetime) -> None: ...

    async def take(self, state: str, browser: str, now: datetime) -> bool:
        """Use the state up; false if it is unknown, too old, used, or another browser's."""
        ...
