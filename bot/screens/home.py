"""What is shown to somebody who wants to know where they stand."""

from dataclasses import dataclass

from bot.screens.action import Action
from bot.screens.rounds import Moment
from bot.screens.standings import LeaderboardScreen
from bot.screens.text import Md


@dataclass(frozen=True, slots=True)
class HomeTrack:
    """A track: `channel` is its platform's id, drawn as a link; `round` the open round's question, if any."""

    channel: str
    round: Md | None
    notes: tuple[Md, ...]
    moments: tuple[Moment, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class HomeScreen:
    """One person's tracks, the leaderboard with their own place, and what they can do about themselves."""

    title: Md
    note: Md
    tracks: tuple[HomeTrack, ...]
    leaderboard: LeaderboardScreen | None
    actions: tuple[Action, ...]
