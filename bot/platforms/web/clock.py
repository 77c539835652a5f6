"""The playground's clock: the real one, turned forward by whoever wants to see what comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ports.room import Room
from bot.ports.world import Clock


class Jump(StrEnum):
    """Where the clock can be turned to."""

    REVEAL = "reveal"
    CLOSE = "close"
    NEXT_DAY = "next-day"


@dataclass(frozen=True, slots=True)
class Milestones:
    """What comes next in the playground's channel, None where nothing does; `zone` prints its times."""

    reveal_at: datetime | None
    close_at: datetime | None
    next_ask_at: datetime | None
    zone: str = "UTC"

    def at(self, jump: Jump) -> datetime | None:
        """When that comes, None if it does not."""
        return {
            Jump.REVEAL: self.reveal_at,
            Jump.CLOSE: self.close_at,
            Jump.NEXT_DAY: self.next_ask_at,
        }[jump]

    def soonest(self) -> Jump | None:
        """What comes first, None if nothing does."""
        coming = [(at, jump) for jump in Jump if (at := self.at(jump)) is not None]
        return min(coming, key=lambda pair: pair[0])[1] if coming else None


class PlaygroundClock:
    """The real clock plus an offset that the room keeps; call `load` before the first `now`."""

    def __init__(self, real: Clock, room: Room) -> None:
        self._real = real
        self._room = room
        self._ahead = timedelta()

    async def load(self) -> None:
        """Take up the offset of the last run."""
        self._ahead = timedelta(seconds=await self._room.ahead())

    def now(self) -> datetime:
        """The playground's present instant, in UTC."""
        return self._real.now() + self._ahead

    async def pass_by(self, moment: datetime) -> None:
        """Turn the clock to a second after the moment; it is never turned back."""
        ahead = moment + timedelta(seconds=1) - self._real.now()
        if ahead <= self._ahead:
            return
        await self._room.set_ahead(ahead.total_seconds())
        self._ahead = ahead
