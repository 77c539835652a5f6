"""Runs of answered rounds, and days away."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from bot.domain.streaks import Away, Streak
from bot.ids import PersonId, TrackId, WorkspaceId


class Streaks(Protocol):
    """Runs of answered rounds."""

    async def of(self, track: TrackId, people: Collection[PersonId]) -> Mapping[PersonId, Streak]: ...
    async def save(
        self, workspace: WorkspaceId, track: TrackId, streaks: Mapping[PersonId, Streak]
    ) -> None: ...
    async def away(
        self, workspace: WorkspaceId, people: Collection[PersonId]
    ) -> Mapping[PersonId, tuple[Away, ...]]: ...
    async def set_away(
        self, workspace: WorkspaceId, person: PersonId, away: Away | None, today: date
    ) -> None:
        """Replace the person's days away that do not lie before `today`; None takes them back."""
        ...
