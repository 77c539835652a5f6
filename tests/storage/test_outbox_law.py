"""Whatever happens in between, each slot's last wanted screen is shown, once, in its place's order."""

from collections import defaultdict
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from bot.ids import Channel, MessageRef, Slot, WorkspaceId
from bot.ports.place import InChannel, InThread, Place
from bot.ports.wall import Claim
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from bot.storage.store import SqlStore
from bot.storage.tables import wall
from tests.storage.given import NOW, at

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
PLACES: dict[Slot, Place] = {
    Slot("root"): InChannel(Channel(ONE, "c"), threaded=True),
    Slot("next"): InChannel(Channel(ONE, "c")),
    Slot("reply1"): InThread(Channel(ONE, "c"), Slot("root")),
    Slot("reply2"): InThread(Channel(ONE, "c"), Slot("root")),
    Slot("other"): InChannel(Channel(TWO, "c")),
}
STEPS = (
    "show",
    "show",
    "crash before",
    "crash after",
    "postpone",
    "fail",
    "doubt after",
    "late",
    "dead but late",
)


@dataclass
class World:
    """A platform that remembers every message, and the processes that hold claims."""

    store: SqlStore
    wanted: dict[Slot, str] = field(default_factory=dict)
    first_wanted: dict[str, list[Slot]] = field(default_factory=lambda: defaultdict(list))
    first_shown: dict[str, list[Slot]] = field(default_factory=lambda: defaultdict(list))
    messages: dict[Slot, list[str]] = field(default_factory=dict)
    live: dict[Slot, Claim] = field(default_factory=dict)
    stale: list[Claim] = field(default_factory=list)

    async def put(self, slot: Slot, text: str) -> None:
        if slot not in self.wanted:
            self.first_wanted[_lane(slot)].append(slot)
        self.wanted[slot] = text
        async with self.store.unit() as unit:
            await unit.wall.put(slot, PLACES[slot], NoticeScreen(Md(text)))

    async def claim(self, limit: int, seconds: float = 0) -> int:
        claims = await self.store.outbox.claim(at(seconds), limit=limit, lease=600)
        for claim in claims:
            assert claim.slot not in self.live, "two processes hold one row"
            assert not isinstance(claim.place, InThread) or claim.root == "m/root"
            self.live[claim.slot] = claim
        return len(claims)

    def post(self, claim: Claim) -> MessageRef:
        """As the pump does: edit, or look first where an earlier try may have posted, or post."""
        if claim.ref is None and not (claim.uncertain and claim.slot in self.messages):
            assert claim.slot not in self.messages, "seen twice"
            self.first_shown[_lane(claim.slot)].append(claim.slot)
            self.messages[claim.slot] = []
        elif claim.ref is None:
            return MessageRef(f"m/{claim.slot}")  # found as it is: the newer screen comes as an edit
        self.messages[claim.slot].append(_text(claim))
        return MessageRef(f"m/{claim.slot}")

    async def expire(self, claim: Claim) -> None:
        del self.live[claim.slot]
        self.stale.append(claim)
        async with self.store.writer.begin() as connection:
            row = wall.c.workspace == claim.workspace, wall.c.slot == claim.slot
            await connection.execute(update(wall).where(*row).values(lease_until=1))

    async def step(self, claim: Claim, step: str) -> None:
        outbox = self.store.outbox
        if step in {"show", "crash after", "doubt after", "dead but late"}:
            ref = self.post(claim)
        if step == "show":
            assert await outbox.shown(claim, ref, NOW)
        elif step == "doubt after" and claim.ref is None:
            await outbox.doubt(claim, at(40))
        elif step in {"postpone", "fail", "doubt after"}:
            await outbox.postpone(claim, at(5), failed=step != "postpone")
        else:
            await self.expire(claim)
            if step == "dead but late":  # nobody has claimed the row since, so its word still counts
                assert await outbox.shown(claim, ref, NOW)
            return
        del self.live[claim.slot]

    async def late_words(self) -> None:
        """Processes thought dead speak up: what they say of rows claimed since is not heard."""
        for claim in self.stale:
            if claim.slot in self.live:
                assert not await self.store.outbox.shown(claim, MessageRef("stale"), NOW)


def _lane(slot: Slot) -> str:
    place = PLACES[slot]
    assert isinstance(place, InChannel | InThread)
    return f"{place.channel}/{isinstance(place, InThread)}"


def _text(claim: Claim) -> str:
    assert isinstance(claim.screen, NoticeScreen)
    return claim.screen.text


moves = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(sorted(PLACES)), st.integers(1, 3)),
        st.tuples(st.just("claim"), st.integers(1, 3), st.sampled_from([0, 5, 40])),
        st.tuples(st.just("step"), st.sampled_from(STEPS), st.integers(0, 4)),
    ),
    max_size=30,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=moves)
async def test_the_last_wanted_screen_is_shown_once_whatever_happens(
    store: SqlStore, moves: list[tuple[str, str | int, int]]
) -> None:
    async with store.writer.begin() as connection:
        await connection.execute(delete(wall))
    world = World(store)
    await world.put(Slot("root"), "the root")
    for kind, what, number in moves:
        if kind == "put":
            await world.put(Slot(str(what)), f"revision {number}")
        elif kind == "claim":
            await world.claim(int(what), number)
            await world.late_words()
        elif world.live:
            claims = sorted(world.live.values(), key=lambda each: each.slot)
            await world.step(claims[number % len(claims)], str(what))
    await _finish(world)
    shown = {slot: texts[-1] for slot, texts in world.messages.items()}
    assert shown == world.wanted
    assert world.first_shown == world.first_wanted


async def _finish(world: World) -> None:
    """Everybody who holds something dies; one process then works without faults."""
    for claim in list(world.live.values()):
        await world.expire(claim)
    while await world.claim(3, 1000):
        for claim in list(world.live.values()):
            await world.step(claim, "show")
