"""The wall as use cases see it: what should stand where, wanted in the transaction of the fact it shows."""

from datetime import datetime
from typing import Any, assert_never

from sqlalchemy import Row, bindparam, case, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.faults import Cause
from bot.ids import Channel, MessageRef, Person, PersonId, Slot, WorkspaceId
from bot.ports.place import Aside, Direct, InChannel, InThread, Place
from bot.ports.wall import Fault
from bot.screens.screens import Screen
from bot.storage.codec import encode
from bot.storage.tables import wall
from bot.storage.tables.kinds import EPOCH
from bot.storage.tables.wall import unheeded
from bot.storage.upserts import Insert, insert
from bot.storage.workspaces import is_gone

PLACE = ("kind", "channel", "root", "person", "lane")


def _put() -> Insert:
    """Want a screen: only another one, or another place, makes a new revision.

    A new screen ends the waiting after tries in vain, but not the waiting that a platform asked for, nor
    that for a post whose outcome is unknown.
    """
    row = insert(wall)
    new, old = row.excluded, wall.c
    dropped = old.ref.is_(None) & (old.wanted <= old.shown)
    changed = or_(old.screen != new.screen, old.lane != new.lane, old.kind != new.kind, dropped)
    moved = old.ref.is_(None) & (old.due_at != new.due_at)
    newest = case((old.wanted > old.shown, old.wanted), else_=old.shown)
    in_vain = (old.attempts > 0) & ~old.uncertain
    values: dict[str, Any] = {name: new[name] for name in (*PLACE, "screen", "due_at")}
    values["wanted"] = case((changed, newest + 1), else_=old.wanted)
    values["retry_at"] = case((in_vain, new.retry_at), else_=old.retry_at)
    values["attempts"] = 0
    values["given_up"] = case((old.lane != new.lane, False), else_=old.given_up)
    where = or_(changed, moved)
    return row.on_conflict_do_update(index_elements=["workspace", "slot"], set_=values, where=where)


PUT = _put()
_slot = (wall.c.workspace == bindparam("of_workspace"), wall.c.slot == bindparam("of_slot"))
DROP = delete(wall).where(*_slot, wall.c.ref.is_(None), wall.c.lease_until.is_(None), ~wall.c.uncertain)
WANT_NOTHING = update(wall).where(*_slot, wall.c.ref.is_(None)).values(wanted=wall.c.shown)
SLOT_OF = select(wall.c.slot).where(
    wall.c.workspace == bindparam("workspace"),
    wall.c.channel == bindparam("channel"),
    wall.c.ref == bindparam("ref"),
)
SHOWN_AT = select(wall.c.shown_at).where(*_slot)
REF_OF = select(wall.c.ref).where(*_slot)
FAULTS = (
    select(wall).where(unheeded, ~is_gone(wall.c.workspace)).order_by(wall.c.id).limit(bindparam("limit"))
)
HEED = update(wall).where(*_slot, wall.c.given_up).values(heeded=True)
REVIVE = (
    update(wall)
    .where(
        wall.c.workspace == bindparam("of_workspace"),
        wall.c.channel == bindparam("of_channel"),
        wall.c.given_up,
    )
    .values(given_up=False, heeded=False, cause=None, rejected=None, attempts=0, retry_at=EPOCH)
)
FRESH = {
    "wanted": 1,
    "shown": 0,
    "tried": 0,
    "retry_at": EPOCH,
    "fence": 0,
    "attempts": 0,
    "uncertain": False,
    "given_up": False,
    "heeded": False,
}

RETRY = (
    update(wall)
    .where(*_slot, wall.c.given_up)
    .values(given_up=False, heeded=False, cause=None, rejected=None, attempts=0, retry_at=EPOCH)
)

THREADS = 10_000
"""Threads remembered: what a message of ours is for never changes."""
Threads = dict[tuple[Channel, MessageRef], Slot]


