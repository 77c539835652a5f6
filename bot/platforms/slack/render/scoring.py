"""How an answer did, as Slack shows it."""

from bot.platforms.slack.render.blocks import body, header, joined, small
from bot.platforms.slack.text import Json, ours, ours_inline, ours_plain, piece, section, theirs
from bot.screens.scoring import CoverageScreen, CoveredPoint, Mark

SIGNS = {Mark.COVERED: "●", Mark.PARTLY: "◐", Mark.MISSED: "○", Mark.CONTRADICTED: "✕"}


def coverage(screen: CoverageScreen) -> list[Json]:
    """Which key points one's own answer covered, each with the words that show it."""
    return [
        *header(screen.title),
        *body(ours(screen.summary)),
        *(block for point in screen.points for block in _point(point)),
        *small(ours_plain(screen.judge)),
    ]


def _point(point: CoveredPoint) -> list[Json]:
    line = joined([[piece(f"{SIGNS[point.mark]} {point.label}: ", bold=True), *ours_inline(point.point)]])
    quote = []
    if point.evidence is not None:
        runs = [run for part in theirs(point.evidence, 600) for run in part["elements"]]
        quote = [{"type": "rich_text_quote", "elements": joined([[run] for run in runs])}] if runs else []
    return body([section(*line)], quote)
