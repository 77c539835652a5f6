"""A server with an honest mind, and judges that ask it."""

from collections.abc import AsyncIterator

import pytest

from tests.judging.model.house import House
from tests.judging.model.minds import honest
from tests.judging.model.server import ModelServer


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with ModelServer(honest) as server:
        yield House(server)
