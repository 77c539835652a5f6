"""The wall: the newest wanted screen wins, and the same again is nothing new."""

from bot.domain.faults import Cause
from bot.ids import Channel, MessageRef, Person, Slot, WorkspaceId
from bot.ports.place import Direct, InChannel, InThread, Place
from bot.ports.wall import Claim, Fault
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md, UserText
from bot.storage.store import SqlStore
from tests.storage.given import ANA, NOW, at

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
CHANNEL = Channel(ONE, "c")
CARD, REPLY, LETTER = Slot("round/r/question"), Slot("round/r/reveal"), Slot("keeper/x")


def says(text: str) -> NoticeScreen:
    return NoticeScreen(Md(text), (UserText("Ana"),))


async def want(store: SqlStore, slot: Slot, text: str, place: Place | None = None) -> None:
    async with store.unit() as unit:
        await unit.wall.put(slot, place or InChannel(CHANNEL), says(text))


async def claimed(store: SqlStore, seconds: float = 0) -> tuple[Claim, ...]:
    return await store.outbox.claim(at(seconds), limit=10, lease=60)


async def show_all(store: SqlStore) -> list[Claim]:
    shown: list[Claim] = []
    while claims := await claimed(store):
        for claim in claims:
            assert await store.outbox.shown(claim, MessageRef(f"m/{claim.slot}"), NOW)
        shown += claims
    return shown


async def test_every_place_comes_back_as_it_was(store: SqlStore) -> None:
    places: dict[Slot, Place] = {
        Slot("a"): InChannel(CHANNEL, threaded=True),
        Slot("b"): InChannel(CHANNEL),
        Slot("c"): InThread(CHANNEL, Slot("a")),
        Slot("d"): Direct(Person(ONE, ANA)),
    }
    for slot, place in places.items():
        await want(store, slot, f"in {slot}", place)
    shown = await show_all(store)
    assert {claim.slot: claim.place for claim in shown} == places
    assert all(claim.screen == says(f"in {claim.slot}") for claim in shown)
    assert next(claim.root for claim in shown if claim.slot == "c") == "m/a"


async def test_the_same_screen_again_does_nothing(store: SqlStore) -> None:
    await want(store, CARD, "one")
    await show_all(store)
    await want(store, CARD, "one")
    assert await claimed(store) == ()


async def test_many_changes_are_one_edit_to_the_newest(store: SqlStore) -> None:
    await want(store, CARD, "one")
    await show_all(store)
    for number in range(50):
        await want(store, CARD, f"change {number}")
    (edit,) = await claimed(store)
    assert (edit.ref, edit.screen) == (f"m/{CARD}", says("change 49"))


async def test_the_same_slot_in_two_workspaces_is_two_messages(store: SqlStore) -> None:
    await want(store, CARD, "one")
    await want(store, CARD, "two", InChannel(Channel(TWO, "c")))
    assert {claim.workspace for claim in await show_all(store)} == {ONE, TWO}


async def test_a_message_is_found_by_where_it_stands(store: SqlStore) -> None:
    await want(store, CARD, "one")
    async with store.glance() as unit:
        assert await unit.wall.shown_at(ONE, CARD) is None
    await show_all(store)
    ref = MessageRef(f"m/{CARD}")
    async with store.glance() as unit:
        assert await unit.wall.slot_of(CHANNEL, ref) == CARD
        assert await unit.wall.slot_of(Channel(TWO, "c"), ref) is None
        assert await unit.wall.slot_of(Channel(ONE, "other"), ref) is None
        assert await unit.wall.slot_of(CHANNEL, MessageRef("other")) is None
        assert await unit.wall.shown_at(ONE, CARD) == NOW


async def test_what_was_first_shown_stays_its_first_showing(store: SqlStore) -> None:
    await want(store, CARD, "one")
    await show_all(store)
    await want(store, CARD, "two")
    (edit,) = await claimed(store)
    await store.outbox.shown(edit, MessageRef("elsewhere"), at(100))
    async with store.glance() as unit:
        assert await unit.wall.shown_at(ONE, CARD) == NOW
        assert await unit.wall.slot_of(CHANNEL, MessageRef(f"m/{CARD}")) == CARD


