"""The ledger, and the totals that are kept with it in the same transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.points import Entry, Reason
from bot.domain.standings import Span, span_key
from bot.ids import PersonId, RoundId, TrackId, WorkspaceId
from bot.ports.points import Standings
from bot.storage.tables import entries, people, totals
from bot.storage.upserts import Insert, insert, insert_new

EVERYWHERE = "*"
"""The scope of the whole workspace."""
CHUNK = 5_000
"""How many people one statement names: PostgreSQL takes 32,767 parameters."""

ENTER = insert_new(entries).returning(entries.c.round, entries.c.person, entries.c.reason)
OF_PERSON = (
    select(entries)
    .where(entries.c.workspace == bindparam("workspace"), entries.c.person == bindparam("person"))
    .order_by(entries.c.on, entries.c.round, entries.c.reason)
)
UNSEEN = select(people.c.id).where(
    people.c.workspace == bindparam("workspace"),
    people.c.id.in_(bindparam("who", expanding=True)),
    people.c.hidden | people.c.left,
)
_board = (
    totals.c.workspace == bindparam("workspace"),
    totals.c.scope == bindparam("scope"),
    totals.c.span == bindparam("span"),
)
# Looked up once more for the few that are shown: somebody may hide in the moment their points are entered.
_unseen_by_now = exists().where(
    people.c.workspace == totals.c.workspace,
    people.c.id == totals.c.person,
    people.c.hidden | people.c.left,
)
TOP = (
    select(totals.c.person, totals.c.points)
    .where(*_board, totals.c.visible, ~_unseen_by_now)
    .order_by(totals.c.points.desc(), totals.c.person)
    .limit(bindparam("limit"))
)
OWN = select(totals.c.points).where(*_board, totals.c.person == bindparam("person"))
AHEAD = select(func.count()).where(*_board, totals.c.visible, totals.c.points > bindparam("points"))


def _add() -> Insert:
    row = insert(totals)
    return row.on_conflict_do_update(
        index_elements=[column.name for column in totals.primary_key],
        set_={"points": totals.c.points + row.excluded.points, "visible": row.excluded.visible},
    )


ADD = _add()


class SqlLedger:
    """Implements `bot.ports.points.Ledger`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def enter(self, workspace: WorkspaceId, entries: Sequence[Entry], at: datetime) -> int:
        """Enter what was not entered before, and say how many entries were new."""
        given = {(entry.round, entry.person, entry.reason): entry for entry in reversed(entries)}
        if not given:
            return 0
        rows = [_row(workspace, given[key], at) for key in sorted(given)]
        stored = await self._connection.execute(ENTER, rows)
        new = [given[RoundId(round_), PersonId(person), Reason(reason)] for round_, person, reason in stored]
        await add_to_totals(self._connection, workspace, new)
        return len(new)

    async def of_person(self, workspace: WorkspaceId, person: PersonId) -> tuple[Entry, ...]:
        """Everything a person was given points for, oldest first."""
        return await entries_of(self._connection, workspace, person)

    async def standings(  # noqa: PLR0913, PLR0917 - the port's
        self,
        workspace: WorkspaceId,
        track: TrackId | None,
        span: Span,
        on: date,
        person: PersonId,
        limit: int,
    ) -> Standings:
        """The best `limit` visible people of a track, or with None of the workspace."""
        board = {"workspace": workspace, "scope": track or EVERYWHERE, "span": span_key(span, on)}
        rows = await self._connection.execute(TOP, {"limit": limit, **board})
        top = tuple((PersonId(each), points) for each, points in rows)
        own = await self._connection.scalar(OWN, {"person": person, **board})
        if own is None:
            return Standings(top, None, None)
        ahead = await self._connection.scalar(AHEAD, {"points": own, **board})
        return Standings(top, own, 1 + (ahead or 0))


async def entries_of(
    connection: AsyncConnection, workspace: WorkspaceId, person: PersonId
) -> tuple[Entry, ...]:
    """The ledger's entries of one person, oldest first."""
    rows = await connection.execute(OF_PERSON, {"workspace": workspace, "person": person})
    return tuple(
        Entry(RoundId(row.round), TrackId(row.track), person, Reason(row.reason), row.amount, row.on)
        for row in rows
    )


async def add_to_totals(connection: AsyncConnection, workspace: WorkspaceId, new: Iterable[Entry]) -> None:
    """Count entries into every board they belong to, with one statement for all people."""
    sums: Counter[tuple[str, str, PersonId]] = Counter()
    for entry in new:
        for scope in (EVERYWHERE, entry.track):
            for span in Span:
                sums[scope, span_key(span, entry.on), entry.person] += entry.amount
    if not sums:
        return
    unseen = await _unseen(connection, workspace, sorted({person for _, _, person in sums}))
    rows = [
        {
            "workspace": workspace,
            "scope": scope,
            "span": span,
            "person": person,
            "points": points,
            "visible": person not in unseen,
        }
        for (scope, span, person), points in sorted(sums.items())
    ]
    await connection.execute(ADD, rows)


async def _unseen(
    connection: AsyncConnection, workspace: WorkspaceId, who: Sequence[PersonId]
) -> set[PersonId]:
    """Those who hid or left."""
    found: set[PersonId] = set()
    for start in range(0, len(who), CHUNK):
        chunk = list(who[start : start + CHUNK])
        found.update(map(PersonId, await connection.scalars(UNSEEN, {"workspace": workspace, "who": chunk})))
    return found


def _row(workspace: WorkspaceId, entry: Entry, at: datetime) -> dict[str, Any]:
    return {
        "round": entry.round,
        "person": entry.person,
        "reason": entry.reason,
        "workspace": workspace,
        "track": entry.track,
        "amount": entry.amount,
        "on": entry.on,
        "entered_at": at,
    }
