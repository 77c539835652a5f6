"""The room in memory that other tests use does what the stored one does, whatever happens in it."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ports.room import Room, RoomEvent
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from tests.databases import fresh_store
from tests.fakes import EPOCH
from tests.platforms.web.fake_room import FakeRoom

Step = tuple[str, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["post", "direct", "say", "revise", "delete", "like", "tick", "edit", "delivered"]),
        st.integers(0, 4),
        st.sampled_from(["ana", "ben"]),
    ),
    max_size=20,
)


@dataclass
class Teller:
    """Lives through the steps in one room; messages are named by the order they came in."""

    room: Room
    known: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)

    async def story(self, steps: list[Step]) -> list[object]:
        """What the room shows after each step."""
        await self.post("root", None, EPOCH)
        seen: list[object] = []
        for number, (kind, which, who) in enumerate(steps, start=1):
            at = EPOCH + timedelta(seconds=number)
            if kind in {"post", "direct"}:
                await self.post(f"{kind}{which}{who}", who if kind == "direct" else None, at)
            elif kind == "delivered" and self.events:
                await self.room.delivered(self.events[which % len(self.events)])
            else:
                seen.append(await self.happens(kind, self.known[which % len(self.known)], who, at))
            seen.append(await views(self.room, self.known))
        return seen

    async def post(self, nonce: str, to: str | None, at: datetime) -> None:
        screen = NoticeScreen(Md(nonce))
        made = await self.room.post(nonce=nonce, channel="c", thread=None, to=to, screen=screen, at=at)
        assert await self.room.find(nonce) == made
        self.known += [] if made in self.known else [made]

    async def happens(self, kind: str, message: str, who: str, at: datetime) -> object:
        event: RoomEvent | None = None
        match kind:
            case "say":
                event = await self.room.say(
                    channel="c", thread=self.known[0], person=who, text=f"{at}", at=at
                )
            case "revise":
                event = await self.room.revise(message, who, f"new {at}", at)
            case "delete":
                event = await self.room.delete(message, who, at)
            case "like":
                event = await self.room.like(message, who, at)
            case "edit":
                return await self.room.edit(message, NoticeScreen(Md(f"{at}")))
            case "tick":
                await self.room.tick(message)
        if event is None:
            return None
        self.known += [] if event.message in self.known else [event.message]
        self.events.append(event.id)
        return replace(event, id="", message=str(self.known.index(event.message)), thread="")


async def views(room: Room, known: list[str]) -> list[object]:
    """Everything that can be read."""
    lists = (
        await room.messages("c", 50),
        await room.thread(known[0], 50),
        await room.direct("ana", 50),
        await room.direct("ben", 50),
    )
    named = [
        [replace(m, id=str(known.index(m.id)), thread=None, likes=tuple(sorted(m.likes))) for m in found]
        for found in lists
    ]
    left = [(event.kind, known.index(event.message)) for event in await room.undelivered(50)]
    return [*named, left, (await room.replies((known[0],))).get(known[0], 0)]


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_both_rooms_tell_the_same_story(steps: list[Step], tmp_path_factory: pytest.TempPathFactory) -> None:
    async def tell() -> None:
        store = await fresh_store(tmp_path_factory.mktemp("rooms"))
        try:
            assert await Teller(FakeRoom()).story(steps) == await Teller(store.room).story(steps)
        finally:
            await store.close()

    asyncio.run(tell())
