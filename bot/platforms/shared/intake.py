"""The way in: what a platform delivers is stored, then acknowledged, then worked on."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from bot.ids import EventId, WorkspaceId
from bot.ports.inbox import Delivery, Inbox, Receipt
from bot.ports.log import Log
from bot.ports.world import Clock

LEASE = 120.0
"""Seconds of the database's clock that what is taken is this process's to work on."""
AT_ONCE = 8
"""Deliveries worked on at the same time."""
IN_HAND = 500
"""Deliveries kept in memory; beyond that they wait in the inbox."""
ANSWER = 2.5
"""Seconds that a sent form waits for what became of it: Slack waits three,
https://docs.slack.dev/surfaces/modals#responding_to_view_submission."""
AFTER = 1.0
"""Seconds by which Slack has put what a form was answered into its modal."""
TRIES = 10
"""Tries in vain before a delivery is left alone: with the waits below, about three hours."""
BATCH = 50


@dataclass(frozen=True, slots=True)
class Envelope:
    """A delivery worth storing; `event` is the same for every repeat of it.

    `awaited` says that the platform waits for what becomes of it, as of a sent form.
    """

    workspace: WorkspaceId
    event: EventId
    body: dict[str, Any] = field(repr=False)
    awaited: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform is answered: an HTTP status, and JSON where it waits for some."""

    status: int = 200
    payload: dict[str, Any] | None = None


class Failed(Exception):  # noqa: N818 - what happened
    """A delivery could not be worked on now; it stays in the inbox."""


class Late(Protocol):
    """What becomes of a sent form whose work takes longer than the platform waits."""

    def saving(self, envelope: Envelope) -> dict[str, Any]:
        """What the form is answered meanwhile."""
        ...

    async def show(self, envelope: Envelope, payload: dict[str, Any] | None) -> None:
        """Show what the form would have been answered, in the modal that is still open."""
        ...


@dataclass(slots=True)
class Intake:
    """Takes a platform's deliveries in, and lets them be worked on.

    `read` finds the delivery in a verified payload, None for one that nothing of ours hangs on; `work` does
    what it asks for and returns what a sent form is answered, or raises where it cannot.
    """

    platform: str
    read: Callable[[Mapping[str, Any]], Envelope | None]
    work: Callable[[Envelope], Awaitable[dict[str, Any] | None]]
    inbox: Inbox
    clock: Clock
    log: Log
    late: Late
    _waiting: list[tuple[Delivery, asyncio.Future[Receipt]]] = field(default_factory=list)
    _finished: list[Delivery] = field(default_factory=list)
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    _storing: bool = False
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def receive(self, body: Mapping[str, Any], proof: str = "") -> Reply:
        """Store a verified payload and say what is to be answered; the work goes on after that.

        The same signed bytes again are refused; a repeat of the platform's is acknowledged, no more.
        """
        envelope = self.read(body)
        if envelope is None:
            return Reply()
        delivery = Delivery(envelope.workspace, envelope.event, json.dumps(envelope.body), proof)
        receipt = await self._store(delivery)
        if receipt is Receipt.REPLAYED:
            return Reply(409)
        if receipt is Receipt.KNOWN or len(self.tasks) > IN_HAND:
            return Reply()
        task = self._begin(envelope, delivery)
        return await self._answer(task, envelope) if envelope.awaited else Reply()

    async def catch_up(self) -> None:
        """Work on what a process left behind or gave back, and note what is done."""
        await self._note_finished()
        while claimed := await self._left():
            tasks = [self._again(each) for each in claimed]
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._note_finished()

    async def _left(self) -> tuple[Delivery, ...]:
        now = self.clock.now()
        return await self.inbox.claim(now, platform=self.platform, limit=BATCH, lease=LEASE)

    async def rest(self) -> None:
        """Wait until nothing is in hand."""
        while self.tasks:
            await asyncio.wait(set(self.tasks))
        await self._note_finished()

    async def _store(self, delivery: Delivery) -> Receipt:
        """Store with all that came meanwhile, in one transaction."""
        stored: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting.append((delivery, stored))
        if not self._storing:
            self._storing = True
            self._keep(asyncio.create_task(self._store_all()))
        return await stored

    async def _store_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                await self._put(batch)
        finally:
            self._storing = False

    async def _put(self, batch: list[tuple[Delivery, asyncio.Future[Receipt]]]) -> None:
        try:
            receipts = await self.inbox.put([each for each, _ in batch], self.clock.now(), lease=LEASE)
        except Exception as wrong:  # noqa: BLE001 - whoever waits for the outcome raises it
            for _, stored in batch:
                if not stored.done():
                    stored.set_exception(wrong)
            return
        for (_, stored), receipt in zip(batch, receipts, strict=True):
            if not stored.done():
                stored.set_result(receipt)

    def _again(self, delivery: Delivery) -> asyncio.Task[dict[str, Any] | None]:
        envelope = self.read(json.loads(delivery.body))
        assert envelope is not None, "what was stored was wanted"  # noqa: S101 - put by `receive` alone
        task = self._begin(envelope, delivery)
        if envelope.awaited:
            self._keep(asyncio.create_task(self._show_late(task, envelope)))
        return task

    def _begin(self, envelope: Envelope, delivery: Delivery) -> asyncio.Task[dict[str, Any] | None]:
        task = asyncio.create_task(self._do(envelope, delivery))
        self._keep(task)
        return task

    def _keep(self, task: asyncio.Task[Any]) -> None:
        self.tasks.add(task)
        task.add_done_callback(self._drop)

    def _drop(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled():
            task.exception()

    async def _do(self, envelope: Envelope, delivery: Delivery) -> dict[str, Any] | None:
        """Work on one delivery; what fails is given back, to be tried again later and later."""
        try:
            async with self._room:
                payload = await self.work(envelope)
        except Exception:
            self.log.exception("delivery-not-handled", attempts=delivery.attempts)
            if delivery.attempts + 1 < TRIES:
                await self.inbox.postpone(delivery, self.clock.now() + _wait(delivery.attempts))
            else:
                self._finished.append(delivery)
            raise
        self._finished.append(delivery)
        return payload

    async def _note_finished(self) -> None:
        finished, self._finished = self._finished, []
        if finished:
            await self.inbox.done(finished)

    async def _answer(self, task: asyncio.Task[dict[str, Any] | None], envelope: Envelope) -> Reply:
        """What became of a sent form; where that takes long, that it is stored."""
        done, _ = await asyncio.wait({task}, timeout=ANSWER)
        if done and task.exception() is None:
            return Reply(payload=task.result())
        self._keep(asyncio.create_task(self._show_late(task, envelope)))
        return Reply(payload=self.late.saving(envelope))

    async def _show_late(self, task: asyncio.Task[dict[str, Any] | None], envelope: Envelope) -> None:
        """Show what became of a form once that is known; what failed is tried again from the inbox.

        Not at once, or Slack might put the word that it is being saved over it.
        """
        await asyncio.gather(asyncio.wait({task}), asyncio.sleep(AFTER))
        if task.exception() is None:
            await self.late.show(envelope, task.result())


def _wait(attempts: int) -> timedelta:
    """The wait after so many tries in vain: 5 s, 10 s, 20 s and on, at most an hour."""
    return timedelta(seconds=min(5 * 2**attempts, 3600))
