"""The outbox: posts before edits, in order per place, fairly, each row with one process at a time."""

import asyncio

from sqlalchemy import update

from bot.domain.faults import Cause
from bot.ids import Channel, Person, PersonId, Slot
from bot.ports.place import Direct, InChannel, InThread
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from bot.storage.store import SqlStore
from bot.storage.tables import wall
from tests.storage.given import at
from tests.storage.given_rows import CHANNEL, ONE, TWO, claim, show, slots, want


async def test_posts_of_a_place_go_one_after_the_other_in_the_order_they_were_wanted(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a", "b", "c")
    await want(store, InChannel(Channel(ONE, "elsewhere")), "d")
    await want(store, Direct(Person(ONE, PersonId("ana"))), "e", "f")
    first = await claim(store)
    assert slots(first) == ["a", "d", "e"]
    assert await claim(store) == ()
    await show(store, first[0])
    assert slots(await claim(store)) == ["b"]


async def test_a_post_that_waits_holds_its_place_up_and_one_given_up_does_not(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a", "b")
    (first,) = await claim(store)
    await store.outbox.postpone(first, at(30), failed=True)
    assert await claim(store) == ()
    (first,) = await claim(store, seconds=30)
    assert (first.slot, first.attempts, first.uncertain) == ("a", 1, False)
    await store.outbox.give_up(first, cause=Cause.NOT_ALLOWED, rejected=None)
    assert slots(await claim(store)) == ["b"]


async def test_a_message_in_a_thread_waits_for_its_root(store: SqlStore) -> None:
    await want(store, InThread(CHANNEL, Slot("root")), "reply")
    assert await claim(store) == ()
    await want(store, InChannel(CHANNEL, threaded=True), "root")
    await want(store, InThread(Channel(TWO, "c"), Slot("root")), "foreign")
    (root,) = await claim(store)
    assert root.slot == "root"
    await show(store, root)
    (reply,) = await claim(store)
    assert (reply.slot, reply.root, reply.ref) == ("reply", "m/root", None)


async def test_posts_go_before_edits_and_edits_do_not_wait_for_each_other(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a", "b")
    await show(store, *await claim(store))
    await show(store, *await claim(store))
    await want(store, InChannel(CHANNEL), "a", "b", text="changed")
    await want(store, InChannel(CHANNEL), "c", "d")
    claims = await claim(store)
    assert slots(claims) == ["c", "a", "b"]
    assert [each.ref for each in claims] == [None, "m/a", "m/b"]
    assert slots(await claim(store, limit=1)) == []


async def test_a_busy_workspace_does_not_starve_a_quiet_one(store: SqlStore) -> None:
    for number in range(30):
        await want(store, InChannel(Channel(ONE, f"c{number}")), f"busy{number}")
    await want(store, InChannel(Channel(TWO, "c")), "quiet")
    found = slots(await claim(store, limit=4))
    assert "quiet" in found
    assert found[0] == "busy0"
    assert len(found) == 4


async def test_what_changed_while_it_was_out_goes_out_again(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a", text="one")
    (first,) = await claim(store)
    await want(store, InChannel(CHANNEL), "a", text="two")
    assert await claim(store) == ()
    await show(store, first)
    (again,) = await claim(store)
    assert (again.screen, again.ref, again.revision) == (NoticeScreen(Md("two")), "m/a", 2)
    await show(store, again)
    assert await claim(store) == ()


async def test_many_pumps_never_hold_the_same_row(store: SqlStore) -> None:
    for number in range(40):
        await want(store, InChannel(Channel(ONE, f"c{number}")), f"s{number}")
    found: list[str] = []

    async def pump() -> None:
        for _ in range(10):
            claims = await claim(store, limit=5)
            found.extend(slots(claims))
            await show(store, *claims)

    await asyncio.gather(*(pump() for _ in range(4)))
    while rest := await claim(store):
        found.extend(slots(rest))
        await show(store, *rest)
    assert sorted(found) == sorted(f"s{number}" for number in range(40))


async def test_a_screen_of_another_version_is_set_aside_and_the_others_go_out(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a")
    await want(store, InChannel(Channel(ONE, "d")), "b")
    async with store.writer.begin() as connection:
        unknown = '{"v":9,"kind":"HoloScreen","data":{}}'
        await connection.execute(update(wall).where(wall.c.slot == "a").values(screen=unknown))
    assert slots(await claim(store)) == ["b"]
    async with store.glance() as unit:
        (fault,) = await unit.wall.faults(10)
    assert (fault.slot, fault.rejected) == ("a", "stored by another version")
