"""How one's own answer did: each key point, how far it was covered, and the words that show it."""

from bot.domain.questions import Question
from bot.domain.scoring import Coverage, Judgement
from bot.presenters.words import counted
from bot.screens.screens import CoverageScreen, CoveredPoint, Mark
from bot.screens.text import Md, UserText

LABELS = {
    Coverage.COVERED: "covered",
    Coverage.PARTLY: "partly",
    Coverage.MISSED: "missed",
    Coverage.CONTRADICTED: "said the opposite",
}


def coverage_screen(question: Question, judgement: Judgement) -> CoverageScreen:
    """What an answer covered, with its evidence, in the order of weight."""
    found = {point.key_point: point for point in judgement.points}
    heaviest = sorted(question.key_points, key=lambda point: -point.weight)
    points = tuple(
        CoveredPoint(
            mark=Mark(found[point.id].coverage.value),
            label=LABELS[found[point.id].coverage],
            point=Md(point.point),
            evidence=UserText(evidence) if (evidence := found[point.id].evidence) else None,
        )
        for point in heaviest
        if point.id in found
    )
    return CoverageScreen(
        title=Md("How did I do?"),
        summary=_summary(judgement),
        score=judgement.total,
        points=points,
        judge=Md(f"Read by {judgement.judge}. It measures coverage of the key points, not truth."),
    )


def _summary(judgement: Judgement) -> Md:
    if judgement.total is None:
        return Md("There is not enough to judge yet. A few full sentences are a good start.")
    covered = sum(point.coverage is Coverage.COVERED for point in judgement.points)
    return Md(f"You covered {covered} of {counted(len(judgement.points), 'key point')}. Only you see this.")
