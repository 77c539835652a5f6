"""The inbox: what came is stored in one insert that ignores repeats, and worked off from there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, func, literal, null, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ids import EventId, WorkspaceId
from bot.ports.inbox import Delivery, Receipt
from bot.storage.database_clock import database_now
from bot.storage.engine import ALONE
from bot.storage.tables import deliveries, undone
from bot.storage.upserts import insert

SECOND = 1_000_000
"""Leases are in microseconds."""

_lease = database_now() + bindparam("lease", type_=BigInteger)
_same = and_(
    deliveries.c.workspace == bindparam("of_workspace"), deliveries.c.event == bindparam("of_event"), undone
)
PUT = (
    insert(deliveries)
    .values(handled=literal(value=False), done=literal(value=False), attempts=literal(0), lease_until=_lease)
    .on_conflict_do_nothing()
)
KNOWN = select(deliveries.c.workspace, deliveries.c.event, deliveries.c.proof).where(
    tuple_(deliveries.c.workspace, deliveries.c.event).in_(bindparam("keys", expanding=True))
)
FIND = (
    select(deliveries.c.workspace, deliveries.c.event)
    .where(
        undone,
        deliveries.c.workspace.startswith(bindparam("platform"), autoescape=False),
        deliveries.c.due_at <= bindparam("now", type_=deliveries.c.due_at.type),
        or_(deliveries.c.lease_until.is_(None), deliveries.c.lease_until <= database_now()),
    )
    .order_by(deliveries.c.at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
CLAIM = (
    update(deliveries)
    .where(tuple_(deliveries.c.workspace, deliveries.c.event).in_(bindparam("keys", expanding=True)))
    .values(lease_until=_lease)
    .returning(deliveries)
)
DONE = (
    update(deliveries)
    .where(tuple_(deliveries.c.workspace, deliveries.c.event).in_(bindparam("keys", expanding=True)), undone)
    .values(done=True, body=null(), lease_until=null())
)
POSTPONE = (
    update(deliveries)
    .where(_same)
    .values(
        due_at=bindparam("until", type_=deliveries.c.due_at.type),
        attempts=deliveries.c.attempts + 1,
        lease_until=null(),
    )
)
END_LEASES = update(deliveries).where(undone).values(lease_until=null())
LEFT = select(func.count()).select_from(deliveries).where(undone)


class SqlInbox:
    """Implements `bot.ports.inbox.Inbox`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._alone = engine.execution_options(**{ALONE: True})

    async def put(self, new: Sequence[Delivery], now: datetime, *, lease: float) -> tuple[Receipt, ...]:
        """Store what is new; of what is known, the proof tells a repeat from the very same bytes."""
        rows = [_row(each, now, lease) for each in new]
        # A single one, as most are, is one statement alone.
        engine = self._alone if len(rows) == 1 else self._engine
        async with engine.begin() as connection:
            stored = [(await connection.execute(PUT, row)).rowcount > 0 for row in rows]
        receipts = [Receipt.NEW if each else Receipt.KNOWN for each in stored]
        return tuple(receipts) if all(stored) else await self._told_apart(new, receipts)

    async def _told_apart(self, new: Sequence[Delivery], receipts: Sequence[Receipt]) -> tuple[Receipt, ...]:
        """Tell the same bytes sent again from a repeat that the platform made."""
        known = [each for each, receipt in zip(new, receipts, strict=True) if receipt is Receipt.KNOWN]
        async with self._engine.begin() as connection:
            rows = await connection.execute(KNOWN, {"keys": [_pair(each) for each in known]})
            proofs = {(row.workspace, row.event): row.proof for row in rows}
        return tuple(
            Receipt.REPLAYED
            if receipt is Receipt.KNOWN and each.proof and proofs.get(_pair(each)) == each.proof
            else receipt
            for each, receipt in zip(new, receipts, strict=True)
        )

    async def claim(self, now: datetime, *, platform: str, limit: int, lease: float) -> tuple[Delivery, ...]:
        """What of a platform nobody works on, oldest first."""
        wanted = {"now": now, "platform": f"{platform}:", "limit": limit}
        async with self._engine.begin() as connection:
            found = (await connection.execute(FIND, wanted)).all()
            if not found:
                return ()
            keys = [(row.workspace, row.event) for row in found]
            rows = await connection.execute(CLAIM, {"keys": keys, "lease": int(lease * SECOND)})
            claimed = {(row.workspace, row.event): _delivery(row) for row in rows}
        return tuple(claimed[key] for key in keys)

    async def done(self, handled: Sequence[Delivery]) -> None:
        """Forget the bodies: what they asked for is done."""
        async with self._engine.begin() as connection:
            await connection.execute(DONE, {"keys": [_pair(each) for each in handled]})

    async def postpone(self, delivery: Delivery, until: datetime) -> None:
        """Give a delivery back, not to be tried before `until`, and count the attempt."""
        key = {"of_workspace": delivery.workspace, "of_event": delivery.event}
        async with self._engine.begin() as connection:
            await connection.execute(POSTPONE, {**key, "until": until})

    async def waiting(self) -> int:
        """How many deliveries are stored and not yet handled."""
        async with self._engine.connect() as connection:
            return int(await connection.scalar(LEFT) or 0)

    async def end_leases(self) -> None:
        """End every lease, where only one process can have held them and it is gone."""
        async with self._engine.begin() as connection:
            await connection.execute(END_LEASES)


def _pair(delivery: Delivery) -> tuple[str, str]:
    return delivery.workspace, delivery.event


def _row(delivery: Delivery, now: datetime, lease: float) -> dict[str, Any]:
    return {
        "workspace": delivery.workspace,
        "event": delivery.event,
        "at": now,
        "due_at": now,
        "body": delivery.body,
        "proof": delivery.proof,
        "lease": int(lease * SECOND),
    }


def _delivery(row: Any) -> Delivery:  # noqa: ANN401 - a row of the table
    return Delivery(WorkspaceId(row.workspace), EventId(row.event), row.body, row.proof, row.attempts)
