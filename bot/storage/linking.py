"""Making two people one: whatever the one had becomes the other's, once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, exists, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answers import FORM
from bot.domain.rounds import Stage
from bot.ids import PersonId, WorkspaceId
from bot.storage.points import add_to_totals, entries_of
from bot.storage.tables import (
    accounts,
    answers,
    away,
    entries,
    interviews,
    papers,
    parts,
    people,
    reactions,
    reviews,
    rounds,
    streaks,
    totals,
    tries,
    votes,
)
from bot.storage.tables.kinds import Words

WORKSPACE = bindparam("of_workspace", type_=Words)
ONE = bindparam("one", type_=Words)
OTHER = bindparam("other", type_=Words)
_rounds = select(rounds.c.id).where(rounds.c.workspace == WORKSPACE)
_undecided = _rounds.where(rounds.c.stage != Stage.CLOSED.value)

OF_BOTH = select(answers.c.id, answers.c.round, answers.c.person).where(
    answers.c.workspace == WORKSPACE, answers.c.person.in_([ONE, OTHER])
)
TAKE_OVER = (
    update(answers).where(answers.c.workspace == WORKSPACE, answers.c.person == ONE).values(person=OTHER)
)
TAKE_OVER_FORMS = (
    update(parts)
    .where(parts.c.owner == ONE, parts.c.message == FORM, parts.c.round.in_(_rounds))
    .values(owner=OTHER)
)
DROP_FORM = delete(parts).where(parts.c.round == bindparam("of_round"), parts.c.owner == ONE)
JOIN_PARTS = update(parts).where(parts.c.answer == ONE).values(answer=OTHER)
DROP_ANSWER = delete(answers).where(answers.c.id == ONE)
OWN_VOTES = delete(votes).where(
    votes.c.voter == OTHER,
    votes.c.round.in_(_undecided),
    exists().where(answers.c.id == votes.c.answer, answers.c.person == OTHER),
)
STREAKS = select(streaks).where(streaks.c.workspace == WORKSPACE, streaks.c.person.in_([ONE, OTHER]))
DROP_STREAKS = delete(streaks).where(streaks.c.workspace == WORKSPACE, streaks.c.person == ONE)
KEEP_STREAK = update(streaks).where(streaks.c.track == bindparam("of_track"), streaks.c.person == OTHER)
MOVE_STREAK = update(streaks).where(streaks.c.track == bindparam("of_track"), streaks.c.person == ONE)
DROP_TOTALS = delete(totals).where(totals.c.workspace == WORKSPACE, totals.c.person.in_([ONE, OTHER]))
MOVE_ACCOUNTS = (
    update(accounts).where(accounts.c.workspace == WORKSPACE, accounts.c.person == ONE).values(person=OTHER)
)
_theirs = interviews.alias()
# Of two interviews that go on the other's stays: a person has one.
DROP_SECOND = delete(interviews).where(
    interviews.c.workspace == WORKSPACE,
    interviews.c.person == ONE,
    interviews.c.running,
    exists().where(_theirs.c.workspace == WORKSPACE, _theirs.c.person == OTHER, _theirs.c.running),
)
DROP_PERSON = delete(people).where(people.c.workspace == WORKSPACE, people.c.id == ONE)


async def merge(connection: AsyncConnection, workspace: WorkspaceId, one: PersonId, other: PersonId) -> None:
    """Give the other everything that is the one's; where both have the same thing the other's stays."""
    both = {"of_workspace": workspace, "one": one, "other": other}
    await _answers(connection, both)
    in_workspace = votes.c.round.in_(_rounds)
    await _move(connection, votes, "voter", ("answer",), in_workspace, both)
    await connection.execute(OWN_VOTES, both)
    await connection.execute(DROP_SECOND, both)
    for table, column, keys in (
        (interviews, "person", ("id",)),
        (tries, "person", ("id",)),
        (reviews, "person", ("question",)),
        (papers, "person", ("kind",)),
        (reactions, "voter", ("round", "message")),
        (away, "person", ("since",)),
        (entries, "person", ("round", "reason")),
    ):
        await _move(connection, table, column, keys, table.c.workspace == WORKSPACE, both)
    await _streaks(connection, both)
    await connection.execute(MOVE_ACCOUNTS, both)
    await connection.execute(DROP_PERSON, both)
    await connection.execute(DROP_TOTALS, both)
    await add_to_totals(connection, workspace, await entries_of(connection, workspace, other))


async def _move(  # noqa: PLR0913, PLR0917 - what a move is made of
    connection: AsyncConnection,
    table: Table,
    column: str,
    keys: Sequence[str],
    within: ColumnElement[bool],
    both: dict[str, Any],
) -> None:
    """Hand rows over, and drop those that the other has already."""
    theirs = table.alias()
    same = and_(true(), *(theirs.c[key] == table.c[key] for key in keys), theirs.c[column] == OTHER)
    free = update(table).where(table.c[column] == ONE, within, ~exists().where(same))
    await connection.execute(free.values({column: OTHER}), both)
    await connection.execute(delete(table).where(table.c[column] == ONE, within), both)


async def _answers(connection: AsyncConnection, both: dict[str, Any]) -> None:
    """Join two answers in one round into one: all messages, and the other's form if there are two."""
    rows = (await connection.execute(OF_BOTH, both)).all()
    twins = {row.round: row.id for row in rows if row.person == both["other"]}
    for row in rows:
        if row.person == both["one"] and row.round in twins:
            await _join(connection, row.round, (row.id, twins[row.round]), both)
    await connection.execute(TAKE_OVER, both)
    await connection.execute(TAKE_OVER_FORMS, both)


async def _join(
    connection: AsyncConnection, round_id: str, answer_ids: tuple[str, str], both: dict[str, Any]
) -> None:
    form = select(parts.c.message).where(parts.c.round == round_id, parts.c.owner == both["other"])
    if await connection.scalar(form) is not None:
        await connection.execute(DROP_FORM, {"of_round": round_id, "one": both["one"]})
    ids = dict(zip(("one", "other"), answer_ids, strict=True))
    await connection.execute(JOIN_PARTS, ids)
    await _move(connection, votes, "answer", ("voter",), true(), ids)
    await connection.execute(DROP_ANSWER, ids)


async def _streaks(connection: AsyncConnection, both: dict[str, Any]) -> None:
    """Keep the run that reaches further in each track, and the longest there ever was."""
    rows = (await connection.execute(STREAKS, both)).all()
    theirs = {row.track: row for row in rows if row.person == both["other"]}
    for row in (row for row in rows if row.person == both["one"]):
        key = {"of_track": row.track, **both}
        twin = theirs.get(row.track)
        if twin is None:
            await connection.execute(MOVE_STREAK.values(person=OTHER), key)
            continue
        further = max(row, twin, key=lambda each: (each.through, each.length))
        values = {
            "length": further.length,
            "through": further.through,
            "longest": max(row.longest, twin.longest),
        }
        await connection.execute(KEEP_STREAK.values(values), key)
    await connection.execute(DROP_STREAKS, both)
