"""The playground's page over a real store, asked without a network."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot.app.core import Core
from bot.app.playground import CHANNEL, join
from bot.config import Settings
from bot.platforms.web.playground import Playground
from bot.platforms.web.server import COOKIE, make_app
from bot.storage.store import SqlStore
from tests.databases import fresh_store
from tests.fakes import NoLog
from tests.platforms.web.given import House


@dataclass
class Web:
    """The page's server, its core and its store."""

    client: httpx.AsyncClient
    playground: Playground
    core: Core
    store: SqlStore

    async def post(self, path: str, who: str = "ana", **fields: str) -> httpx.Response:
        """What the page of a person sends."""
        data = {"press": f"press-{path}-{who}-{fields}"[:60], **fields}
        return await self.client.post(path, data=data, headers={"cookie": f"{COOKIE}={who}"})

    async def thread(self) -> str:
        """The thread of the newest question."""
        return (await self.playground.room.messages(CHANNEL.id, 1))[-1].id

    async def said(self) -> str:
        """The thread as its page part has it."""
        return (await self.client.get("/thread", params={"thread": await self.thread()})).text


@pytest.fixture
async def web(tmp_path: Path) -> AsyncIterator[Web]:
    store = await fresh_store(tmp_path)
    playground, core = await join(Settings(_env_file=None), store, NoLog())
    transport = httpx.ASGITransport(app=make_app(playground), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8321") as client:
        yield Web(client, playground, core, store)
    await core.ticker.stop()
    await store.close()


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """The page over a room in memory and a core that answers what a test tells it to."""
    async with House() as opened:
        yield opened
