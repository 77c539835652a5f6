"""Leases, fences and doubt: what becomes of a row whose process or platform fell silent."""

from datetime import timedelta

import pytest

from bot.ids import MessageRef
from bot.ports.place import InChannel
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from bot.storage.outbox import SETTLE
from bot.storage.store import SqlStore, open_store
from tests.storage.given import NOW, at
from tests.storage.given_rows import CHANNEL, claim, expire, show, want


async def test_a_claim_that_ran_out_is_claimed_again_as_uncertain_and_the_old_one_counts_no_more(
    store: SqlStore,
) -> None:
    await want(store, InChannel(CHANNEL), "a")
    (old,) = await claim(store)
    assert not old.uncertain
    await expire(store, "a")
    (new,) = await claim(store)
    assert new.uncertain
    assert new.fence > old.fence
    assert not await store.outbox.shown(old, MessageRef("old"), NOW)
    await store.outbox.give_up(old, cause=None, rejected="stale")
    await store.outbox.postpone(old, NOW, failed=True)
    assert await claim(store) == ()
    assert await store.outbox.shown(new, MessageRef("new"), NOW)
    assert not await store.outbox.shown(new, MessageRef("twice"), NOW)


async def test_a_lease_ends_on_the_databases_clock(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a")
    assert len(await store.outbox.claim(NOW, limit=1, lease=60)) == 1
    assert await store.outbox.claim(at(10**9), limit=1, lease=60) == ()
    await expire(store, "a")
    assert len(await store.outbox.claim(NOW, limit=1, lease=0)) == 1
    assert len(await store.outbox.claim(NOW, limit=1, lease=60)) == 1


async def test_an_outcome_nobody_knows_is_looked_into_until_it_is_known(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a")
    (first,) = await claim(store)
    await store.outbox.doubt(first, at(40))
    assert await claim(store, seconds=39) == ()
    await want(store, InChannel(CHANNEL), "a", text="changed")
    assert await claim(store, seconds=39) == ()
    (second,) = await claim(store, seconds=40)
    assert (second.uncertain, second.attempts) == (True, 0)
    await store.outbox.postpone(second, at(50), failed=False)
    (third,) = await claim(store, seconds=50)
    assert third.uncertain
    await show(store, third)
    (edit,) = await claim(store, seconds=50)
    assert (edit.uncertain, edit.attempts, edit.screen) == (False, 0, NoticeScreen(Md("changed")))
    await show(store, edit)
    assert await claim(store, seconds=50) == ()


async def test_a_post_found_after_all_needs_no_edit_if_nothing_else_is_wanted(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a")
    (first,) = await claim(store)
    await store.outbox.doubt(first, NOW)
    (second,) = await claim(store)
    await show(store, second)
    assert await claim(store) == ()


async def test_an_edit_that_ran_out_is_just_tried_again(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a")
    await show(store, *await claim(store))
    await want(store, InChannel(CHANNEL), "a", text="changed")
    await claim(store)
    await expire(store, "a")
    (again,) = await claim(store)
    assert (again.ref, again.uncertain) == ("m/a", False)


@pytest.mark.parametrize("failed", [True, False])
async def test_a_new_screen_ends_the_waiting_after_a_failure_but_not_what_the_platform_asked(
    store: SqlStore,
    failed: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    await want(store, InChannel(CHANNEL), "a")
    await show(store, *await claim(store))
    await want(store, InChannel(CHANNEL), "a", text="changed")
    (edit,) = await claim(store)
    await store.outbox.postpone(edit, NOW + timedelta(hours=1), failed=failed)
    assert await claim(store) == ()
    await want(store, InChannel(CHANNEL), "a", text="changed again")
    assert len(await claim(store)) == int(failed)
    assert len(await claim(store, seconds=3600)) == int(not failed)


async def test_leases_in_a_file_end_with_the_process_that_held_them(fresh_sqlite: str) -> None:
    store = await open_store(fresh_sqlite)
    await want(store, InChannel(CHANNEL), "a")
    await claim(store)
    await store.close()
    store = await open_store(fresh_sqlite)
    assert not await claim(store), "its post may still be under way"
    (again,) = await claim(store, seconds=SETTLE)
    await store.close()
    assert again.uncertain
    assert again.tried_at == at(0)


async def test_a_look_that_is_cut_short_does_not_forget_when_the_post_was_tried(store: SqlStore) -> None:
    await want(store, InChannel(CHANNEL), "a")
    (first,) = await claim(store)
    await store.outbox.doubt(first, at(40))
    (looking,) = await claim(store, seconds=300)
    assert looking.tried_at == at(0)
    await expire(store, "a")  # the process that looked was killed
    (again,) = await claim(store, seconds=900)
    assert again.tried_at == at(0)
    assert await store.outbox.trying(again, at(900))
    await expire(store, "a")
    (last,) = await claim(store, seconds=1800)
    assert last.tried_at == at(900), "the earlier one was looked for and never made"
    assert not await store.outbox.trying(again, at(1800)), "another has it now"
