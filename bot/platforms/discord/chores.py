"""What is to be done beside messages, such as opening a thread or a ✅: tried again, each on its own."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.ports.log import Log
from bot.ports.messenger import Rejected, TryLater, Unknown, Unreachable

TRIES = 8
"""Tries of a chore before it is left undone: with the waits below, about a quarter of an hour."""
MOST = 10_000
"""Chores kept; of more, the oldest are left undone."""

Do = Callable[[], Awaitable[object]]


@dataclass
class Chore:
    """Something to do, when to try it next, and how often it was tried in vain."""

    do: Do
    at: float
    tries: int = 0


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
            self._waiting.popitem(last=False)
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
            self._again(name, chore, later.after)
        except Unknown:
            self._again(name, chore, 2.0 ** (chore.tries + 1))
        except (Unreachable, Rejected) as no:
            self.log.info("chore-refused", detail=getattr(no, "detail", type(no).__name__))

    def _again(self, name: str, chore: Chore, after: float) -> None:
        if chore.tries + 1 < TRIES:
            again = Chore(chore.do, self.seconds() + after, chore.tries + 1)
            self._waiting.setdefault(name, again)
