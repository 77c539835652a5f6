"""A process that posts what the wall wants to a Slack of the test's own, by a clock that runs fast."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from bot.app.serving import Serving
from bot.config import Settings
from bot.schedule.clock import SystemClock
from bot.storage.store import open_store
from tests.fakes import NoLog
from tests.platforms.slack.server.events import SECRET

SPEED = 60
"""Seconds of the program's clock in one of ours: Slack's patience is a minute long."""
REAL = SystemClock()
BASE = datetime(2026, 11, 24, 9, tzinfo=UTC)


class FastClock:
    """The real clock, run fast from the same instant in every process."""

    def now(self) -> datetime:
        return BASE + timedelta(seconds=(REAL.now().timestamp() - float(sys.argv[3])) * SPEED)


async def main() -> None:
    """Post until killed; says when there is nothing left to do."""
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{sys.argv[1]}",
        slack_api_url=sys.argv[2],
        slack_bot_token="xoxb-T1",
        slack_signing_secret=SECRET,
    )
    clock = FastClock()
    store = await open_store(settings.database_url)
    async with Serving(settings, store, clock, NoLog()) as serving:
        serving.slack.messenger.api.pace.seconds = lambda: clock.now().timestamp()
        sys.stdout.write("posting\n")
        sys.stdout.flush()
        while True:
            await serving.core.pump.run()
            await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
