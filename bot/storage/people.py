"""Who is who, and who is to be seen on leaderboards."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Update, bindparam, delete, exists, not_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Member
from bot.ids import Account, PersonId, WorkspaceId
from bot.storage.linking import merge
from bot.storage.tables import accounts, away, people, totals
from bot.storage.tables.kinds import clean
from bot.storage.upserts import insert_new

FIND = (
    select(accounts.c.person, accounts.c.name, accounts.c.left.label("away"), people.c.hidden, people.c.left)
    .outerjoin(people, (people.c.workspace == accounts.c.workspace) & (people.c.id == accounts.c.person))
    .where(accounts.c.workspace == bindparam("workspace"), accounts.c.id == bindparam("account"))
)
MAKE_ACCOUNT = insert_new(accounts).returning(accounts.c.id)
_account = (accounts.c.workspace == bindparam("workspace_id"), accounts.c.id == bindparam("account"))
RENAME = update(accounts).where(*_account)
MARK_ACCOUNT = update(accounts).where(*_account).returning(accounts.c.person)
# Most people neither hide nor leave, and have no row.
MAKE_PERSON = insert_new(people)
_person = (people.c.workspace == bindparam("workspace_id"), people.c.id == bindparam("who"))
_stays = exists().where(
    accounts.c.workspace == people.c.workspace, accounts.c.person == people.c.id, ~accounts.c.left
)
MARK_PERSON = update(people).where(*_person).values(left=~_stays)
HIDE = update(people).where(*_person)
_unseen = exists().where(
    people.c.workspace == totals.c.workspace,
    people.c.id == totals.c.person,
    people.c.hidden | people.c.left,
)
SHOW = (
    update(totals)
    .where(totals.c.workspace == bindparam("workspace_id"), totals.c.person == bindparam("who"))
    .values(visible=~_unseen)
)
FORGET_NAMES = (
    update(accounts)
    .where(accounts.c.workspace == bindparam("workspace_id"), accounts.c.person == bindparam("who"))
    .values(name="")
)
FORGET_AWAY = delete(away).where(
    away.c.workspace == bindparam("workspace_id"), away.c.person == bindparam("who")
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
REACH = (
    select(accounts.c.id)
    .where(
        accounts.c.workspace == bindparam("workspace"),
        accounts.c.person == bindparam("person"),
        not_(accounts.c.left),
    )
    .order_by(accounts.c.met_at.desc(), accounts.c.id)
    .limit(1)
)
STAYING = select(accounts.c.id).where(accounts.c.workspace == bindparam("workspace"), not_(accounts.c.left))
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
        """The person behind an account, made at the first meeting; a new name replaces the old.

        An account whose platform told no name keeps the one it has.
        """
        key = {"workspace": account.workspace, "account": account.id}
        name = clean(account.name)
        found = (await self._connection.execute(FIND, key)).first()
        if found is None and await self._make(account, now):
            return Member(account.workspace, PersonId(clean(account.id)), name)
        found = found or (await self._connection.execute(FIND, key)).one()
        if name and found.name != name:
            who = {"workspace_id": account.workspace, "account": account.id}
            await self._connection.execute(RENAME, {"name": name, **who})
        if found.away:
            await self.leave(account.workspace, account.id, left=False)
        left = bool(found.left) and not found.away
        return Member(account.workspace, PersonId(found.person), name or found.name, bool(found.hidden), left)

    async def _make(self, account: Account, now: datetime) -> bool:
        """Make an account, whose person is of the same id; false if another transaction did meanwhile."""
        row = {"workspace": account.workspace, "id": account.id, "person": account.id, "name": account.name}
        return await self._connection.scalar(MAKE_ACCOUNT, {"left": False, "met_at": now, **row}) is not None

    async def names(self, workspace: WorkspaceId, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        """The names of those of the people who are known."""
        rows = await self._connection.execute(NAMES, {"workspace": workspace, "who": list(people)})
        return {PersonId(person): name for person, name in rows}

    async def account_of(self, workspace: WorkspaceId, person: PersonId) -> str | None:
        """The account to reach a person by: of several the one met last, none that left."""
        account: str | None = await self._connection.scalar(REACH, {"workspace": workspace, "person": person})
        return account

    async def accounts(self, workspace: WorkspaceId) -> tuple[str, ...]:
        """Every account of the workspace that has not left."""
        return tuple(await self._connection.scalars(STAYING, {"workspace": workspace}))

    async def hide(self, workspace: WorkspaceId, person: PersonId, *, hidden: bool) -> None:
        """Take a person off every leaderboard, or put them back with their points."""
        await self._mark(HIDE.values(hidden=hidden), workspace, person)

    async def _mark(self, change: Update, workspace: WorkspaceId, person: PersonId) -> None:
        """Change what is kept of a person, and with it whether leaderboards show them."""
        row = {"workspace": workspace, "id": person, "hidden": False, "left": False}
        await self._connection.execute(MAKE_PERSON, row)
        who = {"workspace_id": workspace, "who": person}
        await self._connection.execute(change, who)
        await self._connection.execute(SHOW, who)

    async def leave(self, workspace: WorkspaceId, account: str, *, left: bool) -> None:
        """Record that an account left the workspace, or is back."""
        key = {"workspace_id": workspace, "account": account, "left": left}
        person = await self._connection.scalar(MARK_ACCOUNT, key)
        if person is not None:
            await self._mark(MARK_PERSON, workspace, PersonId(person))

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
            await self._mark(MARK_PERSON, workspace, PersonId(other.person))
            if one.hidden:
                await self.hide(workspace, PersonId(other.person), hidden=True)
        return PersonId(other.person)

    async def erase(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Forget the person's names and settings, and leave them off the boards."""
        who = {"workspace_id": workspace, "who": person}
        await self._connection.execute(FORGET_NAMES, who)
        await self._connection.execute(FORGET_AWAY, who)
        await self.hide(workspace, person, hidden=True)
