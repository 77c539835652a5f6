"""The fake platform keeps the contract that the real ones keep."""

import pytest

from bot.ids import PersonId, WorkspaceId
from tests.fakes import FakeMessenger
from tests.platforms.contract import MessengerContract


class TestFake(MessengerContract):
    workspace = WorkspaceId("fake:one")
    channel_id = "practice"
    person = PersonId("Ana")

    @pytest.fixture
    def messenger(self) -> FakeMessenger:
        return FakeMessenger(self.workspace)
