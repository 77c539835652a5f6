"""The tracks, and what moderators settled for their coming rounds."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.tracks import Track
from bot.ids import Channel, QuestionId, TrackId, WorkspaceId


class Tracks(Protocol):
    """The tracks."""

    async def get(self, workspace: WorkspaceId, track: TrackId) -> Track | None: ...
    async def in_channel(self, channel: Channel) -> Track | None: ...
    async def of_workspace(self, workspace: WorkspaceId) -> tuple[Track, ...]: ...
    async def due(self, now: datetime, limit: int) -> tuple[Track, ...]:
        """Tracks that are not paused and whose next asking has come, of every workspace."""
        ...

    async def save(self, track: Track) -> None: ...
    async def lock(self, track: TrackId) -> None:
        """Hold the track until the unit ends, so that no other replica asks in it."""
        ...


@dataclass(frozen=True, slots=True)
class Planned:
    """What moderators settled for a local date: another question, or none at all."""

    on: date
    question: QuestionId | None
    skip: bool


class Plans(Protocol):
    """What moderators want of the coming rounds."""

    async def of_track(self, track: TrackId, since: date) -> tuple[Planned, ...]: ...
    async def set(self, track: TrackId, planned: Planned) -> None: ...
    async def drop(self, track: TrackId, on: date) -> None: ...
    async def queue(self, track: TrackId) -> tuple[QuestionId, ...]:
        """Questions to be asked next, first first."""
        ...

    async def enqueue(self, track: TrackId, question: QuestionId) -> None: ...
    async def dequeue(self, track: TrackId, question: QuestionId) -> None: ...
