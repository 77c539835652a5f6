"""`scrimmage serve`: every platform that has tokens, on one core and one database."""

import asyncio
import sys

from bot.app.core import Trouble
from bot.app.discord import REFUSED, SILENT
from bot.app.listening import listen
from bot.app.serving import Serving
from bot.config import Settings, listed
from bot.logs import configure
from bot.platforms.discord import platform as discord
from bot.platforms.slack import platform as slack
from bot.schedule.clock import SystemClock
from bot.storage.engine import DatabaseBusy, UnknownDatabase
from bot.storage.migrate import upgrade
from bot.storage.store import SqlStore, open_store
from bot.storage.vault import BadKey

MET = (
    slack.NoEntry,
    slack.NoAnswer,
    discord.NoEntry,
    discord.NoAnswer,
    discord.NoSessions,
    DatabaseBusy,
    UnknownDatabase,
    BadKey,
)


def run_serve(settings: Settings) -> None:
    """Serve until asked to stop; raises Trouble."""
    try:
        asyncio.run(_serve(settings))
    except MET as refused:
        raise Trouble(_why(refused)) from None
    except KeyboardInterrupt:
        pass


async def _serve(settings: Settings) -> None:
    log = configure(settings.log_level)
    store = await _opened(settings)
    try:
        async with Serving(settings, store, SystemClock(), log) as serving:
            serving.core.ticker.start()
            await serving.begin()
            await listen(
                serving.web(),
                settings,
                ready=lambda address: _say(f"Scrimmage is serving {serving.named} at {address}\n"),
                stopping=lambda: None,
            )
    finally:
        await store.close()


async def _opened(settings: Settings) -> SqlStore:
    await upgrade(settings.database_url)
    return await open_store(settings.database_url, keys=listed(settings.secret_keys))


def _why(refused: Exception) -> str:
    """What the keeper reads, with what to do about it."""
    match refused:
        case slack.NoEntry():
            return (
                f"Slack did not accept SCRIMMAGE_SLACK_BOT_TOKEN ({refused.code}). Copy the bot token again "
                "from your app’s page, under OAuth & Permissions; it begins with xoxb-."
            )
        case discord.NoEntry():
            return REFUSED
        case slack.NoAnswer():
            return "Slack does not answer from here. Check the network, and start again."
        case discord.NoAnswer():
            return SILENT
        case discord.NoSessions():
            return (
                "Discord was connected to so often today that once more might cost the token. Something "
                "restarts Scrimmage again and again: find that first. "
                f"There is room again in {_hours(refused.wait)}."
            )
        case _:
            return str(refused)


def _hours(seconds: float) -> str:
    hours = max(1, round(seconds / 3600))
    return "an hour" if hours == 1 else f"{hours} hours"


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
