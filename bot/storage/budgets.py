"""Budgets that all processes share: turns one after another, and what was spent in slices of time."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Row, bindparam, case, delete, func, literal, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database_clock import database_now
from bot.storage.engine import ALONE
from bot.storage.tables import budgets, spendings
from bot.storage.upserts import insert

SECOND = 1_000_000
"""Times are in microseconds."""
SLICES = 12
"""Slices of a window. What is in the slice that a window begins in counts whole, so never too little."""

_span = bindparam("span", type_=BigInteger)
_free_at = case((budgets.c.next_at > database_now(), budgets.c.next_at), else_=database_now())
TURNS = (
    insert(budgets)
    .values(next_at=database_now() + _span)
    .on_conflict_do_update(index_elements=["key"], set_={"next_at": _free_at + _span})
    .returning((budgets.c.next_at - _span - database_now()).label("wait"))
)
# The row is held from here to the end of the transaction, and only then the clock is read.
HOLD = (
    insert(budgets)
    .values(next_at=literal(0, BigInteger))
    .on_conflict_do_update(index_elements=["key"], set_={"next_at": budgets.c.next_at})
    .returning(database_now().label("now"))
)
FORGET = delete(spendings).where(
    spendings.c.key == bindparam("of"), spendings.c.began_at <= bindparam("until")
)
NEWEST_FIRST = (
    select(spendings.c.began_at, spendings.c.spent)
    .where(spendings.c.key == bindparam("of"))
    .order_by(spendings.c.began_at.desc())
)
COUNT = (
    insert(spendings)
    .values(spent=literal(1))
    .on_conflict_do_update(index_elements=["key", "began_at"], set_={"spent": spendings.c.spent + 1})
)
SPENT = select(func.coalesce(func.sum(spendings.c.spent), 0)).where(
    spendings.c.key == bindparam("of"),
    spendings.c.began_at > database_now() - bindparam("reach", type_=BigInteger),
)


class SqlBudgets:
    """Implements `bot.ports.budgets.Budgets`."""

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self._writer = writer
        self._reader = reader
        self._alone = writer.execution_options(**{ALONE: True})

    async def turns(self, key: str, count: int, *, spacing: float) -> float:
        """Reserve turns after all that were reserved; the seconds until the first of them, 0.0 if now."""
        row = {"key": key, "span": count * round(spacing * SECOND)}
        async with self._alone.begin() as connection:
            wait: int = (await connection.execute(TURNS, row)).scalar_one()
        return max(wait, 0) / SECOND

    async def spend(self, key: str, *, window: float, most: int) -> float:
        """Count one thing where there is room, 0.0; else count nothing: the seconds until there is."""
        width, reach = _slices(window)
        async with self._writer.begin() as connection:
            now: int = (await connection.execute(HOLD, {"key": key})).scalar_one()
            await connection.execute(FORGET, {"of": key, "until": now - reach})
            spent = (await connection.execute(NEWEST_FIRST, {"of": key})).all()
            if (wait := _room_at(spent, most, reach) - now) > 0:
                return wait / SECOND
            await connection.execute(COUNT, {"key": key, "began_at": now - now % width})
        return 0.0

    async def spent(self, key: str, *, window: float) -> int:
        """How many things were counted in the last `window` seconds, or up to a slice before."""
        _, reach = _slices(window)
        async with self._reader.begin() as connection:
            found: int = (await connection.execute(SPENT, {"of": key, "reach": reach})).scalar_one()
        return found


def _slices(window: float) -> tuple[int, int]:
    """How long a slice is, and how long after its begin it counts: its last moment stays for a window."""
    width = round(window * SECOND / SLICES)
    return width, round(window * SECOND) + width


def _room_at(newest_first: Iterable[Row[Any, Any]], most: int, reach: int) -> int:
    """When fewer than `most` count, 0 where fewer do already: the slice that makes it too many has to go."""
    counted = 0
    for each in newest_first:
        counted += each.spent
        if counted >= most:
            return int(each.began_at) + reach
    return 0
