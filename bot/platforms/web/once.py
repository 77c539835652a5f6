"""Remembers what was pressed, so that the same press sent again does nothing twice."""

from collections import OrderedDict

from bot.ids import EventId


class Once:
    """The newest presses of this run: a page tries again within seconds, or not at all."""

    def __init__(self, most: int = 2_000) -> None:
        self._most = most
        self._seen: OrderedDict[EventId, None] = OrderedDict()

    def first_time(self, press: EventId) -> bool:
        """Remember the press; false if it was there before."""
        if press in self._seen:
            return False
        self._seen[press] = None
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return True

    def forget(self, press: EventId) -> None:
        """Let the press be tried again, because it did not get done."""
        self._seen.pop(press, None)
