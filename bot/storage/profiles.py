"""What platforms said of people, and when they were asked."""

from datetime import datetime

from sqlalchemy import bindparam, literal, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ids import WorkspaceId
from bot.ports.profiles import Profile
from bot.storage.tables import profiles
from bot.storage.tables.kinds import EPOCH
from bot.storage.upserts import insert, insert_or_set

FIND = select(profiles).where(
    profiles.c.workspace == bindparam("workspace"),
    profiles.c.account == bindparam("account"),
    profiles.c.name.is_not(None),
)
_no = literal(value=False)
_new = insert(profiles).values(admin=_no, outside=_no, left=_no)
ASK = _new.on_conflict_do_update(
    index_elements=["workspace", "account"],
    set_={"asked_at": _new.excluded.asked_at},
    where=profiles.c.asked_at <= bindparam("since", type_=profiles.c.asked_at.type),
)
SAVE = insert_or_set(profiles, "name", "admin", "outside", "left")


class SqlProfiles:
    """Implements `bot.ports.profiles.Profiles`."""

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self._writer = writer
        self._reader = reader

    async def find(self, workspace: WorkspaceId, account: str) -> Profile | None:
        """What was said of somebody, None for somebody of whom nothing was."""
        async with self._reader.begin() as connection:
            row = (await connection.execute(FIND, {"workspace": workspace, "account": account})).first()
        if row is None:
            return None
        return Profile(workspace, account, row.name, admin=row.admin, outside=row.outside, left=row.left)

    async def may_ask(self, workspace: WorkspaceId, account: str, now: datetime, since: datetime) -> bool:
        """Whether the caller is to ask the platform: nobody did after `since`, and it counts as asked now."""
        row = {"workspace": workspace, "account": account, "asked_at": now, "since": since}
        async with self._writer.begin() as connection:
            return (await connection.execute(ASK, row)).rowcount > 0

    async def save(self, profile: Profile) -> None:
        """Keep what the platform said."""
        row = {
            "workspace": profile.workspace,
            "account": profile.account,
            "name": profile.name,
            "admin": profile.admin,
            "outside": profile.outside,
            "left": profile.left,
            "asked_at": EPOCH,
        }
        async with self._writer.begin() as connection:
            await connection.execute(SAVE, row)
