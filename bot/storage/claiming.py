"""Which rows of the wall go out next: posts before edits, in order per place, fairly over the workspaces."""

from typing import Any

from sqlalchemy import BigInteger, Select, and_, bindparam, case, func, or_, select, update

from bot.storage.database_clock import database_now
from bot.storage.one_trip import LONG
from bot.storage.tables import pending, wall
from bot.storage.workspaces import is_gone

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
    ).where(pending, wall.c.due_at <= _now, ~is_gone(wall.c.workspace))
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
        .prefix_with(LONG)
        .join(ready, ready.c.id == wall.c.id)
        .where(pending, _free, wall.c.retry_at <= _now)  # as they are once locked
        .order_by(ready.c.post.desc(), ready.c.turn, wall.c.id)
        .limit(bindparam("limit"))
        .with_for_update(of=wall, skip_locked=True)
    )


FIND = _find()
# A lease that has run out belonged to somebody who may have posted and then fallen silent.
_uncertain = or_(wall.c.uncertain, and_(wall.c.lease_until.is_not(None), wall.c.ref.is_(None)))
CLAIM = (
    update(wall)
    .where(wall.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        lease_until=database_now() + bindparam("lease", type_=BigInteger),
        fence=wall.c.fence + 1,
        uncertain=_uncertain,
        tried=case((_uncertain, wall.c.tried), else_=wall.c.wanted),
        tried_at=case((_uncertain, func.coalesce(wall.c.tried_at, _now)), else_=_now),
    )
    .returning(wall)
)
# A process that was killed may have sent a post that is still under way: it is looked for once settled.
END_LEASES = (
    update(wall)
    .where(wall.c.lease_until.is_not(None))
    .values(
        lease_until=0,
        retry_at=case(
            (
                and_(wall.c.ref.is_(None), wall.c.tried_at.is_not(None)),
                wall.c.tried_at + bindparam("settle", type_=BigInteger),
            ),
            else_=wall.c.retry_at,
        ),
    )
)
# One screen of another version of the program must not keep all others from being shown.
SET_ASIDE = (
    update(wall)
    .where(wall.c.id.in_(bindparam("ids", expanding=True)))
    .values(given_up=True, heeded=False, rejected="stored by another version", lease_until=None)
)
