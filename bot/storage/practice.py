"""Interviews as documents with a version, how questions went, and what is to be seen again."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.practice import Interview, Step
from bot.ids import InterviewId, PersonId, QuestionId, WorkspaceId
from bot.ports.practice import Review, Try
from bot.storage.codec import decode, encode
from bot.storage.tables import accounts, interviews, reviews, tries
from bot.storage.tables.practice import going
from bot.storage.upserts import insert_new, insert_or_set
from bot.storage.workspaces import is_gone

BEGIN = insert_new(interviews)
DOCUMENT = select(interviews.c.document)
GET = DOCUMENT.where(interviews.c.id == bindparam("of"), interviews.c.workspace == bindparam("workspace"))
_person = (interviews.c.workspace == bindparam("workspace"), interviews.c.person == bindparam("person"))
OF_PERSON = (
    DOCUMENT.where(*_person, going | (interviews.c.step == Step.PARKED.value))
    .order_by(case((going, 0), else_=1), interviews.c.touched_at.desc())
    .limit(1)
)
SAVE = update(interviews).where(
    interviews.c.id == bindparam("of"), interviews.c.version == bindparam("of_version")
)
UNTOUCHED = (
    DOCUMENT.where(
        going,
        interviews.c.step == bindparam("at_step"),
        interviews.c.touched_at <= bindparam("before", type_=interviews.c.touched_at.type),
        ~is_gone(interviews.c.workspace),
    )
    .order_by(interviews.c.touched_at)
    .limit(bindparam("limit"))
)
PLACE_OF = (
    select(interviews.c.workspace)
    .join(
        accounts,
        (accounts.c.workspace == interviews.c.workspace) & (accounts.c.person == interviews.c.person),
    )
    .where(
        going,
        accounts.c.id == bindparam("account"),
        interviews.c.workspace.startswith(bindparam("platform"), autoescape=False),
    )
    .order_by(interviews.c.touched_at.desc())
    .limit(1)
)
GOING = (
    select(interviews.c.workspace, accounts.c.id, interviews.c.touched_at)
    .join(
        accounts,
        (accounts.c.workspace == interviews.c.workspace) & (accounts.c.person == interviews.c.person),
    )
    .where(
        going,
        ~accounts.c.left,
        interviews.c.workspace.startswith(bindparam("platform"), autoescape=False),
        ~is_gone(interviews.c.workspace),
    )
)
HISTORY = DOCUMENT.where(*_person).order_by(interviews.c.touched_at)
TRY = tries.insert()
TRIES = (
    select(tries)
    .where(tries.c.workspace == bindparam("workspace"), tries.c.person == bindparam("person"))
    .order_by(tries.c.id)
)
_review = (reviews.c.workspace == bindparam("workspace"), reviews.c.person == bindparam("person"))
REVIEW = select(reviews).where(*_review, reviews.c.question == bindparam("question"))
SET_REVIEW = insert_or_set(reviews, "due_at", "card")
DUE = (
    select(reviews.c.question)
    .where(*_review, reviews.c.due_at <= bindparam("now", type_=reviews.c.due_at.type))
    .order_by(reviews.c.due_at)
)


class SqlPractice:
    """Implements `bot.ports.practice.Practice`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, interview: Interview) -> bool:
        """Store a new interview; false if the person has one that goes on."""
        row = {
            "id": interview.id,
            "workspace": interview.workspace,
            "person": interview.person,
            **_row(interview),
        }
        return (await self._connection.execute(BEGIN, row)).rowcount > 0

    async def get(self, workspace: WorkspaceId, interview: InterviewId) -> Interview | None:
        """An interview of the workspace."""
        return await self._one(GET, of=interview, workspace=workspace)

    async def of_person(self, workspace: WorkspaceId, person: PersonId) -> Interview | None:
        """The interview that goes on, else the one parked last; None where there is neither."""
        return await self._one(OF_PERSON, workspace=workspace, person=person)

    async def save(self, interview: Interview) -> bool:
        """Store a change; false if another was stored since the interview was read."""
        key = {"of": interview.id, "of_version": interview.version}
        changed = SAVE.values(_row(replace(interview, version=interview.version + 1)))
        return (await self._connection.execute(changed, key)).rowcount > 0

    async def untouched(self, step: Step, before: datetime, limit: int) -> tuple[Interview, ...]:
        """Interviews of every workspace at a step of theirs since before then, the oldest first."""
        return await self._many(UNTOUCHED, at_step=step.value, before=before, limit=limit)

    async def place_of(self, platform: str, account: str) -> WorkspaceId | None:
        """The workspace in which an account of a platform has an interview that goes on, the latest."""
        key = {"platform": f"{platform}:", "account": account}
        found: str | None = await self._connection.scalar(PLACE_OF, key)
        return None if found is None else WorkspaceId(found)

    async def going(self, platform: str) -> tuple[tuple[WorkspaceId, str, datetime], ...]:
        """The interviews of a platform that go on: workspace, the person's account, and the last change."""
        rows = await self._connection.execute(GOING, {"platform": f"{platform}:"})
        return tuple((WorkspaceId(row.workspace), row.id, row.touched_at) for row in rows)

    async def history(self, workspace: WorkspaceId, person: PersonId) -> tuple[Interview, ...]:
        """Every interview of a person, the oldest first, for the person's own eyes."""
        return await self._many(HISTORY, workspace=workspace, person=person)

    async def note_try(self, workspace: WorkspaceId, person: PersonId, made: Try) -> None:
        """Remember how a question went."""
        row = {
            "workspace": workspace,
            "person": person,
            "question": made.question,
            "topics": json.dumps(made.topics),
            "at": made.at,
            "total": made.total,
        }
        await self._connection.execute(TRY, row)

    async def tries(self, workspace: WorkspaceId, person: PersonId) -> tuple[Try, ...]:
        """How questions went, the oldest first."""
        rows = await self._connection.execute(TRIES, {"workspace": workspace, "person": person})
        return tuple(
            Try(QuestionId(row.question), tuple(json.loads(row.topics)), row.at, row.total) for row in rows
        )

    async def review(self, workspace: WorkspaceId, person: PersonId, question: QuestionId) -> Review | None:
        """When a question is to be seen again, None if it was never seen."""
        key = {"workspace": workspace, "person": person, "question": question}
        row = (await self._connection.execute(REVIEW, key)).first()
        return None if row is None else Review(question, row.due_at, row.card)

    async def set_review(self, workspace: WorkspaceId, person: PersonId, review: Review) -> None:
        """Remember when a question is to be seen again."""
        key = {"workspace": workspace, "person": person, "question": review.question}
        await self._connection.execute(SET_REVIEW, {**key, "due_at": review.due_at, "card": review.card})

    async def due(self, workspace: WorkspaceId, person: PersonId, now: datetime) -> tuple[QuestionId, ...]:
        """Questions that are to be seen again by now, the longest overdue first."""
        found = await self._connection.scalars(DUE, {"workspace": workspace, "person": person, "now": now})
        return tuple(map(QuestionId, found))

    async def erase(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Delete all of it."""
        for table in (interviews, tries, reviews):
            mine = (table.c.workspace == bindparam("of"), table.c.person == bindparam("who"))
            await self._connection.execute(delete(table).where(*mine), {"of": workspace, "who": person})

    async def _one(self, statement: Any, **key: Any) -> Interview | None:  # noqa: ANN401 - what columns hold
        document = await self._connection.scalar(statement, key)
        return None if document is None else decode(Interview, document)

    async def _many(self, statement: Any, **key: Any) -> tuple[Interview, ...]:  # noqa: ANN401 - as above
        return tuple(decode(Interview, each) for each in await self._connection.scalars(statement, key))


def _row(interview: Interview) -> dict[str, Any]:
    return {
        "step": interview.step.value,
        "running": interview.running,
        "version": interview.version,
        "touched_at": interview.touched_at,
        "document": encode(interview),
    }
