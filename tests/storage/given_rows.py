"""Messages wanted on the wall, and a pump's part done by hand."""

from sqlalchemy import update

from bot.ids import Channel, MessageRef, Slot, WorkspaceId
from bot.ports.place import Place
from bot.ports.wall import Claim
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from bot.storage.store import SqlStore
from bot.storage.tables import wall
from tests.storage.given import NOW, at

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
CHANNEL = Channel(ONE, "c")


def slots(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.slot for claim in claims]


async def want(store: SqlStore, place: Place, *names: str, text: str = "text") -> None:
    async with store.unit() as unit:
        for name in names:
            await unit.wall.put(Slot(name), place, NoticeScreen(Md(text)))


async def claim(store: SqlStore, limit: int = 50, seconds: float = 0) -> tuple[Claim, ...]:
    return await store.outbox.claim(at(seconds), limit=limit, lease=60)


async def show(store: SqlStore, *claims: Claim) -> None:
    for each in claims:
        assert await store.outbox.shown(each, MessageRef(f"m/{each.slot}"), NOW)


async def expire(store: SqlStore, slot: str) -> None:
    """As if the process that holds the row had died a minute ago."""
    async with store.writer.begin() as connection:
        await connection.execute(update(wall).where(wall.c.slot == slot).values(lease_until=1))
