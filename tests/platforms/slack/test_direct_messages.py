"""What people write to the app alone: within an interview, outside one, and where it may not be read."""

import pytest

from bot.ids import Account, Channel, Person
from bot.platforms.shared import intake
from bot.ports.place import Aside
from bot.screens.screens import NoticeScreen
from bot.screens.text import Md
from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.practising import GOOD, begin, press, said, stars
from tests.platforms.slack.server import Fault
from tests.platforms.slack.server.people import shown


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this machine reads, forms are answered with what became of them."""
    monkeypatch.setattr(intake, "ANSWER", 60.0)


async def test_whoever_writes_while_nothing_is_asked_is_told_how_to_begin(house: House) -> None:
    ana = house.ana
    lost = await ana.write(ana.direct, "Hello?")
    await house.settle()
    assert not stars(house, ana, lost)
    (told,) = said(house, ana)
    assert shown(told).startswith("Nothing is being asked at the moment.")
    await house.settle()
    assert len(said(house, ana)) == 1, "our own words are no answer to anything"
    await press(house, ana, told, "Practise")
    assert house.modal(ana)["callback_id"] == "practice"


async def test_a_thread_in_direct_messages_counts_and_is_answered_there(house: House) -> None:
    ana = house.ana
    await begin(house, ana)
    (asked,) = said(house, ana)
    under = await ana.write(ana.direct, GOOD, asked["ts"])
    await house.settle()
    assert stars(house, ana, under)
    await press(house, ana, asked, "Stop")
    await ana.write(ana.direct, "Too late", asked["ts"])
    await house.settle()
    assert said(house, ana)[-1]["thread_ts"] == asked["ts"]


async def test_a_message_with_replies_is_deleted_too(house: House) -> None:
    ana = house.ana
    await begin(house, ana)
    ts = await ana.write(ana.direct, "A secret of mine")
    previous = dict(house.team.message(ana.direct, ts) or {})
    now = house.slack.ts()
    tombstone = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "ts": ts, "text": "Gone."}
    event = {"type": "message", "subtype": "message_changed", "channel": ana.direct, "channel_type": "im"}
    await ana.tell({**event, "ts": now, "event_ts": now, "message": tombstone, "previous_message": previous})
    await house.settle()
    (asked,) = said(house, ana)
    await press(house, ana, asked, "Answer form")
    assert "secret" not in shown(house.modal(ana))


async def test_our_own_direct_messages_come_back_and_change_nothing(house: House) -> None:
    ana = house.ana
    await begin(house, ana)
    await ana.write(ana.direct, GOOD)
    await house.settle()
    await press(house, ana, said(house, ana)[0], "Done")
    await ana.write(ana.direct, "Thanks.")
    await house.settle()
    assert not any(call == "chat.delete" for call, _, _ in house.slack.calls)
    assert len(said(house, ana)) == 3, "the question, the score, and how to begin another"
    assert await house.store.inbox.waiting() == 0


async def test_two_direct_messages_with_one_key_become_one(house: House) -> None:
    ana = house.ana
    await begin(house, ana)
    (asked,) = said(house, ana)
    twin = {**asked, "ts": house.slack.ts()}
    house.team.direct("U1").messages.append(twin)
    house.slack.tell(house.team, {**twin, "event_ts": twin["ts"]}, house.team.direct("U1"))
    await house.settle()
    assert [each["ts"] for each in said(house, ana)] == [asked["ts"]]


async def test_the_echo_of_a_direct_message_spares_a_second_one(house: House) -> None:
    ana = house.ana
    house.slack.faults.next("chat.postMessage", Fault.DROP_REPLY)
    await begin(house, ana)
    house.let_pass(600)
    await house.settle()
    assert len(said(house, ana)) == 1


async def test_without_reading_direct_messages_the_form_does_it(house: House) -> None:
    house.team.scopes -= {"im:history", "reactions:write"}
    ana = house.ana
    await begin(house, ana)
    (asked,) = said(house, ana)
    await ana.write(ana.direct, GOOD)
    await house.settle()
    await press(house, ana, asked, "Answer form")
    assert GOOD not in shown(house.modal(ana))
    await ana.submit(text=GOOD)
    await house.settle()
    assert "How it went" in shown(said(house, ana)[-1])


async def test_without_reactions_a_message_counts_unticked(house: House) -> None:
    house.team.scopes -= {"reactions:write"}
    ana = house.ana
    await begin(house, ana)
    ts = await ana.write(ana.direct, GOOD)
    await house.settle()
    assert not stars(house, ana, ts)
    assert await house.store.inbox.waiting() == 0, "nothing is tried again for that"
    await press(house, ana, said(house, ana)[0], "Done")
    assert "How it went" in shown(said(house, ana)[-1])


async def test_what_only_one_person_is_to_see_in_a_channel_comes_to_their_direct_messages(
    house: House,
) -> None:
    async with house.store.unit() as unit:
        ana = await unit.people.meet(Account(house.workspace, "U1", "Ana"), house.clock.now())
    place = Aside(Channel(house.workspace, CHANNEL), Person(house.workspace, ana.id))
    messenger = house.serving.slack.messenger
    one, two = NoticeScreen(Md("one")), NoticeScreen(Md("two"))
    ref = await messenger.show(place, one, nonce="n", root=None, now_at=None)
    assert await messenger.show(place, two, nonce="n", root=None, now_at=ref) == ref
    assert await messenger.find(place, nonce="n", root=None, tried_at=house.clock.now()) == ref
    assert [shown(each) for each in said(house, house.ana)] == ["two"]
