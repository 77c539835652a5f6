"""Tells open pages that something changed, so that they fetch what is new."""

import asyncio
import json
from collections.abc import AsyncIterator
from collections.abc import Set as AbstractSet

EVERYTHING = "everything"
CHANNEL = "channel"
CLOCK = "clock"
_MOST = 64


def thread_change(root: str) -> str:
    """The change that a message in a thread is."""
    return f"thread {root}"


def direct_change(person: str) -> str:
    """The change that a message to one person is."""
    return f"direct {person}"


class _Listener:
    """One open page: the changes it has not heard of, each once, and few enough to hold."""

    def __init__(self) -> None:
        self.changes: set[str] = set()
        self.bell = asyncio.Event()

    def tell(self, change: str) -> None:
        self.changes.add(change)
        if len(self.changes) > _MOST:
            self.changes = {EVERYTHING}
        self.bell.set()

    def take(self) -> frozenset[str]:
        taken = frozenset(self.changes)
        self.changes.clear()
        self.bell.clear()
        return taken


class Live:
    """The pages that are open; `beat` is how many seconds of silence a page hears before a sign of life.

    Call `close` as soon as the program is asked to stop: a server waits for its open responses, and these
    end only then.
    """

    def __init__(self, beat: float = 15.0) -> None:
        self._beat = beat
        self._listeners: set[_Listener] = set()
        self._closed = False

    def tell(self, *changes: str) -> None:
        """Let every open page know."""
        for listener in self._listeners:
            for change in changes:
                listener.tell(change)

    def close(self) -> None:
        """End every open stream, and any that is opened later at once."""
        self._closed = True
        for listener in self._listeners:
            listener.bell.set()

    @property
    def open_pages(self) -> int:
        """How many pages are listening."""
        return len(self._listeners)

    async def stream(self) -> AsyncIterator[str]:
        """Server-sent events for one page: `change` with what changed, `beat` after silence."""
        listener = _Listener()
        self._listeners.add(listener)
        try:
            yield _event("change", {EVERYTHING})
            while not self._closed:
                yield await self._next(listener)
        finally:
            self._listeners.discard(listener)

    async def _next(self, listener: _Listener) -> str:
        try:
            async with asyncio.timeout(self._beat):
                await listener.bell.wait()
        except TimeoutError:
            return _event("beat", set())
        return _event("change", listener.take())


def _event(name: str, changes: AbstractSet[str]) -> str:
    return f"event: {name}\ndata: {json.dumps(sorted(changes))}\n\n"
