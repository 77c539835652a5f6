"""The states of installations under way: stored as hashes, and used up in one statement."""

import hashlib
from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.tables import oauth_states
from bot.storage.upserts import insert_new

REMEMBER = insert_new(oauth_states)
CLEAR = delete(oauth_states).where(
    oauth_states.c.expires_at <= bindparam("now", type_=oauth_states.c.expires_at.type)
)
TAKE = (
    delete(oauth_states)
    .where(
        oauth_states.c.state == bindparam("of_state"),
        oauth_states.c.browser == bindparam("of_browser"),
        oauth_states.c.expires_at > bindparam("now", type_=oauth_states.c.expires_at.type),
    )
    .returning(oauth_states.c.state)
)


class SqlStates:
    """Implements `bot.ports.installations.States`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def remember(self, state: str, browser: str, now: datetime, expires_at: datetime) -> None:
        """Keep a state for its browser, and forget those that are too old."""
        row = {"state": _hash(state), "browser": _hash(browser), "expires_at": expires_at}
        async with self._engine.begin() as connection:
            await connection.execute(CLEAR, {"now": now})
            await connection.execute(REMEMBER, row)

    async def take(self, state: str, browser: str, now: datetime) -> bool:
        """Use the state up; false if it is unknown, too old, used, or another browser's."""
        key = {"of_state": _hash(state), "of_browser": _hash(browser), "now": now}
        async with self._engine.begin() as connection:
            return (await connection.execute(TAKE, key)).first() is not None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
