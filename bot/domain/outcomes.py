"""What came of an interview: a result for each question, and what to take from it."""

from dataclasses import dataclass

from bot.domain.practice import Chosen, Interview
from bot.domain.scoring import Coverage, Judgement, PointJudgement, weighted_total


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question of an interview went: its latest try with what a follow-up brought to light."""

    chosen: Chosen
    text: str
    points: tuple[PointJudgement, ...]
    total: int | None
    judgement: Judgement | None


def outcomes(interview: Interview) -> tuple[Outcome, ...]:
    """How each question went that was answered to its end."""
    found = []
    for place, chosen in enumerate(interview.chosen):
        mine = [turn for turn in interview.turns if turn.place == place and turn.judgement is not None]
        main = next((turn for turn in reversed(mine) if turn.follow_up is None), None)
        if main is None or main.judgement is None:
            continue
        more = [turn.judgement for turn in mine if turn.follow_up is not None and turn.judgement is not None]
        points = tuple(_better(each, more) for each in main.judgement.points)
        total = main.judgement.total
        if total is not None:
            total = max(total, weighted_total(chosen.question.key_points, points))
        found.append(Outcome(chosen, main.text, points, total, main.judgement))
    return tuple(found)


def _better(point: PointJudgement, more: list[Judgement]) -> PointJudgement:
    """A key point as the better of two answers covers it."""
    again = [each for judgement in more for each in judgement.points if each.key_point == point.key_point]
    return max([point, *again], key=lambda each: each.earned)


def overall(results: tuple[Outcome, ...]) -> int | None:
    """The mean of the questions that could be judged, 0 to 100."""
    totals = [each.total for each in results if each.total is not None]
    return round(sum(totals) / len(totals)) if totals else None


def gaps(outcome: Outcome, most: int = 2) -> tuple[PointJudgement, ...]:
    """The key points that would have been worth most."""
    weights = {point.id: point.weight for point in outcome.chosen.question.key_points}

    def worth(point: PointJudgement) -> float:
        return weights.get(point.key_point, 0) * (1 - point.earned)

    return tuple(sorted((each for each in outcome.points if worth(each) > 0), key=worth, reverse=True)[:most])


def strengths(outcome: Outcome, most: int = 2) -> tuple[PointJudgement, ...]:
    """The weightiest key points that were covered."""
    weights = {point.id: point.weight for point in outcome.chosen.question.key_points}
    covered = [each for each in outcome.points if each.coverage is Coverage.COVERED]
    return tuple(sorted(covered, key=lambda each: -weights.get(each.key_point, 0))[:most])