async def test_what_is_due_later_waits_and_holds_nothing_up(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.wall.put(CARD, InChannel(CHANNEL), says("later"), due_at=at(60))
        await unit.wall.put(REPLY, InChannel(CHANNEL), says("now"))
    assert [claim.slot for claim in await show_all(store)] == [REPLY]
    assert [claim.slot for claim in await claimed(store, 60)] == [CARD]


async def test_what_is_due_can_be_put_off_and_brought_forward(store: SqlStore) -> None:
    async def put(seconds: float) -> None:
        async with store.unit() as unit:
            await unit.wall.put(CARD, InChannel(CHANNEL), says("same"), due_at=at(seconds))

    await put(60)
    await put(90)
    assert await claimed(store, 60) == ()
    await put(30)
    (claim,) = await claimed(store, 30)
    assert claim.revision == 1


async def test_a_dropped_slot_is_not_shown_and_can_be_wanted_again(store: SqlStore) -> None:
    await want(store, CARD, "one")
    async with store.unit() as unit:
        await unit.wall.drop(ONE, CARD)
        await unit.wall.drop(ONE, Slot("never"))
    assert await claimed(store) == ()
    await want(store, CARD, "one")
    assert len(await show_all(store)) == 1
    async with store.unit() as unit:
        await unit.wall.drop(ONE, CARD)
        assert await unit.wall.shown_at(ONE, CARD) == NOW


async def test_a_slot_dropped_while_it_is_out_is_still_known_when_it_was_shown(store: SqlStore) -> None:
    await want(store, CARD, "one")
    (claim,) = await claimed(store)
    async with store.unit() as unit:
        await unit.wall.drop(ONE, CARD)
    assert await store.outbox.shown(claim, MessageRef("m"), NOW)
    async with store.glance() as unit:
        assert await unit.wall.slot_of(CHANNEL, MessageRef("m")) == CARD
    assert await claimed(store) == ()
    await want(store, CARD, "two")
    (edit,) = await claimed(store)
    assert edit.ref == "m"


async def test_a_slot_dropped_while_it_is_out_and_wanted_again_is_looked_for(store: SqlStore) -> None:
    await want(store, CARD, "one")
    (claim,) = await claimed(store)
    async with store.unit() as unit:
        await unit.wall.drop(ONE, CARD)
    await store.outbox.doubt(claim, at(0))
    assert await claimed(store) == ()
    await want(store, CARD, "one")
    (again,) = await claimed(store)
    assert again.uncertain


async def test_a_fault_is_told_until_it_is_heeded_and_tried_again_once_revived(store: SqlStore) -> None:
    await want(store, CARD, "one")
    await want(store, LETTER, "two", Direct(Person(ONE, ANA)))
    for claim in await claimed(store):
        cause = Cause.CHANNEL_GONE if claim.slot == CARD else None
        rejected = None if cause else "invalid_blocks"
        await store.outbox.give_up(claim, cause=cause, rejected=rejected)
    faults = (
        Fault(ONE, CARD, InChannel(CHANNEL), Cause.CHANNEL_GONE, None),
        Fault(ONE, LETTER, Direct(Person(ONE, ANA)), None, "invalid_blocks"),
    )
    async with store.unit() as unit:
        assert await unit.wall.faults(10) == faults
        assert await unit.wall.faults(1) == faults[:1]
        await unit.wall.heed(faults[0])
        assert await unit.wall.faults(10) == faults[1:]
    await want(store, CARD, "another")
    assert await claimed(store) == ()
    async with store.unit() as unit:
        await unit.wall.revive(Channel(ONE, "other"))
        await unit.wall.revive(CHANNEL)
        assert await unit.wall.faults(10) == faults[1:]
    (claim,) = await claimed(store)
    assert (claim.slot, claim.screen, claim.attempts) == (CARD, says("another"), 0)
