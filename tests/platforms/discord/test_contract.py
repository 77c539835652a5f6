"""What every messenger must do, Discord's against a server that behaves like Discord."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ids import Account, PersonId, WorkspaceId
from bot.ports.messenger import Messenger
from tests.databases import fresh_store
from tests.platforms.contract import MessengerContract
from tests.platforms.discord.house import CHANNEL, House


class TestDiscord(MessengerContract):
    workspace = WorkspaceId("discord:700")
    channel_id = CHANNEL
    person = PersonId("1001")

    @pytest.fixture
    async def messenger(self, tmp_path: Path) -> AsyncIterator[Messenger]:
        store = await fresh_store(tmp_path)
        async with House(store) as house:
            house.clock.at = self.tried_at
            async with store.unit() as unit:
                ana = await unit.people.meet(Account(self.workspace, "1001", "Ana"), self.tried_at)
            assert ana.id == self.person
            yield house.discord.messenger
            await house.discord.rest()
            assert house.server.violations == []
        await store.close()
