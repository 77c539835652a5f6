"""Places that the playground's messenger cannot reach, and who hears of a message."""

from datetime import UTC, datetime

import pytest

from bot.domain.faults import Cause
from bot.ids import Channel, Person, PersonId, Slot
from bot.platforms.web.clock import PlaygroundClock
from bot.platforms.web.live import Live
from bot.platforms.web.messenger import WebMessenger
from bot.ports.messenger import Rejected, Unreachable
from bot.ports.place import Aside, Direct, InChannel, InThread, Place
from tests.platforms.contract import ONE
from tests.platforms.web.fake_room import FakeRoom
from tests.platforms.web.given import CHANNEL, WORKSPACE, StillClock


async def account_of(person: Person) -> str | None:
    return person.id if person.id != "nobody" else None


@pytest.fixture
def room() -> FakeRoom:
    return FakeRoom()


@pytest.fixture
def messenger(room: FakeRoom) -> WebMessenger:
    return WebMessenger(
        room=room,
        live=Live(),
        clock=PlaygroundClock(StillClock(), room),
        account_of=account_of,
        workspace=WORKSPACE,
        channel=CHANNEL.id,
    )


TRIED = datetime(2026, 9, 1, tzinfo=UTC)


async def test_another_channel_is_gone(messenger: WebMessenger) -> None:
    with pytest.raises(Unreachable) as gone:
        await messenger.find(
            InChannel(Channel(WORKSPACE, "random")),
            nonce="n",
            root=None,
            tried_at=datetime(2026, 9, 1, tzinfo=UTC),
        )
    assert gone.value.cause is Cause.CHANNEL_GONE


async def test_somebody_without_an_account_here_cannot_be_told(messenger: WebMessenger) -> None:
    place = Direct(Person(WORKSPACE, PersonId("nobody")))
    with pytest.raises(Unreachable) as closed:
        await messenger.show(place, ONE, nonce="n", root=None, now_at=None)
    assert closed.value.cause is Cause.CLOSED


async def test_a_thread_without_a_root_is_our_fault(messenger: WebMessenger) -> None:
    place = InThread(CHANNEL, Slot("round/1/reveal"))
    with pytest.raises(Rejected):
        await messenger.show(place, ONE, nonce="n", root=None, now_at=None)


BEN = Person(WORKSPACE, PersonId("ben"))


@pytest.mark.parametrize("place", [Direct(BEN), Aside(CHANNEL, BEN)])
async def test_only_that_person_is_told(messenger: WebMessenger, room: FakeRoom, place: Place) -> None:
    await messenger.show(place, ONE, nonce="n", root=None, now_at=None)
    assert [message.to for message in await room.direct("ben", 5)] == ["ben"]
    assert await room.messages(CHANNEL.id, 5) == ()
