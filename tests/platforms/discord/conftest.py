"""A Discord of the test's own, with Scrimmage on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import fresh_store
from tests.platforms.discord.house import House


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = await fresh_store(tmp_path)
    async with House(store) as opened:
        yield opened
        assert opened.server.violations == []
    await store.close()
