"""The report of an interview: scores with their evidence, what went well, what would be worth most next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.outcomes import Outcome, gaps, outcomes, overall, strengths
from bot.domain.practice import Interview, Length
from bot.domain.scoring import PointJudgement
from bot.ids import QuestionId
from bot.presenters.practice import why_text
from bot.presenters.scoring import LABELS, coverage_screen, read_by, remarks
from bot.presenters.words import day
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import (
    CoverageScreen,
    CoveredPoint,
    ExportScreen,
    Mark,
    ReportPart,
    ReportScreen,
    Section,
)
from bot.screens.text import Md, UserText

Earlier = Mapping[QuestionId, Sequence[int]]
"""The totals of earlier tries of each question, the latest last."""
TOO_LITTLE = "not enough to judge"


def score_screen(interview: Interview, earlier: Earlier) -> CoverageScreen:
    """How the answer of a quick interview went, with the change against the last try."""
    judgement = interview.turn.judgement
    assert judgement is not None, "shown once it was read"  # noqa: S101 - the step before
    drawn = coverage_screen(interview.question, judgement)
    before = compared(judgement.total, earlier.get(interview.question.id, ()))
    retry = Action(Verb.RETRY, interview.id, "Try again", Weight.PRIMARY)
    report = Action(Verb.REPORT, interview.id, "Report")
    another = Action(Verb.PRACTICE, "new", "Another question")
    return replace(
        drawn,
        title=Md("How it went"),
        summary=Md(" ".join(filter(None, [drawn.summary, before]))),
        actions=(retry, report, another),
    )


def compared(total: int | None, earlier: Sequence[int]) -> str:
    """The change against the last try; nothing where there was none."""
    if total is None or not earlier:
        return ""
    change = total - earlier[-1]
    if change == 0:
        return f"Last time it was {earlier[-1]} of 100, too."
    return f"Last time it was {earlier[-1]} of 100: {abs(change)} {'more' if change > 0 else 'less'} now."


def report_screen(interview: Interview, earlier: Earlier) -> ReportScreen:
    """How an interview went, question by question and as a whole."""
    results = outcomes(interview)
    total = overall(results)
    return ReportScreen(
        title=Md("Your report"),
        summary=Md(_summary(interview, results, total)),
        score=total,
        parts=tuple(_part(each, earlier) for each in results),
        sections=_sections(results),
        judge=Md(_judge(results)),
        actions=(
            Action(Verb.DOWNLOAD, interview.id, "Download", Weight.PRIMARY),
            Action(Verb.PRACTICE, "new", "Practise again"),
        ),
    )


def _summary(interview: Interview, results: Sequence[Outcome], total: int | None) -> str:
    if not results:
        return "No answer was read, so there is nothing to report."
    said = f"{total} of 100 over all." if total is not None else f"There was {TOO_LITTLE}."
    if interview.length is Length.QUICK or interview.self_score is None or total is None:
        return said
    apart = interview.self_score - total
    if abs(apart) <= 15:  # noqa: PLR2004 - within one of five steps
        return f"{said} You gave yourself {interview.self_score}, which is close."
    direction = "higher" if apart > 0 else "lower"
    return f"{said} You gave yourself {interview.self_score}, which is {direction} than the key points say."


def _part(outcome: Outcome, earlier: Earlier) -> ReportPart:
    question = outcome.chosen.question
    points = {point.key_point: point for point in outcome.points}
    heaviest = sorted(question.key_points, key=lambda point: -point.weight)
    said = remarks(outcome.judgement) if outcome.judgement is not None else ()
    return ReportPart(
        title=Md(question.title),
        why=Md(why_text(outcome.chosen)),
        score=outcome.total,
        points=tuple(_point(each.point, points[each.id]) for each in heaviest if each.id in points),
        summary=Md(" ".join(filter(None, (*said, compared(outcome.total, earlier.get(question.id, ())))))),
    )


def _point(text: str, judged: PointJudgement) -> CoveredPoint:
    evidence = UserText(judged.evidence) if judged.evidence else None
    return CoveredPoint(Mark(judged.coverage.value), LABELS[judged.coverage], Md(text), evidence)


def _sections(results: Sequence[Outcome]) -> tuple[Section, ...]:
    judged = [each for each in results if each.total is not None]
    well = [_said(each, point) for each in judged for point in strengths(each, 1)]
    worth = [_said(each, point) for each in judged for point in gaps(each)]
    following = [
        f"Go over “{each.chosen.question.title}” again: it comes back when it is due."
        for each in judged
        if _weak(each)
    ]
    named = (("What went well", well), ("Worth most next time", worth), ("Next", following))
    return tuple(Section(heading, tuple(map(Md, items))) for heading, items in named if items)


def _weak(outcome: Outcome) -> bool:
    return outcome.total is not None and outcome.total < 60  # noqa: PLR2004 - where a review counts as hard


def _said(outcome: Outcome, point: PointJudgement) -> str:
    key_point = next(each for each in outcome.chosen.question.key_points if each.id == point.key_point)
    return key_point.point


def _judge(results: Sequence[Outcome]) -> str:
    readers = {read_by(each.judgement) for each in results if each.judgement is not None}
    return (
        f"Read by {' and '.join(sorted(readers))}. It measures coverage of the key points, not truth."
        if readers
        else ""
    )


def report_file(interview: Interview, earlier: Earlier) -> ExportScreen:
    """The report as Markdown to take along, with every question and answer."""
    lines = list(_lines(interview, report_screen(interview, earlier)))
    name = f"scrimmage-interview-{interview.begun_at:%Y-%m-%d}.md"
    return ExportScreen(Md("Your report, as a file."), name, UserText("\n".join(lines) + "\n"))


def _lines(interview: Interview, screen: ReportScreen) -> Sequence[str]:
    results = outcomes(interview)
    lines = [f"# Interview of {day(interview.begun_at.date())}", "", screen.summary, ""]
    for part, outcome in zip(screen.parts, results, strict=True):
        score = f"{part.score} of 100" if part.score is not None else TOO_LITTLE
        lines += [f"## {part.title}: {score}", "", outcome.chosen.question.prompt.strip(), ""]
        lines += [f"*{part.why}*", ""] if part.why else []
        lines += ["### What you said", "", *(f"> {line}" for line in outcome.text.splitlines()), ""]
        lines += ["### Key points", ""]
        lines += [_line(point) for point in part.points]
        lines += ["", part.summary, ""] if part.summary else [""]
    for section in screen.sections:
        lines += [f"## {section.heading}", "", *(f"- {item}" for item in section.items), ""]
    return [*lines, screen.judge]


def _line(point: CoveredPoint) -> str:
    shown = f": “{' '.join(point.evidence.raw.split())}”" if point.evidence is not None else ""
    return f"- **{point.label}** {point.point}{shown}"
