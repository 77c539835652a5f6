"""`scrimmage keys rotate`: afterwards the newest key alone opens what is sealed, papers too."""

import asyncio
from pathlib import Path

from pydantic import SecretStr

from bot.app.keys import rotate_keys
from bot.config import Settings
from bot.domain.contacts import CleanText
from bot.domain.papers import PaperKind, paper_of
from bot.ids import WorkspaceId
from bot.storage.migrate import upgrade
from bot.storage.store import open_store
from bot.storage.vault import new_key
from tests.storage.given import ANA, NOW

HERE = WorkspaceId("one")
PAPER = paper_of(PaperKind.RESUME, CleanText("Ten years of Redis."), NOW)


async def test_papers_are_sealed_anew(tmp_path: Path) -> None:
    url, old, new = f"sqlite:///{tmp_path}/one.db", new_key(), new_key()
    await upgrade(url)
    store = await open_store(url, keys=[old])
    async with store.unit() as unit:
        assert await unit.papers.keep(HERE, ANA, PAPER)
    await store.close()
    both = Settings(database_url=url, secret_keys=SecretStr(f"{new},{old}"))
    assert await asyncio.to_thread(rotate_keys, both) == 1
    store = await open_store(url, keys=[new])
    async with store.glance() as unit:
        assert await unit.papers.of(HERE, ANA, NOW) == (PAPER,)
    await store.close()
