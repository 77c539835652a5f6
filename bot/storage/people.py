"""Who is who, and who is to be seen on leaderboards."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Member
from bot.ids import Account, PersonId, WorkspaceId
from bot.storage.linking import merge
from bot.storage.tables import accounts, people, totals
from bot.storage.tables.kinds import clean
from bot.storage.upserts import insert_new

FIND = (
    select(accounts.c.person, accounts.c.name, accounts.c.left.label("away"), people.c.hidden, people.c.left)
    .join(people, (people.c.workspace == accounts.c.workspace) & (people.c.id == accounts.c.person))
    .where(accounts.c.workspace == bindparam("workspace"), accounts.c.id == bindparam("account"))
)
MAKE_PERSON = insert_new(people)
MAKE_ACCOUNT = insert_new(accounts).returning(accounts.c.id)
_account = (accounts.c.workspace == bindparam("workspace_id"), accounts.c.id == bindparam("account"))
RENAME = update(accounts).where(*_account)
MARK_ACCOUNT = update(accounts).where(*_account).returning(accounts.c.person)
_person = (people.c.workspace == bindparam("workspace_id"), people.c.id == bindparam("who"))
_stays = exists().where(
    accounts.c.workspace == people.c.workspace, accounts.c.person == people.c.id, ~accounts.c.left
)
MARK_PERSON = update(people).where(*_person).values(left=~_stays)
HIDE = update(people).where(*_person)
_seen = exists().where(
    people.c.workspace == totals.c.workspace,
    people.c.id == totals.c.person,
    ~people.c.hidden,
    ~people.c.left,
)
SHOW = (
    update(totals)
    .where(totals.c.workspace == bindparam("workspace_id"), totals.c.person == bindparam("who"))
    .values(visible=_seen)
)
FORGET_NAMES = (
    update(accounts)
    .where(accounts.c.workspace == bindparam("workspace_id"), accounts.c.person == bindparam("who"))
    .values(name="")
)
# Of several accounts the one that the person is named after comes last, and so wins.
NAMES = (
    select(accounts.c.person, accounts.c.name)
    .where(
        accounts.c.workspace == bindparam("workspace"),
        accounts.c.person.in_(bindparam("who", expanding=True)),
    )
    .order_by(accounts.c.id == accounts.c.person, accounts.c.met_at)
)
GONE = select(people.c.id).where(
    people.c.workspace == bindparam("workspace"),
    people.c.id.in_(bindparam("who", expanding=True)),
    people.c.left,
)


class SqlPeople:
    """Implements `bot.ports.people.People`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(self, account: Account, now: datetime) -> Member:
        """The person behind an account, made at the first meeting; a new name replaces the old."""
        key = {"workspace": account.workspace, "account": account.id}
        name = clean(account.name)
        found = (await self._connection.execute(FIND, key)).first()
        if found is None and await self._make(account, now):
            return Member(account.workspace, PersonId(clean(account.id)), name)
        found = found or (await self._connection.execute(FIND, key)).one()
        if found.name != name:
            who = {"workspace_id": account.workspace, "account": account.id}
            await self._connection.execute(RENAME, {"name": name, **who})
        if found.away:
            await self.leave(account.workspace, account.id, left=False)
        left = found.left and not found.away
        return Member(account.workspace, PersonId(found.person), name, found.hidden, left)

    async def _make(self, account: Account, now: datetime) -> bool:
        """Make a person of a new account; false if another transaction did meanwhile."""
        row = {"workspace": account.workspace, "id": account.id, "left": False}
        await self._connection.execute(MAKE_PERSON, {"hidden": False, **row})
        named = {"person": account.id, "name": account.name, "met_at": now, **row}
        return await self._connection.scalar(MAKE_ACCOUNT, named) is not None

    async def names(self, workspace: WorkspaceId, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        """The names of those of the people who are known."""
        rows = await self._connection.execute(NAMES, {"workspace": workspace, "who": list(people)})
        return {PersonId(person): name for person, name in rows}

    async def hide(self, workspace: WorkspaceId, person: PersonId, *, hidden: bool) -> None:
        """Take a person off every leaderboard, or put them back with their points."""
        who = {"workspace_id": workspace, "who": person}
        await self._connection.execute(HIDE, {"hidden": hidden, **who})
        await self._connection.execute(SHOW, who)

    async def leave(self, workspace: WorkspaceId, account: str, *, left: bool) -> None:
        """Record that an account left the workspace, or is back."""
        key = {"workspace_id": workspace, "account": account, "left": left}
        person = await self._connection.scalar(MARK_ACCOUNT, key)
        if person is not None:
            who = {"workspace_id": workspace, "who": person}
            await self._connection.execute(MARK_PERSON, who)
            await self._connection.execute(SHOW, who)

    async def gone(self, workspace: WorkspaceId, people: Collection[PersonId]) -> frozenset[PersonId]:
        """Those of the people who left."""
        rows = await self._connection.scalars(GONE, {"workspace": workspace, "who": list(people)})
        return frozenset(map(PersonId, rows))

    async def link(self, workspace: WorkspaceId, account: str, same_as: str) -> PersonId | None:
        """Make an account the same person as another's; None if either is unknown.

        What the one had becomes the other's: answers, votes, points and streaks.
        """
        one = (await self._connection.execute(FIND, {"workspace": workspace, "account": account})).first()
        other = (await self._connection.execute(FIND, {"workspace": workspace, "account": same_as})).first()
        if one is None or other is None:
            return None
        if one.person != other.person:
            await merge(self._connection, workspace, PersonId(one.person), PersonId(other.person))
            who = {"workspace_id": workspace, "who": other.person}
            await self._connection.execute(MARK_PERSON, who)
            await self._connection.execute(SHOW, who)
        return PersonId(other.person)

    async def erase(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Forget the person's names and settings, and leave them off the boards."""
        await self._connection.execute(FORGET_NAMES, {"workspace_id": workspace, "who": person})
        await self.hide(workspace, person, hidden=True)
