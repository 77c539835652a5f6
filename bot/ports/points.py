"""The ledger: entries that never change, and the running totals kept with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.points import Entry
from bot.domain.standings import Span
from bot.ids import PersonId, TrackId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Standings:
    """The top of a leaderboard: person and points, best first, and one's own points and place."""

    top: tuple[tuple[PersonId, int], ...]
    own_points: int | None
    own_rank: int | None


class Ledger(Protocol):
    """Points: entries that never change, and running totals kept with them."""

    async def enter(self, workspace: WorkspaceId, entries: Sequence[Entry], at: datetime) -> int:
        """Enter what was not entered before, and say how many entries were new."""
        ...

    async def of_person(self, workspace: WorkspaceId, person: PersonId) -> tuple[Entry, ...]: ...
    async def standings(
        self,
        workspace: WorkspaceId,
        track: TrackId | None,
        span: Span,
        on: date,
        person: PersonId,
        limit: int,
    ) -> Standings:
        """The best `limit` visible people of a track, or with None of the workspace."""
        ...
