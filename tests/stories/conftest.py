"""A story needs a store, and the store that people run is the one in a file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import fresh_store
from tests.story import Story


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    store = await fresh_store(tmp_path)
    yield Story(store)
    await store.close()
