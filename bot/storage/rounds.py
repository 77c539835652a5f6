"""The rounds, each with its question as it was when asked."""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.questions import Question
from bot.domain.rounds import Asked, Round, Stage
from bot.ids import Channel, MessageRef, QuestionId, RoundId, TrackId, WorkspaceId
from bot.storage.codec import decode, encode
from bot.storage.tables import rounds, wall
from bot.storage.upserts import insert_new
from bot.storage.workspaces import is_gone

_asked = rounds.c.stage != Stage.CANCELLED.value
OPEN = insert_new(rounds)
GET = select(rounds).where(rounds.c.id == bindparam("round_id"), rounds.c.workspace == bindparam("workspace"))
HOLD = GET.with_for_update()
SAVE = update(rounds).where(rounds.c.id == bindparam("round_id"))
OF_TRACK = select(rounds).where(rounds.c.track == bindparam("track"), _asked)
LATEST = OF_TRACK.order_by(rounds.c.number.desc()).limit(1)
_here = ~is_gone(rounds.c.workspace)
TO_REVEAL = (
    select(rounds)
    .where(rounds.c.stage == Stage.ANSWERING.value, rounds.c.reveal_at <= bindparam("now"), _here)
    .order_by(rounds.c.reveal_at)
    .limit(bindparam("limit"))
)
TO_CLOSE = (
    select(rounds)
    .where(rounds.c.stage == Stage.REVEALED.value, rounds.c.close_at <= bindparam("now"), _here)
    .order_by(rounds.c.close_at)
    .limit(bindparam("limit"))
)
THREADS = (
    select(rounds.c.workspace, rounds.c.channel, wall.c.ref)
    .join(
        wall,
        and_(
            wall.c.workspace == rounds.c.workspace,
            wall.c.slot == literal("round/").concat(rounds.c.id).concat(literal("/question")),
        ),
    )
    .where(
        rounds.c.stage.in_([Stage.ANSWERING.value, Stage.REVEALED.value]),
        rounds.c.workspace.startswith(bindparam("platform"), autoescape=False),
        wall.c.ref.is_not(None),
        _here,
    )
    .order_by(rounds.c.asked_at)
)
HISTORY = OF_TRACK.with_only_columns(
    rounds.c.question, rounds.c.topics, rounds.c.local_date, rounds.c.coverage
).order_by(rounds.c.number)
NUMBERS = (
    OF_TRACK.with_only_columns(rounds.c.number, rounds.c.local_date)
    .where(rounds.c.number > bindparam("after"))
    .order_by(rounds.c.number)
)
CLOSED_NUMBERS = NUMBERS.where(rounds.c.stage == Stage.CLOSED.value)


class SqlRounds:
    """Implements `bot.ports.rounds.Rounds`."""

    def __init__(self, connection: AsyncConnection, *, holding: bool) -> None:
        self._connection = connection
        self._get = HOLD if holding else GET

    async def open(self, round_: Round) -> bool:
        """Store a new round; false if the track has one on that local date already."""
        return (await self._connection.execute(OPEN, _row(round_))).rowcount > 0

    async def get(self, workspace: WorkspaceId, round_id: RoundId) -> Round | None:
        """A round, held until the unit ends so that no other replica changes it meanwhile."""
        key = {"round_id": round_id, "workspace": workspace}
        row = (await self._connection.execute(self._get, key)).first()
        return round_from(row) if row else None

    async def save(self, round_: Round) -> None:
        """Store what changed of a round."""
        await self._connection.execute(SAVE, {"round_id": round_.id, **_changing(round_)})

    async def latest(self, track: TrackId) -> Round | None:
        """The track's last round that was not cancelled."""
        row = (await self._connection.execute(LATEST, {"track": track})).first()
        return round_from(row) if row else None

    async def to_reveal(self, now: datetime, limit: int) -> tuple[Round, ...]:
        """Rounds of every workspace whose reveal has come, the longest overdue first."""
        return tuple(map(round_from, await self._connection.execute(TO_REVEAL, {"now": now, "limit": limit})))

    async def to_close(self, now: datetime, limit: int) -> tuple[Round, ...]:
        """Rounds of every workspace whose close has come, the longest overdue first."""
        return tuple(map(round_from, await self._connection.execute(TO_CLOSE, {"now": now, "limit": limit})))

    async def threads(self, platform: str) -> tuple[tuple[Channel, MessageRef], ...]:
        """The open rounds of a platform, each by its channel and its card, the thread's root."""
        rows = await self._connection.execute(THREADS, {"platform": f"{platform}:"})
        return tuple((Channel(WorkspaceId(row.workspace), row.channel), MessageRef(row.ref)) for row in rows)

    async def history(self, track: TrackId) -> tuple[Asked, ...]:
        """What the track was asked, oldest first, cancelled rounds left out."""
        rows = await self._connection.execute(HISTORY, {"track": track})
        return tuple(
            Asked(QuestionId(question), tuple(json.loads(topics)), on, coverage)
            for question, topics, on, coverage in rows
        )

    async def numbers(self, track: TrackId, after: int) -> tuple[tuple[int, date], ...]:
        """Number and local date of the rounds later than the number `after`, cancelled ones left out."""
        rows = await self._connection.execute(NUMBERS, {"track": track, "after": after})
        return tuple((number, on) for number, on in rows)

    async def closed_numbers(self, track: TrackId, after: int) -> tuple[tuple[int, date], ...]:
        """As `numbers`, but only of rounds that are closed."""
        rows = await self._connection.execute(CLOSED_NUMBERS, {"track": track, "after": after})
        return tuple((number, on) for number, on in rows)


def _row(round_: Round) -> dict[str, Any]:
    return {
        "id": round_.id,
        "workspace": round_.channel.workspace,
        "channel": round_.channel.id,
        "track": round_.track,
        "number": round_.number,
        "local_date": round_.local_date,
        "zone": round_.zone,
        "question": round_.question.id,
        "topics": json.dumps(round_.question.topics),
        "snapshot": encode(round_.question),
        "seed": round_.seed,
        "blind": round_.blind,
        "anonymous": round_.anonymous,
        "repeat": round_.repeat,
        **_changing(round_),
    }


def _changing(round_: Round) -> dict[str, Any]:
    """What of a round can change after its asking."""
    return {
        "asked_at": round_.asked_at,
        "reveal_at": round_.reveal_at,
        "close_at": round_.close_at,
        "stage": round_.stage,
        "revealed_at": round_.revealed_at,
        "closed_at": round_.closed_at,
        "coverage": round_.coverage,
    }


def round_from(row: Row[Any]) -> Round:
    """The round that a row of the table holds."""
    return Round(
        id=RoundId(row.id),
        track=TrackId(row.track),
        channel=Channel(WorkspaceId(row.workspace), row.channel),
        number=row.number,
        local_date=row.local_date,
        zone=row.zone,
        question=decode(Question, row.snapshot),
        seed=row.seed,
        asked_at=row.asked_at,
        reveal_at=row.reveal_at,
        close_at=row.close_at,
        stage=Stage(row.stage),
        blind=row.blind,
        anonymous=row.anonymous,
        repeat=row.repeat,
        revealed_at=row.revealed_at,
        closed_at=row.closed_at,
        coverage=row.coverage,
    )
