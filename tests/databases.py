"""Fresh databases without a migration for each: one is migrated, the others are copies of its file."""

import asyncio
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store


@cache
def _template() -> Path:
    """A migrated SQLite file, made once in a process."""
    path = Path(tempfile.mkdtemp()) / "template.db"
    asyncio.run(upgrade(f"sqlite:///{path}"))
    return path


async def fresh_store(folder: Path, name: str = "story.db") -> SqlStore:
    """An empty store in a file of the folder."""
    path = folder / name
    shutil.copyfile(await asyncio.to_thread(_template), path)
    return await open_store(f"sqlite:///{path}")
