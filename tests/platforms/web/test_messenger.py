"""The playground keeps the contract of every platform, over its real room."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ids import Person, PersonId, WorkspaceId
from bot.platforms.web.live import Live
from bot.platforms.web.messenger import WebMessenger
from tests.databases import fresh_store
from tests.fakes import EPOCH, FakeClock
from tests.platforms.contract import MessengerContract


async def _account_of(person: Person) -> str | None:
    return person.id


class TestWeb(MessengerContract):
    workspace = WorkspaceId("web:playground")
    channel_id = "practice"
    person = PersonId("ana")

    @pytest.fixture
    async def messenger(self, tmp_path: Path) -> AsyncIterator[WebMessenger]:
        store = await fresh_store(tmp_path)
        yield WebMessenger(
            room=store.room,
            live=Live(),
            clock=FakeClock(EPOCH),
            account_of=_account_of,
            workspace=self.workspace,
            channel=self.channel_id,
        )
        await store.close()
