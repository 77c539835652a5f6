"""Runs of answered rounds, and days away, for many people at once."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.streaks import Away, Streak
from bot.ids import PersonId, TrackId, WorkspaceId
from bot.storage.tables import away, streaks
from bot.storage.upserts import insert_or_set

OF = select(streaks).where(
    streaks.c.track == bindparam("track"), streaks.c.person.in_(bindparam("people", expanding=True))
)
SAVE = insert_or_set(streaks, "length", "longest", "through")
AWAY = (
    select(away.c.person, away.c.since, away.c.until)
    .where(away.c.workspace == bindparam("workspace"), away.c.person.in_(bindparam("people", expanding=True)))
    .order_by(away.c.since)
)
_of = (away.c.workspace == bindparam("of_workspace"), away.c.person == bindparam("who"))
BREAK_OFF = (
    update(away)
    .where(*_of, away.c.since < bindparam("today"), away.c.until >= bindparam("today"))
    .values(until=bindparam("yesterday"))
)
TAKE_BACK = delete(away).where(*_of, away.c.since >= bindparam("today"))
SET_AWAY = insert_or_set(away, "until")


class SqlStreaks:
    """Implements `bot.ports.streaks.Streaks`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, track: TrackId, people: Collection[PersonId]) -> Mapping[PersonId, Streak]:
        """The streaks in a track, of those of the people who have one."""
        rows = await self._connection.execute(OF, {"track": track, "people": list(people)})
        return {PersonId(row.person): Streak(row.length, row.longest, row.through) for row in rows}

    async def save(self, workspace: WorkspaceId, track: TrackId, streaks: Mapping[PersonId, Streak]) -> None:
        """Store the streaks of many people in a track."""
        rows = [
            {
                "workspace": workspace,
                "track": track,
                "person": person,
                "length": streak.length,
                "longest": streak.longest,
                "through": streak.through,
            }
            for person, streak in sorted(streaks.items())
        ]
        if rows:
            await self._connection.execute(SAVE, rows)

    async def away(
        self, workspace: WorkspaceId, people: Collection[PersonId]
    ) -> Mapping[PersonId, tuple[Away, ...]]:
        """The days away of those of the people who have any, oldest first."""
        spans: dict[PersonId, tuple[Away, ...]] = {}
        rows = await self._connection.execute(AWAY, {"workspace": workspace, "people": list(people)})
        for person, since, until in rows:
            spans[person] = (*spans.get(person, ()), Away(since, until))
        return spans

    async def set_away(
        self, workspace: WorkspaceId, person: PersonId, away: Away | None, today: date
    ) -> None:
        """Replace the person's days away that do not lie before `today`; None takes them back.

        Of a span that holds both, the days before `today` stay: they were days away.
        """
        key = {"of_workspace": workspace, "who": person, "today": today}
        await self._connection.execute(BREAK_OFF, {"yesterday": today - timedelta(days=1), **key})
        await self._connection.execute(TAKE_BACK, key)
        if away is not None:
            row = {"workspace": workspace, "person": person, "since": away.since, "until": away.until}
            await self._connection.execute(SET_AWAY, row)
