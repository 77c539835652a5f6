"""Slack's patience: how often each method may be called for each workspace, and for how long to hold back."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.ports.messenger import TryLater

MINUTE = 60.0
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute that a tier promises at least, https://docs.slack.dev/apis/web-api/rate-limits."""
BUDGETS = {
    "chat.postMessage": 100,
    "chat.update": TIERS[3],
    "chat.delete": TIERS[3],
    "chat.postEphemeral": TIERS[4],
    "conversations.open": TIERS[3],
    "conversations.join": TIERS[3],
    "conversations.history": TIERS[1],
    "conversations.replies": TIERS[1],
    "reactions.add": TIERS[3],
    "users.info": TIERS[4],
    "views.open": TIERS[4],
    "views.update": TIERS[4],
    "views.publish": TIERS[4],
    "files.getUploadURLExternal": TIERS[4],
    "files.completeUploadExternal": TIERS[4],
}
"""Calls a minute and workspace. Posting is "several hundred a minute" for all channels together; reading
history is the strict limit of an app that is not in the Marketplace, on the page above."""
IN_CHANNEL = {"chat.postMessage": 1.0}
"""Seconds between two calls in one channel, https://docs.slack.dev/reference/methods/chat.postMessage."""
KEPT = 10_000
"""Budgets remembered: those unused for longest are as good as full."""


@dataclass(slots=True)
class Bucket:
    """What is left of a budget, as of a moment."""

    left: float
    at: float
    closed_until: float = 0.0


@dataclass(slots=True)
class Pace:
    """The budgets in use; `seconds` is a clock that never steps back."""

    seconds: Callable[[], float]
    buckets: OrderedDict[tuple[str, str, str], Bucket] = field(default_factory=OrderedDict)

    def take(self, workspace: str, method: str, channel: str = "") -> None:
        """Spend one call; raises TryLater with the seconds until there is one."""
        now = self.seconds()
        wanted = [self._bucket((workspace, method, ""), now, _budget(method), _budget(method) / MINUTE)]
        if channel and method in IN_CHANNEL:
            wanted.append(self._bucket((workspace, method, channel), now, 1.0, 1 / IN_CHANNEL[method]))
        wait = max(_wait(bucket, rate, now) for bucket, rate in wanted)
        if wait > 0:
            raise TryLater(wait)
        for bucket, _ in wanted:
            bucket.left -= 1

    def hold(self, workspace: str, method: str, seconds: float) -> None:
        """Slack asked for patience with this method in this workspace."""
        now = self.seconds()
        bucket, _ = self._bucket((workspace, method, ""), now, _budget(method), _budget(method) / MINUTE)
        bucket.closed_until = now + seconds

    def _bucket(
        self, key: tuple[str, str, str], now: float, most: float, rate: float
    ) -> tuple[Bucket, float]:
        bucket = self.buckets.setdefault(key, Bucket(most, now))
        bucket.left = min(most, bucket.left + (now - bucket.at) * rate)
        bucket.at = now
        self.buckets.move_to_end(key)
        if len(self.buckets) > KEPT:
            self.buckets.popitem(last=False)
        return bucket, rate


def _budget(method: str) -> float:
    return float(BUDGETS.get(method, TIERS[2]))


def _wait(bucket: Bucket, rate: float, now: float) -> float:
    """Seconds until a call can be made; a rounding error is no reason to wait."""
    missing = (1 - bucket.left) / rate if bucket.left < 1 - 1e-9 else 0.0
    return max(missing, bucket.closed_until - now, 0.0)
