"""The ticker: how often to look at what the database says is due, and never two looks of a kind at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports.log import Log


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done again and again, every `seconds`."""

    name: str
    seconds: float
    do: Callable[[], Awaitable[object]]


class Ticker:
    """Runs jobs at their intervals, one run of each at a time.

    APScheduler is here as a clock alone: a memory store, interval jobs, no grace, runs coalesced. When
    something is due is for the database to say.
    """

    def __init__(self, jobs: tuple[Job, ...], log: Log) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._log = log
        self._locks = {job.name: asyncio.Lock() for job in jobs}
        self._nudged: dict[str, asyncio.Task[None]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a run left out is as meant, each second

    def start(self) -> None:
        """Begin; each job runs first when its interval has passed."""
        for job in self._jobs.values():
            self._scheduler.add_job(
                self._run,
                "interval",
                args=[job],
                id=job.name,
                seconds=job.seconds,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()

    def nudge(self, name: str) -> None:
        """Run a job soon, once more after the run that may be under way; many nudges are one."""
        waiting = self._nudged.get(name)
        if waiting is None or waiting.done():
            task = asyncio.create_task(self._run(self._jobs[name]))
            self._nudged[name] = task
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def rest(self) -> None:
        """Wait until every run that was asked for has come to its end."""
        await asyncio.gather(*self._nudged.values(), *self._running)

    async def stop(self) -> None:
        """Begin nothing new, let what runs come to its end."""
        if self._scheduler.running:
            self._scheduler.pause()
        await self.rest()
        for lock in self._locks.values():
            async with lock:
                pass
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _run(self, job: Job) -> None:
        async with self._locks[job.name]:
            self._nudged.pop(job.name, None)
            try:
                await job.do()
            except Exception:  # noqa: BLE001 - a look that failed is looked again, for ever
                self._log.exception("job-failed", step=job.name)
