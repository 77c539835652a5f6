"""What every messenger must do; each platform's test inherits this and brings its own."""

from datetime import UTC, datetime
from typing import ClassVar

import pytest

from bot.domain.faults import Cause
from bot.ids import Channel, MessageRef, Person, PersonId, Slot, WorkspaceId
from bot.ports.messenger import Messenger, Unreachable
from bot.ports.place import Direct, InChannel, InThread
from bot.presenters.samples import samples
from bot.screens.screens import NoticeScreen, Screen
from bot.screens.text import Md

ONE, TWO = NoticeScreen(Md("one")), NoticeScreen(Md("two"))


class MessengerContract:
    """Inherit, and give a fixture `messenger` for the workspace and channel named here."""

    workspace: ClassVar[WorkspaceId]
    channel_id: ClassVar[str]
    person: ClassVar[PersonId]
    tried_at: ClassVar[datetime] = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)

    @property
    def channel(self) -> Channel:
        return Channel(self.workspace, self.channel_id)

    @property
    def in_channel(self) -> InChannel:
        return InChannel(self.channel, threaded=True)

    async def post(self, messenger: Messenger, screen: Screen, nonce: str = "n") -> MessageRef:
        return await messenger.show(self.in_channel, screen, nonce=nonce, root=None, now_at=None)

    async def test_it_serves_its_workspace_alone(self, messenger: Messenger) -> None:
        assert messenger.serves(self.workspace)
        assert not messenger.serves(WorkspaceId("elsewhere"))

    async def test_an_edit_stays_in_place(self, messenger: Messenger) -> None:
        ref = await self.post(messenger, ONE)
        assert await messenger.show(self.in_channel, TWO, nonce="n", root=None, now_at=ref) == ref

    async def test_the_same_nonce_is_the_same_message(self, messenger: Messenger) -> None:
        assert await self.post(messenger, ONE) == await self.post(messenger, ONE)

    async def test_another_nonce_is_another_message(self, messenger: Messenger) -> None:
        assert await self.post(messenger, ONE) != await self.post(messenger, ONE, "m")

    async def test_a_post_is_found_by_its_nonce(self, messenger: Messenger) -> None:
        assert await messenger.find(self.in_channel, nonce="n", root=None, tried_at=self.tried_at) is None
        ref = await self.post(messenger, ONE)
        assert await messenger.find(self.in_channel, nonce="n", root=None, tried_at=self.tried_at) == ref

    async def test_a_thread_takes_posts_under_its_root(self, messenger: Messenger) -> None:
        root = await self.post(messenger, ONE)
        place = InThread(self.channel, Slot("round/1/question"))
        under = await messenger.show(place, TWO, nonce="under", root=root, now_at=None)
        assert under != root
        assert await messenger.find(place, nonce="under", root=root, tried_at=self.tried_at) == under

    async def test_a_person_is_told_directly(self, messenger: Messenger) -> None:
        place = Direct(Person(self.workspace, self.person))
        ref = await messenger.show(place, ONE, nonce="d", root=None, now_at=None)
        assert await messenger.show(place, TWO, nonce="d", root=None, now_at=ref) == ref

    async def test_a_message_that_is_gone_cannot_be_edited(self, messenger: Messenger) -> None:
        with pytest.raises(Unreachable) as gone:
            await messenger.show(self.in_channel, ONE, nonce="n", root=None, now_at=MessageRef("never"))
        assert gone.value.cause is Cause.MESSAGE_GONE

    async def test_every_screen_can_be_shown(self, messenger: Messenger) -> None:
        for name, screen in samples():
            await self.post(messenger, screen, nonce=name)