class SqlWall:
    """Implements `bot.ports.wall.Wall`."""

    def __init__(self, connection: AsyncConnection, threads: Threads) -> None:
        self._connection = connection
        self._threads = threads

    async def put(self, slot: Slot, place: Place, screen: Screen, *, due_at: datetime | None = None) -> None:
        """Want the screen in the slot: the same again does nothing, another replaces it."""
        row = {"slot": slot, "screen": encode(screen), "due_at": due_at or EPOCH, **place_row(place), **FRESH}
        await self._connection.execute(PUT, row)

    async def drop(self, workspace: WorkspaceId, slot: Slot) -> None:
        """Want nothing any more in a slot that was never shown; one that was stays as it is.

        A row that is out, or whose outcome is unknown, is kept: its message may yet appear.
        """
        key = {"of_workspace": workspace, "of_slot": slot}
        await self._connection.execute(DROP, key)
        await self._connection.execute(WANT_NOTHING, key)

    async def slot_of(self, channel: Channel, ref: MessageRef) -> Slot | None:
        """The slot that a message of ours fills: this is how a thread is known to be a round's."""
        known = self._threads.get((channel, ref))
        if known is not None:
            return known
        key = {"workspace": channel.workspace, "channel": channel.id, "ref": ref}
        slot = await self._connection.scalar(SLOT_OF, key)
        if slot is None:
            return None
        if len(self._threads) >= THREADS:
            self._threads.pop(next(iter(self._threads)))
        self._threads[(channel, ref)] = Slot(slot)
        return Slot(slot)

    async def shown_at(self, workspace: WorkspaceId, slot: Slot) -> datetime | None:
        """When the slot was first filled, None while it is not."""
        key = {"of_workspace": workspace, "of_slot": slot}
        found: datetime | None = await self._connection.scalar(SHOWN_AT, key)
        return found

    async def ref_of(self, workspace: WorkspaceId, slot: Slot) -> MessageRef | None:
        """The message that fills the slot, None while there is none."""
        key = {"of_workspace": workspace, "of_slot": slot}
        ref: str | None = await self._connection.scalar(REF_OF, key)
        return None if ref is None else MessageRef(ref)

    async def retry(self, workspace: WorkspaceId, slot: Slot) -> None:
        """Try again what was given up in a slot."""
        await self._connection.execute(RETRY, {"of_workspace": workspace, "of_slot": slot})

    async def faults(self, limit: int) -> tuple[Fault, ...]:
        """Messages given up and not yet heeded."""
        return tuple(map(_fault, await self._connection.execute(FAULTS, {"limit": limit})))

    async def heed(self, fault: Fault) -> None:
        """Take note of a fault, so that it is not told twice."""
        await self._connection.execute(HEED, {"of_workspace": fault.workspace, "of_slot": fault.slot})

    async def revive(self, channel: Channel) -> None:
        """Try again what was given up in a channel that can be reached again."""
        key = {"of_workspace": channel.workspace, "of_channel": channel.id}
        await self._connection.execute(REVIVE, key)


def _fault(row: Row[Any]) -> Fault:
    cause = Cause(row.cause) if row.cause else None
    return Fault(WorkspaceId(row.workspace), Slot(row.slot), place_from(row), cause, row.rejected)


def place_row(place: Place) -> dict[str, Any]:
    """The columns of a place; its lane is where messages must appear in order."""
    match place:
        case InChannel(channel, threaded):
            kind = "threaded" if threaded else "channel"
            key = {"workspace": channel.workspace, "channel": channel.id, "root": None, "person": None}
            return {"kind": kind, "lane": f"channel/{channel.id}", **key}
        case InThread(channel, root):
            key = {"workspace": channel.workspace, "channel": channel.id, "root": root, "person": None}
            return {"kind": "thread", "lane": f"thread/{channel.id}/{root}", **key}
        case Direct(person):
            key = {"workspace": person.workspace, "channel": None, "root": None, "person": person.id}
            return {"kind": "direct", "lane": f"direct/{person.id}", **key}
        case Aside(channel, person):
            key = {"workspace": channel.workspace, "channel": channel.id, "root": None, "person": person.id}
            return {"kind": "aside", "lane": f"aside/{channel.id}/{person.id}", **key}
        case _:
            assert_never(place)


def place_from(row: Row[Any]) -> Place:
    """The place that a row's columns hold."""
    workspace = WorkspaceId(row.workspace)
    match row.kind:
        case "direct":
            return Direct(Person(workspace, PersonId(row.person)))
        case "aside":
            person = Person(workspace, PersonId(row.person))
            return Aside(Channel(workspace, row.channel), person)
        case "thread":
            return InThread(Channel(workspace, row.channel), Slot(row.root))
        case kind:
            return InChannel(Channel(workspace, row.channel), threaded=kind == "threaded")
