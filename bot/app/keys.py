"""`scrimmage keys rotate`: every token and paper under the newest key, while others go on reading."""

import asyncio

from bot.app.core import Trouble
from bot.config import Settings, listed
from bot.ports.installations import Tampered
from bot.storage.engine import DatabaseBusy, UnknownDatabase
from bot.storage.installations import SqlInstallations
from bot.storage.key_file import paper_vault
from bot.storage.migrate import upgrade
from bot.storage.papers import SqlPapers
from bot.storage.store import open_store
from bot.storage.vault import BadKey, Vault


def rotate_keys(settings: Settings) -> int:
    """Seal every token and every paper anew and say how many; raises Trouble."""
    try:
        return asyncio.run(_rotate(settings))
    except (DatabaseBusy, UnknownDatabase, BadKey, Tampered) as trouble:
        raise Trouble(str(trouble)) from None


async def _rotate(settings: Settings) -> int:
    keys = listed(settings.secret_keys)
    vault = Vault(keys)
    await upgrade(settings.database_url)
    store = await open_store(settings.database_url)
    try:
        tokens = await SqlInstallations(store.writer, store.reader, vault).rewrap()
        async with store.writer.begin() as connection:
            papers = await SqlPapers(connection, paper_vault(settings.database_url, keys)).rewrap()
    finally:
        await store.close()
    return tokens + papers
