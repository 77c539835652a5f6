"""What is shown of a leaderboard."""

from dataclasses import dataclass

from bot.screens.action import Action
from bot.screens.text import Md, UserText


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the leaderboard; `share` is its points against the first place's, 0 to 1."""

    rank: int
    name: UserText
    points: int
    share: float
    streak: int
    own: bool


@dataclass(frozen=True, slots=True)
class LeaderboardScreen:
    """The best places, and one's own below them; `spans` and `scopes` are where else to look."""

    title: Md
    note: Md
    rows: tuple[Row, ...]
    own: Row | None
    own_note: Md
    spans: tuple[Action, ...]
    scopes: tuple[Action, ...]
