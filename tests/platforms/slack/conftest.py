"""A Slack of the test's own, with Scrimmage on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import fresh_store
from tests.platforms.slack.house import House


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = await fresh_store(tmp_path)
    async with House(store) as opened:
        yield opened
        assert opened.slack.violations == []
    await store.close()
