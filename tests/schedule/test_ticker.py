"""The ticker looks again and again, never twice at once, and ends what it began."""

import asyncio

from bot.schedule.ticker import Job, Ticker
from tests.fakes import NoLog


async def test_a_nudge_runs_a_job_and_many_nudges_are_one_more_run() -> None:
    runs: list[str] = []
    gate = asyncio.Event()

    async def look() -> None:
        runs.append("look")
        await gate.wait()

    ticker = Ticker((Job("look", 3600, look),), NoLog())
    ticker.start()
    ticker.nudge("look")
    await asyncio.sleep(0)
    for _ in range(50):
        ticker.nudge("look")
    gate.set()
    await ticker.stop()
    assert runs == ["look", "look"]


async def test_a_job_that_fails_is_logged_and_looked_at_again() -> None:
    log = NoLog()
    runs: list[int] = []

    async def fail() -> None:
        runs.append(1)
        raise RuntimeError

    ticker = Ticker((Job("fail", 3600, fail),), log)
    ticker.start()
    ticker.nudge("fail")
    await asyncio.sleep(0)
    ticker.nudge("fail")
    await ticker.stop()
    assert len(runs) == 2
    assert log.lines == [("job-failed", {"step": "fail"})] * 2


async def test_stopping_lets_what_runs_come_to_its_end() -> None:
    ended: list[str] = []
    started = asyncio.Event()
    gate = asyncio.Event()

    async def work() -> None:
        started.set()
        await gate.wait()
        ended.append("whole")

    ticker = Ticker((Job("work", 3600, work),), NoLog())
    ticker.start()
    ticker.nudge("work")
    await started.wait()
    stopping = asyncio.create_task(ticker.stop())
    await asyncio.sleep(0)
    gate.set()
    await stopping
    assert ended == ["whole"]
