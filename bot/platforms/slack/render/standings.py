"""A leaderboard as Slack shows it."""

from bot.platforms.slack.render.blocks import bar, body, buttons, header
from bot.platforms.slack.text import Json, ours, piece, section, theirs_inline
from bot.screens.standings import LeaderboardScreen, Row

BAR = 8
"""Characters of the longest bar."""


def leaderboard(screen: LeaderboardScreen) -> list[Json]:
    """The best places, one's own below them, and where else to look."""
    rows = [*screen.rows, *([screen.own] if screen.own is not None else [])]
    return [
        *header(screen.title),
        *body(ours(screen.note)),
        *body(*([_row(row)] for row in rows)),
        *body(ours(screen.own_note)),
        *buttons(screen.spans),
        *buttons(screen.scopes),  # what is chosen stands in both, and an id only once in a row
    ]


def _row(row: Row) -> Json:
    """A line: the place, a bar of the points, the name and what they have; one's own stands out."""
    points = bar(row.share, BAR) or ("█" if row.points else "")
    streak = f" · streak {row.streak}" if row.streak > 1 else ""
    style = {"bold": True} if row.own else {}
    return section(
        piece(f"{row.rank:>3}  {points:<{BAR}} ", code=True),
        piece(f"  {theirs_inline(row.name)}  ", **style),
        piece(f"{row.points}{streak}", italic=True),
    )
