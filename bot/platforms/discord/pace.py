"""Discord's patience: calls in turn over all processes, none again where they were refused."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.ports.budgets import Budgets
from bot.ports.messenger import TryLater

RATE = 48.0
"""Calls a second: Discord allows a bot 50 in all, https://discord.com/developers/docs/topics/rate-limits, and
what leaves here evenly does not arrive so."""
MOST = 50
"""Requests that leave within a second and a little, however late they are."""
PATIENT = 3.0
"""Seconds that a call waits for its turn before it is put off."""
SHUT = 300.0
"""Seconds in which a call that was forbidden is not made again: https://discord.com/developers/docs/topics/
rate-limits#invalid-request-limit-aka-cloudflare-bans."""
INVALID, WINDOW = 2000, 600.0
"""Refused calls in so many seconds after which none is made: Discord bans an address that makes 10,000."""
REFUSED = {401, 403, 429}
KEPT = 10_000


@dataclass(slots=True)
class Pace:
    """The turns of one token; `seconds` is a clock that never steps back, `sleep` waits by it.

    `spacing` is the seconds between two calls, `left` when the latest requests left.
    """

    budgets: Budgets
    token: str
    seconds: Callable[[], float]
    spacing: float = 1 / RATE
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    left: deque[float] = field(default_factory=lambda: deque(maxlen=MOST))
    _waiting: list[asyncio.Future[float]] = field(default_factory=list)
    _taking: asyncio.Task[None] | None = None
    _busy_until: float = 0.0
    _stopped_until: float = 0.0
    _shut: OrderedDict[tuple[str, str], float] = field(default_factory=OrderedDict)
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def turn(self, patience: float = PATIENT) -> None:
        """Wait for a turn; raises TryLater where that would take longer than `patience` seconds."""
        now = self.seconds()
        wait = max(self._stopped_until, self._busy_until if self._busy_until - now > patience else 0.0) - now
        if wait > 0:
            raise TryLater(wait)
        at = await self._reserved()
        await self.sleep(max(0.0, at - self.seconds()))

    async def leave(self) -> None:
        """Wait until a request may leave, so that late ones and those repeated never leave all at once."""
        async with self._door:
            if len(self.left) == MOST:
                span = MOST * self.spacing
                await self.sleep(min(span, max(0.0, self.left[0] + span - self.seconds())))
            self.left.append(self.seconds())

    async def refused(self, status: int, call: str, channel: str) -> None:
        """Take note of a refusal: a forbidden call is not made again for a while, many stop all calls."""
        now = self.seconds()
        if status == 403:  # noqa: PLR2004 - HTTP's word for forbidden
            self._shut[(channel, call)] = now + SHUT
            if len(self._shut) > KEPT:
                self._shut.popitem(last=False)
        if status in REFUSED:
            wait = await self.budgets.spend(f"invalid/{self.token}", window=WINDOW, most=INVALID)
            self._stopped_until = max(self._stopped_until, now + wait if wait else 0.0)

    def is_shut(self, call: str, channel: str) -> bool:
        """Whether the call was forbidden in the channel lately."""
        return self._shut.get((channel, call), 0.0) > self.seconds()

    def reopen(self, channel: str) -> None:
        """Somebody may have mended what was forbidden in a channel."""
        for key in [key for key in self._shut if key[0] == channel]:
            del self._shut[key]

    async def _reserved(self) -> float:
        """When our turn is; one reservation takes the turns of all who wait meanwhile."""
        turn: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        if self._taking is None or self._taking.done():
            self._taking = asyncio.create_task(self._take())
        return await turn

    async def _take(self) -> None:
        while self._waiting:
            taken, self._waiting = self._waiting, []
            try:
                first = await self.budgets.turns(f"calls/{self.token}", len(taken), spacing=self.spacing)
            except Exception as wrong:  # noqa: BLE001 - whoever waits for a turn raises it
                _fail(taken, wrong)
                continue
            # An answer that came late moves all behind it.
            begin = max(self.seconds() + first, self._busy_until)
            self._busy_until = begin + len(taken) * self.spacing
            for place, turn in enumerate(taken):
                if not turn.done():
                    turn.set_result(begin + place * self.spacing)


def _fail(waiting: list[asyncio.Future[float]], wrong: Exception) -> None:
    for turn in waiting:
        if not turn.done():
            turn.set_exception(wrong)
