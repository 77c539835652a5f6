"""The wall as delivery sees it: rows are claimed, shown and recorded in short transactions."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Row, Select, and_, bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.faults import Cause
from bot.ids import MessageRef, Slot, WorkspaceId
from bot.ports.wall import Claim
from bot.storage.codec import UnknownVersion, decode_screen
from bot.storage.database_clock import database_now
from bot.storage.tables import pending, wall
from bot.storage.wall import place_from

SECOND = 1_000_000
"""Leases are in microseconds."""

_free = or_(wall.c.lease_until.is_(None), wall.c.lease_until <= database_now())
_now = bindparam("now", type_=wall.c.due_at.type)


def _find() -> Select[Any]:
    """Rows to claim, with their root's message, locked where others may look for them too."""
    posts = wall.c.ref.is_(None)
    # What is out comes first in its lane, so that nothing else of the lane goes out meanwhile.
    in_lane = (
        func.row_number()
        .over(
            partition_by=(wall.c.workspace, wall.c.lane, posts),
            order_by=(case((_free, 1), else_=0), wall.c.id),
        )
        .label("in_lane")
    )
    waiting = select(
        wall.c.id,
        wall.c.workspace,
        wall.c.root,
        wall.c.retry_at,
        _free.label("free"),
        posts.label("post"),
        in_lane,
    ).where(pending, wall.c.due_at <= _now)
    row = waiting.subquery()
    root = wall.alias()
    ready = (
        select(
            row.c.id,
            row.c.post,
            root.c.ref.label("root_ref"),
            func.row_number()
            .over(partition_by=(row.c.workspace, row.c.post), order_by=row.c.id)
            .label("turn"),
        )
        .select_from(
            row.outerjoin(root, and_(root.c.workspace == row.c.workspace, root.c.slot == row.c.root))
        )
        .where(
            row.c.free,
            row.c.retry_at <= _now,
            or_(~row.c.post, row.c.in_lane == 1),
            or_(row.c.root.is_(None), root.c.ref.is_not(None)),
        )
        .subquery()
    )
    return (
        select(wall.c.id, ready.c.root_ref)
        .join(ready, ready.c.id == wall.c.id)
        .where(pending, _free, wall.c.retry_at <= _now)  # as they are once locked
        .order_by(ready.c.post.desc(), ready.c.turn, wall.c.id)
        .limit(bindparam("limit"))
        .with_for_update(of=wall, skip_locked=True)
    )


FIND = _find()
# A lease that has run out belonged to somebody who may have posted and then fallen silent.
CLAIM = (
    update(wall)
    .where(wall.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        lease_until=database_now() + bindparam("lease", type_=BigInteger),
        fence=wall.c.fence + 1,
        uncertain=or_(wall.c.uncertain, and_(wall.c.lease_until.is_not(None), wall.c.ref.is_(None))),
    )
    .returning(wall)
)
_held = (
    wall.c.workspace == bindparam("of_workspace"),
    wall.c.slot == bindparam("of_slot"),
    wall.c.fence == bindparam("of_fence"),
    wall.c.lease_until.is_not(None),
)
SHOWN = (
    update(wall)
    .where(*_held)
    .values(
        ref=func.coalesce(wall.c.ref, bindparam("new_ref", type_=wall.c.ref.type)),
        shown_at=func.coalesce(wall.c.shown_at, bindparam("at", type_=wall.c.shown_at.type)),
        shown=bindparam("revision"),
        attempts=0,
        uncertain=False,
        lease_until=None,
    )
)
POSTPONE = (
    update(wall)
    .where(*_held)
    .values(
        retry_at=bindparam("until", type_=wall.c.retry_at.type),
        attempts=wall.c.attempts + bindparam("failed"),
        lease_until=None,
    )
)
DOUBT = POSTPONE.values(uncertain=True)
GIVE_UP = (
    update(wall)
    .where(*_held)
    .values(
        given_up=True,
        heeded=False,
        cause=bindparam("why"),
        rejected=bindparam("refused"),
        lease_until=None,
    )
)
# One screen of another version of the program must not keep all others from being shown.
SET_ASIDE = (
    update(wall)
    .where(wall.c.id.in_(bindparam("ids", expanding=True)))
    .values(given_up=True, heeded=False, rejected="stored by another version", lease_until=None)
)


class SqlOutbox:
    """Implements `bot.ports.wall.Outbox`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def claim(self, now: datetime, *, limit: int, lease: float) -> tuple[Claim, ...]:
        """Rows with something to show, posts before edits, fairly over the workspaces."""
        async with self._engine.begin() as connection:
            found = (await connection.execute(FIND, {"now": now, "limit": limit})).all()
            if not found:
                return ()
            roots = {row.id: row.root_ref for row in found}
            key = {"ids": list(roots), "lease": int(lease * SECOND)}
            rows = {row.id: row for row in await connection.execute(CLAIM, key)}
            unread = [row.id for row in rows.values() if not _readable(row)]
            if unread:
                await connection.execute(SET_ASIDE, {"ids": unread})
        return tuple(_claim(rows[each], root) for each, root in roots.items() if each not in unread)

    async def shown(self, claim: Claim, ref: MessageRef, now: datetime) -> bool:
        """Record that it was shown; false if another process has claimed the row since."""
        return await self._record(SHOWN, claim, new_ref=ref, at=now, revision=claim.revision)

    async def postpone(self, claim: Claim, until: datetime, *, failed: bool) -> None:
        """Give a row back, not to be tried before `until`; `failed` counts as an attempt."""
        await self._record(POSTPONE, claim, until=until, failed=int(failed))

    async def doubt(self, claim: Claim, until: datetime) -> None:
        """Give back a row whose outcome is unknown: look before posting it again."""
        await self._record(DOUBT, claim, until=until, failed=1)

    async def give_up(self, claim: Claim, *, cause: Cause | None, rejected: str | None) -> None:
        """Record that the row cannot be shown, for a use case to heed."""
        await self._record(GIVE_UP, claim, why=cause, refused=rejected)

    async def _record(self, statement: Any, claim: Claim, **values: Any) -> bool:  # noqa: ANN401 - what columns hold
        """Write an outcome under the claim's fence; false if the row is somebody else's by now."""
        key = {"of_workspace": claim.workspace, "of_slot": claim.slot, "of_fence": claim.fence}
        async with self._engine.begin() as connection:
            return (await connection.execute(statement, {**key, **values})).rowcount > 0


def _readable(row: Row[Any]) -> bool:
    try:
        decode_screen(row.screen)
    except UnknownVersion:
        return False
    return True


def _claim(row: Row[Any], root: str | None) -> Claim:
    return Claim(
        workspace=WorkspaceId(row.workspace),
        slot=Slot(row.slot),
        place=place_from(row),
        screen=decode_screen(row.screen),
        revision=row.wanted,
        fence=row.fence,
        ref=None if row.ref is None else MessageRef(row.ref),
        root=None if root is None else MessageRef(root),
        uncertain=row.uncertain,
        attempts=row.attempts,
    )
