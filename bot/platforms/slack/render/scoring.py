"""How an answer did, as Slack shows it."""

from bot.platforms.slack.render.blocks import body, buttons, header, joined, small
from bot.platforms.slack.text import Json, ours, ours_inline, ours_plain, piece, section, theirs
from bot.screens.scoring import CoverageScreen, CoveredPoint, Mark

SIGNS = {Mark.COVERED: "●", Mark.PARTLY: "◐", Mark.MISSED: "○", Mark.CONTRADICTED: "✕"}
EVIDENCE = 600
"""Characters of the words that show it, where there is one answer to speak of."""


def coverage(screen: CoverageScreen) -> list[Json]:
    """Which key points one's own answer covered, each with the words that show it."""
    return [
        *header(screen.title),
        *body(ours(screen.summary)),
        *(block for point in screen.points for block in body(covered(point, EVIDENCE))),
        *small(ours_plain(screen.judge)),
        *buttons(screen.actions),
    ]


def covered(point: CoveredPoint, most: int) -> list[Json]:
    """How far a key point was covered, and at most so many characters of the words that show it."""
    line = joined([[piece(f"{SIGNS[point.mark]} {point.label}: ", bold=True), *ours_inline(point.point)]])
    quote = []
    if point.evidence is not None:
        runs = [run for part in theirs(point.evidence, most) for run in part["elements"]]
        quote = [{"type": "rich_text_quote", "elements": joined([[run] for run in runs])}] if runs else []
    return [section(*line), *quote]
