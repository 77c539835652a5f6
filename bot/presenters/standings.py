"""The leaderboard as people see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.standings import Span, Standing
from bot.ids import PersonId
from bot.presenters.answers import name_of
from bot.presenters.words import counted
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import LeaderboardScreen, Row
from bot.screens.text import Md

SPANS = {Span.WEEK: "This week", Span.SEASON: "This season", Span.ALL: "All time"}
SCOPES = {"track": "This track", "workspace": "Whole workspace"}


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """What a leaderboard shows: the top in order, one's own standing, and everybody's streak."""

    span: Span
    scope: str
    on: date
    top: tuple[Standing, ...]
    own: Standing | None
    viewer: PersonId
    hidden: bool
    names: Mapping[PersonId, str]
    streaks: Mapping[PersonId, int]


def leaderboard_screen(board: Leaderboard) -> LeaderboardScreen:
    """The best places, and one's own also where it is below them."""
    most = max((standing.points for standing in board.top), default=0)
    listed = any(standing.person == board.viewer for standing in board.top)
    return LeaderboardScreen(
        title=Md(f"Leaderboard · {SPANS[board.span]}"),
        note=_note(board),
        rows=tuple(_row(board, standing, most) for standing in board.top),
        own=None if listed or board.own is None else _row(board, board.own, most),
        own_note=_own_note(board, listed=listed),
        spans=tuple(_switch(board, label, span, board.scope) for span, label in SPANS.items()),
        scopes=tuple(_switch(board, label, board.span, scope) for scope, label in SCOPES.items()),
    )


def _note(board: Leaderboard) -> Md:
    if not board.top:
        return Md("Nobody has points here yet. The first round to close brings them.")
    if board.span is Span.SEASON:
        return Md(f"Counts {board.on:%B %Y}.")
    return Md("")


def _own_note(board: Leaderboard, *, listed: bool) -> Md:
    if board.hidden:
        return Md("You are hidden here: only you see your place. Change it in `/scrimmage me`.")
    if board.own is None:
        return Md("You have no points here yet.")
    return Md(
        "" if listed else f"You are in place {board.own.rank} with {counted(board.own.points, 'point')}."
    )


def _row(board: Leaderboard, standing: Standing, most: int) -> Row:
    return Row(
        rank=standing.rank,
        name=name_of(board.names, standing.person),
        points=standing.points,
        share=min(standing.points / most, 1.0) if most else 0.0,
        streak=board.streaks.get(standing.person, 0),
        own=standing.person == board.viewer,
    )


def _switch(board: Leaderboard, label: str, span: Span, scope: str) -> Action:
    chosen = (span, scope) == (board.span, board.scope)
    return Action(Verb.BOARD, f"{span}/{scope}", label, Weight.PRIMARY if chosen else Weight.PLAIN)
