"""What every messenger must do, Slack's against a server that behaves like Slack."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ids import Account, PersonId, WorkspaceId
from bot.ports.messenger import Messenger
from tests.databases import fresh_store
from tests.platforms.contract import MessengerContract
from tests.platforms.slack.house import House


class TestSlack(MessengerContract):
    workspace = WorkspaceId("slack:-:T1")
    channel_id = "C1"
    person = PersonId("U1")

    @pytest.fixture
    async def messenger(self, tmp_path: Path) -> AsyncIterator[Messenger]:
        store = await fresh_store(tmp_path)
        async with House(store) as house:
            house.clock.at = self.tried_at
            async with store.unit() as unit:
                ana = await unit.people.meet(Account(self.workspace, "U1", "Ana"), self.tried_at)
            assert ana.id == self.person
            house.unhurried()
            yield house.serving.slack.messenger
            assert house.slack.violations == []
        await store.close()
