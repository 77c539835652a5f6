"""The playground's room keeps what is said, posted and pressed, and every event until it was handled."""

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ports.room import Happening, RoomEvent, RoomMessage
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from bot.storage.store import SqlStore, open_store
from bot.storage.tables.kinds import clean
from tests.storage.given import at

_numbers = count(1)


def says(text: str) -> NoticeScreen:
    return NoticeScreen(Md(text))


async def post(
    store: SqlStore,
    text: str = "card",
    thread: str | None = None,
    to: str | None = None,
    nonce: str | None = None,
) -> str:
    return await store.room.post(
        nonce=nonce or f"n{next(_numbers)}", channel="c", thread=thread, to=to, screen=says(text), at=at(0)
    )


async def say(store: SqlStore, thread: str, person: str = "ana", text: str = "words") -> RoomEvent:
    return await store.room.say(channel="c", thread=thread, person=person, text=text, at=at(1))


async def test_a_post_is_made_once_for_each_nonce_and_can_be_edited(store: SqlStore) -> None:
    assert await store.room.find("n") is None
    message = await post(store, "one", nonce="n")
    assert await post(store, "two", nonce="n") == message
    assert await store.room.find("n") == message
    (found,) = await store.room.messages("c", 10)
    assert found == RoomMessage(message, "c", None, None, None, "", says("one"), at(0))
    assert await store.room.edit(message, says("three"))
    assert not await store.room.edit("none", says("three"))
    (found,) = await store.room.messages("c", 10)
    assert (found.screen, found.edited) == (says("three"), False)


async def test_what_is_said_comes_with_its_event(store: SqlStore) -> None:
    root = await post(store)
    event = await say(store, root)
    assert event == RoomEvent(
        event.id, Happening.SAID, "c", root, event.message, "ana", "words", at(1), at(1)
    )
    assert await store.room.undelivered(10) == (event,)
    assert await store.room.thread(root, 10) == (
        RoomMessage(event.message, "c", root, None, "ana", "words", None, at(1)),
    )
    assert not await store.room.edit(event.message, says("not ours"))


async def test_only_its_writer_changes_and_deletes_a_message(store: SqlStore) -> None:
    room, root = store.room, await post(store)
    said = await say(store, root)
    assert await room.revise(said.message, "ben", "his", at(2)) is None
    assert await room.delete(said.message, "ben", at(2)) is None
    assert await room.revise(root, "ana", "hers", at(2)) is None
    revised = await room.revise(said.message, "ana", "better", at(2))
    assert revised is not None
    assert (revised.kind, revised.text, revised.thread) == (Happening.REVISED, "better", root)
    assert (revised.written_at, revised.at) == (at(1), at(2))
    (message,) = await room.thread(root, 10)
    assert (message.text, message.edited) == ("better", True)
    deleted = await room.delete(said.message, "ana", at(3))
    assert deleted is not None
    assert (deleted.kind, deleted.text, deleted.message) == (Happening.DELETED, "", said.message)
    assert await room.thread(root, 10) == ()
    assert await room.delete(said.message, "ana", at(4)) is None
    assert await room.revise(said.message, "ana", "again", at(4)) is None
    assert await room.like(said.message, "ben", at(4)) is None


async def test_a_like_is_set_and_taken_back_by_each_person(store: SqlStore) -> None:
    room, root = store.room, await post(store)
    said = await say(store, root)
    kinds = [await room.like(said.message, person, at(2)) for person in ("ben", "cleo", "ben")]
    assert [event.kind for event in kinds if event] == [Happening.LIKED, Happening.LIKED, Happening.UNLIKED]
    assert {event.thread for event in kinds if event} == {root}
    (message,) = await room.thread(root, 10)
    assert message.likes == ("cleo",)
    on_root = await room.like(root, "ben", at(2))
    assert on_root is not None
    assert (on_root.thread, on_root.message) == (root, root)


async def test_a_message_can_be_ticked(store: SqlStore) -> None:
    root = await post(store)
    said = await say(store, root)
    await store.room.tick(said.message)
    assert [each.ticked for each in await store.room.thread(root, 10)] == [True]


async def test_the_newest_are_shown_oldest_first_each_where_it_belongs(store: SqlStore) -> None:
    room = store.room
    roots = [await post(store, f"card {number}") for number in range(3)]
    letters = [await post(store, f"letter {number}", to="ana") for number in range(3)]
    replies = [(await say(store, roots[0])).message for _ in range(3)]
    ours = await post(store, "board", thread=roots[0])
    assert [each.id for each in await room.messages("c", 2)] == roots[1:]
    assert await room.messages("other", 2) == ()
    assert [each.id for each in await room.direct("ana", 2)] == letters[1:]
    assert await room.direct("ben", 2) == ()
    assert [each.id for each in await room.thread(roots[0], 10)] == [*replies, ours]
    assert [each.id for each in await room.thread(roots[0], 2)] == replies[:2]
    assert await room.replies((roots[0], roots[1])) == {roots[0]: 4, roots[1]: 0}
    assert await room.replies(()) == {}


async def test_events_are_told_in_order_until_they_are_confirmed_also_after_a_restart(
    fresh_sqlite: str,
) -> None:
    store = await open_store(fresh_sqlite)
    root = await post(store)
    events = [await say(store, root, text=f"words {number}") for number in range(3)]
    await store.room.delivered(events[1].id)
    await store.room.delivered("unknown")
    await store.close()
    store = await open_store(fresh_sqlite)
    assert await store.room.undelivered(10) == (events[0], events[2])
    assert await store.room.undelivered(1) == (events[0],)
    await store.close()


async def test_the_clock_stays_turned(store: SqlStore) -> None:
    assert await store.room.ahead() == 0.0
    await store.room.set_ahead(86_400.25)
    await store.room.set_ahead(172_800.5)
    assert await store.room.ahead() == 172_800.5


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), max_size=40))
async def test_any_text_can_be_said_and_revised(store: SqlStore, text: str) -> None:
    root = await post(store)
    said = await say(store, root, text=text)
    assert said.text == clean(text)
    revised = await store.room.revise(said.message, "ana", text, at(2))
    assert revised is not None
    assert revised.text == clean(text)
    (found,) = await store.room.thread(root, 10)
    assert found.text == clean(text)
