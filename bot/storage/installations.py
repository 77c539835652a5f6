"""The installations, their tokens sealed; renewed by one caller at a time."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Row, bindparam, delete, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ids import WorkspaceId
from bot.ports.installations import Installation, Renew, Tokens
from bot.storage.database_clock import database_now
from bot.storage.tables import installations
from bot.storage.upserts import insert_or_set
from bot.storage.vault import Vault

SECOND = 1_000_000
LEASE = 30.0
"""Seconds of the database's clock that one caller has to renew tokens."""
WAIT, TRIES = 0.5, 60
"""Seconds between looks at tokens that another caller renews, and how many looks: as long as its lease."""

_row = installations.c
_tenant = _row.tenant == bindparam("of_tenant")
FIND = select(installations).where(_tenant)
SAVE = insert_or_set(installations, *(column.name for column in _row if column.name != "tenant"))
REMOVE = delete(installations).where(
    _tenant, _row.installed_at < bindparam("before", type_=_row.installed_at.type)
)
CLAIM = (
    update(installations)
    .where(
        _tenant,
        _row.tokens == bindparam("old_tokens"),
        or_(_row.lease_until.is_(None), _row.lease_until <= database_now()),
    )
    .values(lease_until=database_now() + bindparam("lease", type_=BigInteger))
)
RENEWED = (
    update(installations)
    .where(_tenant, _row.tokens == bindparam("old_tokens"))
    .values(
        tokens=bindparam("new_tokens"),
        renew_at=bindparam("new_renew_at", type_=_row.renew_at.type),
        expires_at=bindparam("new_expires_at", type_=_row.expires_at.type),
        lease_until=null(),
    )
)
RELEASE = (
    update(installations).where(_tenant, _row.tokens == bindparam("old_tokens")).values(lease_until=null())
)
ALL = select(_row.tenant, _row.tokens)
REWRAP = (
    update(installations)
    .where(_tenant, _row.tokens == bindparam("old_tokens"), _row.lease_until.is_(None))
    .values(tokens=bindparam("new_tokens"))
)


class SqlInstallations:
    """Implements `bot.ports.installations.Installations`."""

    def __init__(
        self,
        writer: AsyncEngine,
        reader: AsyncEngine,
        vault: Vault,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._vault = vault
        self._pause = pause

    async def save(self, installation: Installation) -> None:
        """Keep an installation in place of any earlier one of the tenant."""
        tokens = installation.tokens
        row = {
            "tenant": installation.tenant,
            "tokens": self._sealed(installation.tenant, tokens),
            "bot": installation.bot,
            "installer": installation.installer,
            "scopes": ",".join(installation.scopes),
            "installed_at": installation.installed_at,
            "renew_at": _half_life(tokens),
            "expires_at": tokens.expires_at,
            "lease_until": None,
        }
        async with self._writer.begin() as connection:
            await connection.execute(SAVE, row)

    async def find(self, tenant: WorkspaceId) -> Installation | None:
        """The tenant's installation; raises Tampered."""
        row = await self._read(tenant)
        return None if row is None else self._installation(row)

    async def remove(self, tenant: WorkspaceId, before: datetime) -> bool:
        """Delete the tokens at once if installed before that; false if there was nothing to delete."""
        async with self._writer.begin() as connection:
            return (await connection.execute(REMOVE, {"of_tenant": tenant, "before": before})).rowcount > 0

    async def renew(self, tenant: WorkspaceId, now: datetime, renew: Renew) -> Installation | None:
        """The installation with tokens to use now, renewed by one caller alone after half their life."""
        for _ in range(TRIES):
            row = await self._read(tenant)
            if row is None or row.renew_at is None or row.renew_at > now:
                return None if row is None else self._installation(row)
            good = row.expires_at is None or row.expires_at > now
            if await self._claim(row):
                return await self._renewed(row, renew, good=good)
            if good:
                return self._installation(row)
            await self._pause(WAIT)
        raise TimeoutError("somebody else has been renewing these tokens for too long")

    async def rewrap(self) -> int:
        """Seal every token anew with the newest key, and say how many."""
        async with self._reader.begin() as connection:
            rows = (await connection.execute(ALL)).all()
        count = 0
        for row in rows:
            key = {"of_tenant": row.tenant, "old_tokens": row.tokens}
            async with self._writer.begin() as connection:
                done = await connection.execute(REWRAP, {**key, "new_tokens": self._vault.rewrap(row.tokens)})
                count += done.rowcount
        return count

    async def _renewed(self, row: Row[Any], renew: Renew, *, good: bool) -> Installation | None:
        """Fetch new tokens outside any transaction; an installation made meanwhile wins over them."""
        held = self._installation(row)
        key = {"of_tenant": row.tenant, "old_tokens": row.tokens}
        try:
            tokens = await renew(held)
        except Exception:
            async with self._writer.begin() as connection:
                await connection.execute(RELEASE, key)
            if good:
                return held
            raise
        values = {
            "new_tokens": self._sealed(held.tenant, tokens),
            "new_renew_at": _half_life(tokens),
            "new_expires_at": tokens.expires_at,
        }
        async with self._writer.begin() as connection:
            await connection.execute(RENEWED, {**key, **values})
        return await self.find(held.tenant)

    async def _claim(self, row: Row[Any]) -> bool:
        key = {"of_tenant": row.tenant, "old_tokens": row.tokens, "lease": int(LEASE * SECOND)}
        async with self._writer.begin() as connection:
            return (await connection.execute(CLAIM, key)).rowcount > 0

    async def _read(self, tenant: WorkspaceId) -> Row[Any] | None:
        async with self._reader.begin() as connection:
            return (await connection.execute(FIND, {"of_tenant": tenant})).first()

    def _sealed(self, tenant: WorkspaceId, tokens: Tokens) -> str:
        times = [each.isoformat() if each else None for each in (tokens.issued_at, tokens.expires_at)]
        return self._vault.seal(tenant, json.dumps([tokens.access, tokens.refresh, *times]))

    def _installation(self, row: Row[Any]) -> Installation:
        tenant = WorkspaceId(row.tenant)
        access, refresh, issued, expires = json.loads(self._vault.open(tenant, row.tokens))
        tokens = Tokens(access, refresh, _time(issued), _time(expires))
        return Installation(
            tenant, tokens, row.bot, row.installer, tuple(row.scopes.split(",")), row.installed_at
        )


def _half_life(tokens: Tokens) -> datetime | None:
    if tokens.issued_at is None or tokens.expires_at is None:
        return None
    return tokens.issued_at + (tokens.expires_at - tokens.issued_at) / 2


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
