"""A leaderboard as Discord shows it."""

from collections.abc import Sequence

from bot.platforms.discord.render.parts import Look, button, headed, row, text
from bot.platforms.discord.text import Json, ours, theirs_inline
from bot.screens.action import Action
from bot.screens.standings import LeaderboardScreen, Row

BAR = 10
"""Characters of a bar."""


def leaderboard(screen: LeaderboardScreen, look: Look) -> list[Json]:
    """The best places, one's own below them, and where else to look."""
    rows = [*screen.rows, *([screen.own] if screen.own is not None else [])]
    return [
        *text(headed(screen.title), ours(screen.note)),
        *text(*map(_row, rows)),
        *text(ours(screen.own_note)),
        *_switches(screen.spans, look, twin=False),
        *_switches(screen.scopes, look, twin=True),
    ]


def _switches(actions: Sequence[Action], look: Look, *, twin: bool) -> list[Json]:
    return row([button(action, look, twin=twin) for action in actions])


def _row(standing: Row) -> str:
    """A line: the place, a bar of the points, the name and what they have; one's own stands out."""
    filled = bar(standing.share, BAR, least=1 if standing.points else 0)
    name = theirs_inline(standing.name)
    streak = f" · streak {standing.streak}" if standing.streak > 1 else ""
    shown = f"**{name}**" if standing.own else name
    return f"`{standing.rank:>3} {filled}`  {shown}  *{standing.points}{streak}*"


def bar(share: float, length: int, least: int = 0) -> str:
    """A bar of so many characters, filled to a share from 0 to 1."""
    fitting = min(share, 1.0) if share > 0 else 0.0
    filled = max(round(fitting * length), least)
    return "█" * filled + "░" * (length - filled)
