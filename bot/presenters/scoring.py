"""How one's own answer did: each key point, how far it was covered, and the words that show it."""

from bot.domain.questions import Question
from bot.domain.scoring import Coverage, Fallback, Gate, Judgement, Reader
from bot.presenters.words import counted
from bot.screens.screens import CoverageScreen, CoveredPoint, Mark
from bot.screens.text import Md, UserText

LABELS = {
    Coverage.COVERED: "covered",
    Coverage.PARTLY: "partly",
    Coverage.MISSED: "missed",
    Coverage.CONTRADICTED: "reads like the opposite",
}
TOO_LITTLE = "There is not enough to judge yet. A few full sentences are a good start."
UNJUDGED = {
    Gate.OTHER_LANGUAGE: "This is in another language than the question, and I read the question’s alone. It "
    "may be a fine answer; I cannot judge it.",
    Gate.PASTED: "These are the question’s own words, so there is nothing to judge yet. Say it in yours.",
    Gate.TO_THE_JUDGE: "These sentences speak to whoever judges, so there is nothing to judge yet.",
}
"""Why an answer is not judged at all."""
COUNTED = {
    Gate.PASTED: "Words taken from the question did not count.",
    Gate.TO_THE_JUDGE: "Sentences that speak to whoever judges did not count.",
    Gate.LISTED: "Most of it lists terms, which counts for little: say in sentences what they do.",
    Gate.OFF_TOPIC: "It seems to be about something else than the question.",
}
"""What did not count of an answer that was judged."""
OPPOSITE = (
    "Where a sentence reads like the opposite of a key point, look at it once more: I may have misread it."
)
WIDELY = "Two readings of it differ widely, so the lower one counts."
INSTEAD = {
    Fallback.SLOW: "the model took too long",
    Fallback.BUSY: "the model had too much to do",
    Fallback.DOWN: "the model did not answer",
    Fallback.UNREADABLE: "the model’s reading did not hold",
    Fallback.SPENT: "the model has read your share for today",
}
"""Why the rubric read an answer, and not the model that was set to."""


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
        judge=Md(f"Read by {read_by(judgement)}. It measures coverage of the key points, not truth."),
    )


def read_by(judgement: Judgement) -> str:
    """Who read an answer, as people are told."""
    if judgement.reader is Reader.MODEL:
        return f"the model `{judgement.model.replace('`', '')}`"
    rubric = "the offline rubric, by words and phrasings"
    if judgement.reader is Reader.RUBRIC:
        rubric = "the offline rubric"
    return f"{rubric}, because {INSTEAD[judgement.fallback]}" if judgement.fallback else rubric


def remarks(judgement: Judgement) -> tuple[str, ...]:
    """What else has to be said of a reading: why there is none, what did not count, or which of two does."""
    if judgement.total is None:
        return (next((UNJUDGED[gate] for gate in judgement.gates if gate in UNJUDGED), TOO_LITTLE),)
    said = [COUNTED[gate] for gate in judgement.gates if gate in COUNTED]
    if any(point.coverage is Coverage.CONTRADICTED for point in judgement.points):
        said.append(OPPOSITE)
    return (*said, WIDELY) if judgement.lowered else tuple(said)


def _summary(judgement: Judgement) -> Md:
    if judgement.total is None:
        return Md(" ".join(remarks(judgement)))
    covered = sum(point.coverage is Coverage.COVERED for point in judgement.points)
    first = f"You covered {covered} of {counted(len(judgement.points), 'key point')}. Only you see this."
    return Md(" ".join([first, *remarks(judgement)]))
