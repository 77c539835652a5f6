"""What is to be done beside messages, such as opening a thread or a ✅: tried again, each on its own."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.ports.log import Log
from bot.ports.messenger import Rejected, TryLater, Unknown, Unreachable

TRIES = 8
"""Tries that may fail before a chore is left undone: with the waits below, a few minutes. Being asked to come
back later is no failure."""
MOST = 10_000
"""Chores kept; of more, the oldest are left undone."""

Do = Callable[[], Awaitable[object]]


@dataclass
class Chore:
    """Something to do, when to try it next, and how often that failed."""

    do: Do
    at: float
    failed: int = 0


@dataclass(slots=True)
class Chores:
    """The chores of this process; `seconds` is a clock that never steps back."""

    seconds: Callable[[], float]
    log: Log
    _waiting: OrderedDict[str, Chore] = field(default_factory=OrderedDict)
    _now: set[asyncio.Task[None]] = field(default_factory=set)

    def add(self, name: str, do: Do) -> None:
        """Do it soon, without anybody waiting for it; under one name only the latest is done."""
        self._waiting[name] = Chore(do, self.seconds())
        if len(self._waiting) > MOST:
            self._leave(self._waiting.popitem(last=False)[0])
        self._begin()

    def _begin(self) -> None:
        task = asyncio.create_task(self.run())
        self._now.add(task)
        task.add_done_callback(self._now.discard)

    async def run(self) -> None:
        """Try what is due; what cannot be done now is tried again later and later."""
        now = self.seconds()
        for name, chore in [each for each in self._waiting.items() if each[1].at <= now]:
            if self._waiting.get(name) is chore:
                del self._waiting[name]
                await self._try(name, chore)

    async def rest(self) -> None:
        """Wait until what is being tried has come to its end."""
        while self._now:
            await asyncio.wait(set(self._now))

    async def _try(self, name: str, chore: Chore) -> None:
        try:
            await chore.do()
        except TryLater as later:
            self._again(name, chore, later.after, chore.failed)
        except Unknown:
            self._again(name, chore, 2.0 ** (chore.failed + 1), chore.failed + 1)
        except (Unreachable, Rejected) as no:
            self.log.info("chore-refused", detail=getattr(no, "detail", type(no).__name__))

    def _again(self, name: str, chore: Chore, after: float, failed: int) -> None:
        if failed < TRIES:
            self._waiting.setdefault(name, Chore(chore.do, self.seconds() + after, failed))
        else:
            self._leave(name)

    def _leave(self, name: str) -> None:
        self.log.warning("chore-left-undone", chore=name)
