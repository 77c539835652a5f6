"""How an answer did, as Discord shows it."""

from bot.platforms.discord import words
from bot.platforms.discord.render.parts import LINE, Look, buttons, headed, small, text
from bot.platforms.discord.render.standings import bar
from bot.platforms.discord.text import Json, literal, ours, ours_inline, theirs_inline
from bot.screens.scoring import CoverageScreen, CoveredPoint, Mark

SIGNS = {Mark.COVERED: "●", Mark.PARTLY: "◐", Mark.MISSED: "○", Mark.CONTRADICTED: "✕"}
EVIDENCE = 600
"""Characters of the words that show a key point."""
SCORE_BAR = 20
"""Characters of the bar of a whole score."""


def coverage(screen: CoverageScreen, look: Look) -> list[Json]:
    """Which key points one's own answer covered, each with the words that show it."""
    score = (
        ""
        if screen.score is None
        else f"`{bar(screen.score / 100, SCORE_BAR)}` **{screen.score}** {words.OF_A_HUNDRED}"
    )
    return [
        *text(headed(screen.title), ours(screen.summary), score),
        LINE,
        *(part for point in screen.points for part in _point(point)),
        LINE,
        *text(small(ours_inline(screen.judge))),
        *buttons(screen.actions, look),
    ]


def _point(point: CoveredPoint) -> list[Json]:
    evidence = f"> {theirs_inline(point.evidence, EVIDENCE)}" if point.evidence is not None else ""
    return text(f"**{SIGNS[point.mark]} {literal(point.label)}:** {ours_inline(point.point)}", evidence)
