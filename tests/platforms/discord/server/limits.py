"""How many requests Discord takes: all together, and of one kind in one place."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.platforms.discord.server.state import Json

GLOBAL = 50
"""Requests in any one second; interactions are not among them."""

BUCKETS = {
    "POST /channels/{channel}/messages": (5, 5.0),
    "PATCH /channels/{channel}/messages/{message}": (5, 5.0),
    "PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me": (1, 0.25),
    "DELETE /channels/{channel}/messages/{message}/reactions/{emoji}/@me": (1, 0.25),
    "POST /channels/{channel}/messages/{message}/threads": (5, 5.0),
    "POST /channels/{channel}/threads": (5, 5.0),
}
"""By kind of call: how many there may be, in how many seconds; each channel has its own."""

GENEROUS = 1000


@dataclass
class Bucket:
    """What is left of a limit until it is full again."""

    left: int
    until: float


@dataclass
class Busy:
    """A request too many: when to come again, and whether that goes for all."""

    after: float
    everywhere: bool

    @property
    def body(self) -> Json:
        """The answer as Discord words it."""
        return {
            "message": "You are being rate limited.",
            "retry_after": round(self.after, 3),
            "global": self.everywhere,
        }

    @property
    def headers(self) -> dict[str, str]:
        """What goes with it; without `Via` a client takes it for a ban."""
        told = {"Via": "1.1 google", "Retry-After": f"{self.after:.3f}"}
        scope = {"X-RateLimit-Scope": "global" if self.everywhere else "user"}
        return told | scope | ({"X-RateLimit-Global": "true"} if self.everywhere else {})


@dataclass
class Limits:
    """Counts on the machine's own time; `seconds` is the clock that headers speak of."""

    seconds: Callable[[], float]
    real: bool = False
    buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)
    recent: deque[float] = field(default_factory=deque)

    def take(self, call: str, channel: str) -> tuple[dict[str, str], Busy | None]:
        """Count a request: the headers of its answer, and what is answered if it is one too many."""
        now = time.monotonic()
        busy = self._everywhere(call, now) if self.real else None
        if busy or call not in BUCKETS:
            return {}, busy
        kind = call if "reactions" not in call else "reactions"
        if not self.real:
            return self._headers(kind, GENEROUS, GENEROUS - 1, 1.0), None
        most, span = BUCKETS[call]
        bucket = self.buckets.get((kind, channel))
        if bucket is None or bucket.until <= now:
            bucket = self.buckets[kind, channel] = Bucket(most, now + span)
        bucket.left -= 1
        after = bucket.until - now
        headers = self._headers(kind, most, max(0, bucket.left), after)
        return headers, Busy(after, everywhere=False) if bucket.left < 0 else None

    def _everywhere(self, call: str, now: float) -> Busy | None:
        if "/interactions/" in call or "/webhooks/" in call:
            return None
        while self.recent and self.recent[0] <= now - 1:
            self.recent.popleft()
        if len(self.recent) >= GLOBAL:
            return Busy(self.recent[0] + 1 - now, everywhere=True)
        self.recent.append(now)
        return None

    def _headers(self, kind: str, most: int, left: int, after: float) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Reset": f"{self.seconds() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": f"{abs(hash(kind)):x}",
        }
