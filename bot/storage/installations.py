"""The installations, their tokens sealed; renewed by one caller at a time."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine
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
WAIT, TRIES = 0.5, 70
"""Seconds between looks at tokens that another caller renews, and how many looks: longer than its lease."""

_row = installations.c
_tenant = _row.tenant == bindparam("of_tenant")
FIND = select(installations).where(_tenant)
SAVE = insert_or_set(installations, *(column.name for column in _row if column.name != "tenant"))
REMOVE = delete(installations).where(
    _tenant, _row.installed_at < bindparam("before", type_=_row.installed_at.type)
)
_unchanged = _row.tokens == bindparam("old_tokens")
CLAIM = (
    update(installations)
    .where(_tenant, _unchanged, or_(_row.lease_until.is_(None), _row.lease_until <= database_now()))
    .values(lease_until=database_now() + bindparam("lease", type_=BigInteger))
    .returning(_row.lease_until)
)
# Sealing anew changes only `tokens`, so that it disturbs no renewal. A renewal that outlasts its lease still
# counts if it is the first: a refresh token is good once.
RENEWED = (
    update(installations)
    .where(
        _tenant,
        _row.installed_at == bindparam("old_installed_at", type_=_row.installed_at.type),
        _row.renew_at == bindparam("old_renew_at", type_=_row.renew_at.type),
    )
    .values(
        tokens=bindparam("new_tokens"),
        renew_at=bindparam("new_renew_at", type_=_row.renew_at.type),
        expires_at=bindparam("new_expires_at", type_=_row.expires_at.type),
        lease_until=null(),
    )
)
RELEASE = (
    update(installations)
    .where(_tenant, _row.lease_until == bindparam("my_lease", type_=BigInteger))
    .values(lease_until=null())
)
ALL = select(_row.tenant)
REWRAP = update(installations).where(_tenant, _unchanged).values(tokens=bindparam("new_tokens"))


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
        self._under_way: set[asyncio.Task[Installation | None]] = set()

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
            held = self._installation(row)
            good = row.expires_at is None or row.expires_at > now
            lease = await self._claim(row)
            if lease is not None:
                return await self._to_the_end(self._renewed(row, lease, renew, good=good))
            if good:
                return held
            await self._pause(WAIT)
        raise TimeoutError("somebody else has been renewing these tokens for too long")

    async def rewrap(self) -> int:
        """Seal every token anew with the newest key, and say how many."""
        async with self._reader.begin() as connection:
            tenants = (await connection.scalars(ALL)).all()
        return sum([await self._rewrap(WorkspaceId(tenant)) for tenant in tenants])

    async def _rewrap(self, tenant: WorkspaceId) -> bool:
        """Seal one anew, once more where it was changed meanwhile; false if it is gone."""
        while (row := await self._read(tenant)) is not None:
            key = {
                "of_tenant": tenant,
                "old_tokens": row.tokens,
                "new_tokens": self._vault.rewrap(row.tokens),
            }
            async with self._writer.begin() as connection:
                if (await connection.execute(REWRAP, key)).rowcount > 0:
                    return True
        return False

    async def _to_the_end(self, renewed: Coroutine[Any, Any, Installation | None]) -> Installation | None:
        """See a renewal through even if its caller gives up, for the old refresh token is used up by then."""
        task = asyncio.create_task(renewed)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _renewed(self, row: Row[Any], lease: int, renew: Renew, *, good: bool) -> Installation | None:
        """Fetch new tokens outside any transaction; an installation made meanwhile wins over them."""
        held = self._installation(row)
        try:
            tokens = await renew(held)
        except Exception:
            async with self._writer.begin() as connection:
                await connection.execute(RELEASE, {"of_tenant": held.tenant, "my_lease": lease})
            if good:
                return held
            raise
        values = {
            "of_tenant": held.tenant,
            "old_installed_at": row.installed_at,
            "old_renew_at": row.renew_at,
            "new_tokens": self._sealed(held.tenant, tokens),
            "new_renew_at": _half_life(tokens),
            "new_expires_at": tokens.expires_at,
        }
        async with self._writer.begin() as connection:
            await connection.execute(RENEWED, values)
        return await self.find(held.tenant)

    async def _claim(self, row: Row[Any]) -> int | None:
        """Until when the renewal is ours, on the database's clock; None while it is another's."""
        key = {"of_tenant": row.tenant, "old_tokens": row.tokens, "lease": int(LEASE * SECOND)}
        async with self._writer.begin() as connection:
            lease: int | None = await connection.scalar(CLAIM, key)
            return lease

    async def _read(self, tenant: WorkspaceId) -> Row[Any] | None:
        async with self._reader.begin() as connection:
            return (await connection.execute(FIND, {"of_tenant": tenant})).first()

    def _sealed(self, tenant: WorkspaceId, tokens: Tokens) -> str:
        times = [each.isoformat() if each else None for each in (tokens.issued_at, tokens.expires_at)]
        return self._vault.seal(tenant, json.dumps([tokens.access, tokens.refresh, *times]))

    def _installation(self, row: Row[Any]) -> Installation:
        tenant = WorkspaceId(row.tenant)
        access, refresh, *times = json.loads(self._vault.open(tenant, row.tokens))
        tokens = Tokens(access, refresh, *(each and datetime.fromisoformat(each) for each in times))
        scopes = tuple(each for each in row.scopes.split(",") if each)
        return Installation(tenant, tokens, row.bot, row.installer, scopes, row.installed_at)


def _half_life(tokens: Tokens) -> datetime | None:
    if tokens.issued_at is None or tokens.expires_at is None:
        return None
    return tokens.issued_at + (tokens.expires_at - tokens.issued_at) / 2
