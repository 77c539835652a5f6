"""What is shown of how an answer did."""

from dataclasses import dataclass
from enum import StrEnum

from bot.screens.action import Action
from bot.screens.text import Md, UserText


class Mark(StrEnum):
    """How far a key point was covered."""

    COVERED = "covered"
    PARTLY = "partly"
    MISSED = "missed"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class CoveredPoint:
    """A key point, how far it was covered, and the words of the answer that show it."""

    mark: Mark
    label: str
    point: Md
    evidence: UserText | None


@dataclass(frozen=True, slots=True)
class CoverageScreen:
    """Which key points one's own answer covered; `score` is 0 to 100, None if there was too little."""

    title: Md
    summary: Md
    score: int | None
    points: tuple[CoveredPoint, ...]
    judge: Md
    actions: tuple[Action, ...] = ()
