"""The tracks, and what moderators settled for their coming rounds."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.calendar import Due, Schedule
from bot.domain.questions import Filter
from bot.domain.tracks import Pause, Rules, Track
from bot.ids import Channel, PersonId, QuestionId, TrackId, WorkspaceId
from bot.ports.tracks import Planned
from bot.storage.codec import decode, encode
from bot.storage.tables import plans, queue, tracks
from bot.storage.upserts import insert_new, insert_or_set
from bot.storage.workspaces import is_gone

OF_WORKSPACE = select(tracks).where(tracks.c.workspace == bindparam("workspace")).order_by(tracks.c.channel)
GET = OF_WORKSPACE.where(tracks.c.id == bindparam("id"))
IN_CHANNEL = OF_WORKSPACE.where(tracks.c.channel == bindparam("channel"))
DUE = (
    select(tracks)
    .where(tracks.c.paused.is_(None), tracks.c.next_due_at <= bindparam("now"), ~is_gone(tracks.c.workspace))
    .order_by(tracks.c.next_due_at)
    .limit(bindparam("limit"))
)
LOCK = select(tracks.c.id).where(tracks.c.id == bindparam("id")).with_for_update()
SAVE = insert_or_set(tracks, *(column.name for column in tracks.c if column.name != "id"))

PLANS = (
    select(plans)
    .where(plans.c.track == bindparam("track"), plans.c.on >= bindparam("since"))
    .order_by(plans.c.on)
)
PLAN = insert_or_set(plans, "question", "skip")
DROP = delete(plans).where(plans.c.track == bindparam("of"), plans.c.on == bindparam("day"))
QUEUE = select(queue.c.question).where(queue.c.track == bindparam("track")).order_by(queue.c.position)
LAST = select(func.coalesce(func.max(queue.c.position), 0)).where(queue.c.track == bindparam("track"))
ENQUEUE = insert_new(queue)
DEQUEUE = delete(queue).where(queue.c.track == bindparam("of"), queue.c.question == bindparam("which"))


class SqlTracks:
    """Implements `bot.ports.tracks.Tracks`."""

    def __init__(self, connection: AsyncConnection, *, holding: bool) -> None:
        self._connection = connection
        self._holding = holding

    async def get(self, workspace: WorkspaceId, track: TrackId) -> Track | None:
        """A track of the workspace."""
        row = (await self._connection.execute(GET, {"workspace": workspace, "id": track})).first()
        return _track(row) if row else None

    async def in_channel(self, channel: Channel) -> Track | None:
        """The track of a channel."""
        key = {"workspace": channel.workspace, "channel": channel.id}
        row = (await self._connection.execute(IN_CHANNEL, key)).first()
        return _track(row) if row else None

    async def of_workspace(self, workspace: WorkspaceId) -> tuple[Track, ...]:
        """Every track of the workspace, by channel."""
        return tuple(map(_track, await self._connection.execute(OF_WORKSPACE, {"workspace": workspace})))

    async def due(self, now: datetime, limit: int) -> tuple[Track, ...]:
        """Tracks that are not paused and whose next asking has come, of every workspace."""
        return tuple(map(_track, await self._connection.execute(DUE, {"now": now, "limit": limit})))

    async def save(self, track: Track) -> None:
        """Store the track as it now is."""
        await self._connection.execute(SAVE, _row(track))

    async def lock(self, track: TrackId) -> None:
        """Hold the track until the unit ends; on SQLite a unit holds everything."""
        if self._holding:
            await self._connection.execute(LOCK, {"id": track})


def _row(track: Track) -> dict[str, Any]:
    due = track.next_due
    return {
        "id": track.id,
        "workspace": track.channel.workspace,
        "channel": track.channel.id,
        "keeper": track.keeper,
        "zone": track.schedule.zone,
        "time": track.schedule.time.isoformat(),
        "weekdays": "".join(map(str, track.schedule.weekdays)),
        "holidays": track.schedule.holidays,
        "seed": track.seed,
        "rules": encode(track.rules),
        "filter": encode(track.filter),
        "paused": track.paused,
        "next_due_on": due.on if due else None,
        "next_due_at": due.at if due else None,
        "asked_last": track.asked_last,
        "warned": track.warned,
    }


def _track(row: Row[Any]) -> Track:
    weekdays = tuple(map(int, row.weekdays))
    return Track(
        id=TrackId(row.id),
        channel=Channel(WorkspaceId(row.workspace), row.channel),
        keeper=PersonId(row.keeper),
        schedule=Schedule(row.zone, time.fromisoformat(row.time), weekdays, row.holidays),
        seed=row.seed,
        rules=decode(Rules, row.rules),
        filter=decode(Filter, row.filter),
        paused=Pause(row.paused) if row.paused else None,
        next_due=Due(row.next_due_on, row.next_due_at) if row.next_due_on else None,
        asked_last=row.asked_last,
        warned=row.warned,
    )


class SqlPlans:
    """Implements `bot.ports.tracks.Plans`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_track(self, track: TrackId, since: date) -> tuple[Planned, ...]:
        """What is settled for local dates from `since` on, in their order."""
        rows = await self._connection.execute(PLANS, {"track": track, "since": since})
        return tuple(Planned(row.on, _question(row.question), row.skip) for row in rows)

    async def set(self, track: TrackId, planned: Planned) -> None:
        """Settle a local date, in place of what was settled for it."""
        row = {"track": track, "on": planned.on, "question": planned.question, "skip": planned.skip}
        await self._connection.execute(PLAN, row)

    async def drop(self, track: TrackId, on: date) -> None:
        """Take back what was settled for a local date."""
        await self._connection.execute(DROP, {"of": track, "day": on})

    async def queue(self, track: TrackId) -> tuple[QuestionId, ...]:
        """Questions to be asked next, first first."""
        return tuple(map(QuestionId, await self._connection.scalars(QUEUE, {"track": track})))

    async def enqueue(self, track: TrackId, question: QuestionId) -> None:
        """Put a question last in the queue, unless it stands in it."""
        last = await self._connection.scalar(LAST, {"track": track})
        row = {"track": track, "question": question, "position": (last or 0) + 1}
        await self._connection.execute(ENQUEUE, row)

    async def dequeue(self, track: TrackId, question: QuestionId) -> None:
        """Take a question out of the queue."""
        await self._connection.execute(DEQUEUE, {"of": track, "which": question})


def _question(text: str | None) -> QuestionId | None:
    return None if text is None else QuestionId(text)
