"""The wall as delivery sees it: rows are claimed, shown and recorded in short transactions."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, func, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.faults import Cause
from bot.ids import MessageRef, Slot, WorkspaceId
from bot.ports.wall import Claim
from bot.storage.claiming import CLAIM, END_LEASES, FIND, SET_ASIDE
from bot.storage.codec import UnknownVersion, decode_screen
from bot.storage.tables import wall
from bot.storage.wall import place_from

SECOND = 1_000_000
"""Leases are in microseconds."""
SETTLE = 40.0
"""Seconds until a post that was under way when its process ended has been made or never will be."""

_held = (
    wall.c.workspace == bindparam("of_workspace"),
    wall.c.slot == bindparam("of_slot"),
    wall.c.fence == bindparam("of_fence"),
    wall.c.lease_until.is_not(None),
)
# A post found or repeated after an outcome nobody knew may show what was wanted at the first try, so that
# is all that is known to be shown; if more is wanted by now, an edit follows.
_shows = case((and_(wall.c.ref.is_(None), wall.c.uncertain), wall.c.tried), else_=bindparam("revision"))
SHOWN = (
    update(wall)
    .where(*_held)
    .values(
        ref=func.coalesce(wall.c.ref, bindparam("new_ref", type_=wall.c.ref.type)),
        shown_at=func.coalesce(wall.c.shown_at, bindparam("at", type_=wall.c.shown_at.type)),
        shown=_shows,
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
TRYING = update(wall).where(*_held).values(tried_at=bindparam("at", type_=wall.c.tried_at.type))
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
            key = {"ids": list(roots), "lease": int(lease * SECOND), "now": now}
            rows = {row.id: row for row in await connection.execute(CLAIM, key)}
            unread = [row.id for row in rows.values() if not _readable(row)]
            if unread:
                await connection.execute(SET_ASIDE, {"ids": unread})
        return tuple(_claim(rows[each], root) for each, root in roots.items() if each not in unread)

    async def end_leases(self, settle: float) -> None:
        """End every lease, where only one process can have held them and it is gone.

        What it was about to post is left alone until `settle` seconds after it began to.
        """
        async with self._engine.begin() as connection:
            await connection.execute(END_LEASES, {"settle": int(settle * SECOND)})

    async def trying(self, claim: Claim, now: datetime) -> bool:
        """Record that a post is tried again, after an earlier one was looked for and not found."""
        return await self._record(TRYING, claim, at=now)

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
        tried_at=row.tried_at,
        attempts=row.attempts,
    )
