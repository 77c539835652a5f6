"""The answers and the messages they are made of, which come late, twice and in any order."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain.answers import FORM, Answer, Part
from bot.domain.rounds import Round
from bot.ids import AnswerId, PersonId, RoundId, WorkspaceId
from bot.storage.rounds import round_from
from bot.storage.tables import answers, parts, rounds
from bot.storage.upserts import insert, insert_new

THREAD = ""
"""The owner of a part that came through a thread: the message's id alone names it."""

WITH_PARTS = (
    select(answers.c.id, answers.c.round, answers.c.person, parts)
    .select_from(answers.outerjoin(parts, parts.c.answer == answers.c.id))
    .order_by(answers.c.id, parts.c.written_at, parts.c.message)
)
OF_ROUND = WITH_PARTS.where(answers.c.round == bindparam("round_id"))
OF_PERSON = OF_ROUND.where(answers.c.person == bindparam("person"))
GET = WITH_PARTS.where(answers.c.id == bindparam("id"), answers.c.workspace == bindparam("workspace"))
_holder = select(parts.c.answer).where(
    parts.c.round == bindparam("round_id"),
    parts.c.message == bindparam("message"),
    parts.c.owner == THREAD,
)
BY_MESSAGE = WITH_PARTS.where(answers.c.id == _holder.scalar_subquery())
COUNT = select(func.count(parts.c.answer.distinct())).where(
    parts.c.round == bindparam("round_id"), ~parts.c.gone, parts.c.text != ""
)
OF_WRITER = and_(answers.c.workspace == bindparam("workspace"), answers.c.person == bindparam("person"))
HISTORY = WITH_PARTS.where(OF_WRITER)
ROUNDS = (
    select(rounds).join(answers, answers.c.round == rounds.c.id).where(OF_WRITER).order_by(rounds.c.asked_at)
)
ERASE = (
    update(parts)
    .where(parts.c.answer.in_(select(answers.c.id).where(OF_WRITER)), ~parts.c.gone)
    .values(text="", gone=True, revised_at=bindparam("at"))
)
MAKE = insert_new(answers)


def _write() -> ReturningInsert[Any]:
    """One revision of a part, merged so that the order in which revisions come does not matter.

    A message's id is never used again, so a deletion of it wins over every revision, and the earliest
    deletion over later ones. The form's does come again: there the newest revision wins.
    """
    row = insert(parts)
    new, old = row.excluded, parts.c
    form = and_(old.message == FORM, new.revised_at >= old.revised_at)
    revised = and_(~new.gone, ~old.gone, new.revised_at > old.revised_at)
    deleted = and_(new.gone, or_(~old.gone, new.revised_at < old.revised_at))
    wins = or_(form, and_(old.message != FORM, or_(revised, deleted)))

    def newer(name: str) -> ColumnElement[Any]:
        return case((wins, new[name]), else_=old[name])

    merged = {name: newer(name) for name in ("text", "revised_at", "gone")}
    known = func.coalesce(old.answer, new.answer)
    # A form sent after it was taken back is a new beginning, and may be a late one.
    begun_anew = or_(old.answer.is_(None), and_(old.message == FORM, old.gone))
    written_at = case((begun_anew, new.written_at), else_=old.written_at)
    keys = [column.name for column in parts.primary_key]
    return row.on_conflict_do_update(
        index_elements=keys,
        set_={**merged, "answer": known, "written_at": written_at},
        where=or_(wins, old.answer.is_(None)),
    ).returning(parts.c.gone)


WRITE = _write()


class SqlAnswers:
    """Implements `bot.ports.answers.Answers`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_round(self, round_id: RoundId) -> tuple[Answer, ...]:
        """Every answer with its parts, also those of which nothing stands."""
        return _answers(await self._connection.execute(OF_ROUND, {"round_id": round_id}))

    async def of_person(self, round_id: RoundId, person: PersonId) -> Answer | None:
        """A person's answer in a round."""
        key = {"round_id": round_id, "person": person}
        return _one(await self._connection.execute(OF_PERSON, key))

    async def get(self, workspace: WorkspaceId, answer: AnswerId) -> Answer | None:
        """An answer of the workspace."""
        return _one(await self._connection.execute(GET, {"id": answer, "workspace": workspace}))

    async def by_message(self, round_id: RoundId, message: str) -> Answer | None:
        """The answer that a message of the round's thread belongs to."""
        key = {"round_id": round_id, "message": message}
        return _one(await self._connection.execute(BY_MESSAGE, key))

    async def count(self, round_id: RoundId) -> int:
        """How many answers have words."""
        return await self._connection.scalar(COUNT, {"round_id": round_id}) or 0

    async def write(self, workspace: WorkspaceId, answer: Answer, part: Part) -> bool:
        """Store one part of an answer unless a newer revision of it is stored; false if so."""
        if not answer.parts:  # one with parts was read from here
            row = {"id": answer.id, "workspace": workspace, "round": answer.round, "person": answer.person}
            await self._connection.execute(MAKE, row)
        owner = answer.person if part.message == FORM else THREAD
        gone = await self._connection.scalar(WRITE, _part(answer.round, owner, answer.id, part))
        return gone is not None and gone == part.gone

    async def bury(self, workspace: WorkspaceId, round_id: RoundId, part: Part) -> None:
        """Remember that a message was deleted whose creation has not come yet."""
        del workspace  # the round is of one
        await self._connection.execute(WRITE, _part(round_id, THREAD, None, part))

    async def history(self, workspace: WorkspaceId, person: PersonId) -> tuple[tuple[Round, Answer], ...]:
        """Every answer of a person with its round, oldest first, for the person's own eyes."""
        key = {"workspace": workspace, "person": person}
        asked = {row.id: round_from(row) for row in await self._connection.execute(ROUNDS, key)}
        given = {each.round: each for each in _answers(await self._connection.execute(HISTORY, key))}
        return tuple((round_, given[round_id]) for round_id, round_ in asked.items() if round_id in given)

    async def erase(self, workspace: WorkspaceId, person: PersonId, at: datetime) -> None:
        """Delete all words of a person: every part is gone, as deleted at `at`."""
        await self._connection.execute(ERASE, {"workspace": workspace, "person": person, "at": at})


def _part(round_id: RoundId, owner: str, answer: AnswerId | None, part: Part) -> dict[str, Any]:
    return {
        "round": round_id,
        "message": part.message,
        "owner": owner,
        "answer": answer,
        "text": "" if part.gone else part.text,
        "written_at": part.written_at,
        "revised_at": part.revised_at,
        "gone": part.gone,
    }


def _answers(rows: Iterable[Row[Any]]) -> tuple[Answer, ...]:
    """The answers of rows that hold one part each, in which an answer's rows stand together."""
    heads: dict[str, Row[Any]] = {}
    held: dict[str, list[Part]] = {}
    for row in rows:
        heads.setdefault(row.id, row)
        found = held.setdefault(row.id, [])
        if row.message is not None:
            found.append(Part(row.message, row.text, row.written_at, row.revised_at, row.gone))
    return tuple(
        Answer(AnswerId(row.id), RoundId(row.round), PersonId(row.person), tuple(held[row.id]))
        for row in heads.values()
    )


def _one(rows: Iterable[Row[Any]]) -> Answer | None:
    return next(iter(_answers(rows)), None)
