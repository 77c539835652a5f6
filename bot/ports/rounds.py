"""The rounds."""

from datetime import date, datetime
from typing import Protocol

from bot.domain.rounds import Asked, Round
from bot.ids import Channel, MessageRef, RoundId, TrackId, WorkspaceId


class Rounds(Protocol):
    """The rounds."""

    async def open(self, round_: Round) -> bool:
        """Store a new round; false if the track has one on that local date already."""
        ...

    async def get(self, workspace: WorkspaceId, round_id: RoundId) -> Round | None:
        """A round, held until the unit ends so that no other replica changes it meanwhile."""
        ...

    async def save(self, round_: Round) -> None: ...
    async def latest(self, track: TrackId) -> Round | None:
        """The track's last round that was not cancelled."""
        ...

    async def to_reveal(self, now: datetime, limit: int) -> tuple[Round, ...]: ...
    async def to_close(self, now: datetime, limit: int) -> tuple[Round, ...]: ...
    async def threads(self, platform: str) -> tuple[tuple[Channel, MessageRef], ...]:
        """The open rounds of a platform, each by its channel and its card, the thread's root."""
        ...

    async def history(self, track: TrackId) -> tuple[Asked, ...]: ...
    async def numbers(self, track: TrackId, after: int) -> tuple[tuple[int, date], ...]:
        """Number and local date of the rounds later than the number `after`, cancelled ones left out."""
        ...

    async def closed_numbers(self, track: TrackId, after: int) -> tuple[tuple[int, date], ...]: ...
