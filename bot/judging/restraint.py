"""When a model is better not asked: it keeps failing, or somebody has had enough of it for a day."""

import time
from collections import OrderedDict
from collections.abc import Callable

from bot.domain.scoring import Fallback

TRIES = 5
"""Faults in a row after which an endpoint is taken to be down."""
PAUSE = 60.0
"""Seconds until it is tried again, by one judgement alone; also the most that it can ask for itself."""
DAY = 86_400.0
PEOPLE = 10_000
"""People whose day is remembered: those who asked last."""

Seconds = Callable[[], float]
"""Seconds that only ever grow."""


class Breaker:
    """Spares everybody the wait for an endpoint that does not answer."""

    def __init__(self, seconds: Seconds = time.monotonic) -> None:
        self._seconds = seconds
        self._faults = 0
        self._why = Fallback.DOWN
        self._until = 0.0

    def shut(self) -> Fallback | None:
        """Why the endpoint is not asked now, None if it is.

        After a pause the first who comes may try, and the pause begins anew for all others.
        """
        now = self._seconds()
        if now < self._until:
            return self._why
        if self._faults >= TRIES:
            self._until = now + PAUSE
        return None

    def failed(self, why: Fallback, wait: float | None) -> None:
        """Note a fault; `wait` is how many seconds the endpoint asked for, None if it did not."""
        self._faults, self._why = self._faults + 1, why
        pause = min(wait or 0.0, PAUSE) if self._faults < TRIES else PAUSE
        self._until = max(self._until, self._seconds() + pause)

    def answered(self) -> None:
        """Note that the endpoint is there, whatever it said."""
        self._faults, self._until = 0, 0.0


class Daily:
    """How often each person's answers may be sent to a model within a day from the first.

    It is kept in memory, for so many people at most. A row for each person would stay in the database for
    ever, and be one more thing to forget about somebody; the price is that each process counts by itself and
    that a restart begins anew, which a limit to what somebody costs can bear.
    """

    def __init__(self, most: int, seconds: Seconds = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._asked: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def take(self, person: str) -> bool:
        """Count one for the person; False, and nothing counted, where the day's are used up."""
        now = self._seconds()
        began, asked = self._asked.pop(person, (now, 0))
        if now - began >= DAY:
            began, asked = now, 0
        room = asked < self._most
        self._asked[person] = (began, asked + room)
        if len(self._asked) > PEOPLE:
            self._asked.popitem(last=False)
        return room
