"""What people handed in to be asked by, sealed: nothing of it stands in the database in the clear."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.contacts import CleanText
from bot.domain.papers import Paper, PaperKind
from bot.domain.skills import skill_named
from bot.ids import PersonId, WorkspaceId
from bot.ports.installations import Tampered
from bot.storage.tables import papers
from bot.storage.upserts import insert_or_set
from bot.storage.vault import Vault

_row = papers.c
_theirs = (_row.workspace == bindparam("of_workspace"), _row.person == bindparam("of_person"))
_kind = _row.kind == bindparam("of_kind")
KEEP = insert_or_set(papers, "sealed", "stored_at", "expires_at")
OF = (
    select(papers)
    .where(*_theirs, _row.expires_at > bindparam("now", type_=_row.expires_at.type))
    .order_by(_row.kind.desc())
)
FORGET_ALL = delete(papers).where(*_theirs)
FORGET = FORGET_ALL.where(_kind)
EXPIRE = delete(papers).where(_row.expires_at <= bindparam("now", type_=_row.expires_at.type))
ALL = select(papers)
REWRAP = (
    update(papers)
    .where(*_theirs, _kind, _row.sealed == bindparam("old_sealed"))
    .values(sealed=bindparam("new_sealed"))
)


class SqlPapers:
    """Implements `bot.ports.papers.Papers`; without a vault nothing is kept."""

    def __init__(self, connection: AsyncConnection, vault: Vault | None) -> None:
        self._connection = connection
        self._vault = vault

    async def keep(self, workspace: WorkspaceId, person: PersonId, paper: Paper) -> bool:
        """Keep a paper in place of the earlier one; false, and nothing is kept, where there is no key."""
        if self._vault is None:
            return False
        body = json.dumps([paper.text, [[skill.name, skill.count] for skill in paper.skills]])
        row = {
            "workspace": workspace,
            "person": person,
            "kind": paper.kind.value,
            "sealed": self._vault.seal(workspace, body),
            "stored_at": paper.stored_at,
            "expires_at": paper.expires_at,
        }
        await self._connection.execute(KEEP, row)
        return True

    async def of(self, workspace: WorkspaceId, person: PersonId, now: datetime) -> tuple[Paper, ...]:
        """The person's papers that have not expired, the résumé first; one that no key opens is left out."""
        who = {"of_workspace": workspace, "of_person": person, "now": now}
        rows = await self._connection.execute(OF, who)
        found = [self._paper(workspace, row) for row in rows]
        return tuple(each for each in found if each is not None)

    async def forget(self, workspace: WorkspaceId, person: PersonId, kind: PaperKind | None = None) -> int:
        """Delete the person's paper of a kind, or all of them, and say how many."""
        who = {"of_workspace": workspace, "of_person": person}
        if kind is None:
            return (await self._connection.execute(FORGET_ALL, who)).rowcount
        return (await self._connection.execute(FORGET, {**who, "of_kind": kind.value})).rowcount

    async def expire(self, now: datetime) -> int:
        """Delete everybody's papers that have expired, and say how many."""
        return (await self._connection.execute(EXPIRE, {"now": now})).rowcount

    async def rewrap(self) -> int:
        """Seal every paper anew with the newest key, and say how many; what no key opens stays as it is."""
        rows = (await self._connection.execute(ALL)).all()
        return sum([await self._rewrap(row) for row in rows])

    async def _rewrap(self, row: Row[Any]) -> bool:
        if self._vault is None:
            return False
        try:
            anew = self._vault.rewrap(row.sealed)
        except Tampered:
            return False
        whose = {"of_workspace": row.workspace, "of_person": row.person, "of_kind": row.kind}
        changed = {"old_sealed": row.sealed, "new_sealed": anew}
        return (await self._connection.execute(REWRAP, {**whose, **changed})).rowcount > 0

    def _paper(self, workspace: WorkspaceId, row: Row[Any]) -> Paper | None:
        if self._vault is None:
            return None
        try:
            text, counts = json.loads(self._vault.open(workspace, row.sealed))
        except Tampered:
            return None
        named = (skill_named(name, count) for name, count in counts)
        skills = tuple(skill for skill in named if skill is not None)
        return Paper(PaperKind(row.kind), CleanText(text), skills, row.stored_at, row.expires_at)
