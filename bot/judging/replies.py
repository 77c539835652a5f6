"""What a model says of an answer, and what of it the answer bears out."""

from collections.abc import Iterable

from pydantic import BaseModel

from bot.domain.questions import KeyPoint, Question
from bot.domain.scoring import Coverage, Fallback, Judgement, PointJudgement, Reader, weighted_total
from bot.judging.quotes import Passages


class Verdict(BaseModel):
    """How far a model finds a key point covered; `quotes` are passages that it says are the answer's."""

    id: str
    verdict: Coverage
    quotes: tuple[str, ...] = ()


class Reply(BaseModel):
    """A model's whole reply. There is no score in it: what else a model may send is not read."""

    enough: bool = True
    points: tuple[Verdict, ...] = ()


class NoReply(Exception):  # noqa: N818 - a fact, and no fault of ours
    """The model did not judge.

    `wait` is how many seconds it asked to be left alone, None if it did not; `error` says what went wrong to
    whoever keeps the program, in words of the program alone.
    """

    def __init__(self, why: Fallback, wait: float | None = None, error: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.wait = wait
        self.error = error


def names_each(reply: Reply, key_points: Iterable[KeyPoint], decoy: str) -> bool:
    """Whether every key point is judged exactly once, and nothing else but the decoy; or none can be."""
    named = sorted(each.id for each in reply.points if each.id != decoy)
    return not reply.enough or named == sorted(point.id for point in key_points)


def without(decoy: str, reply: Reply) -> Reply:
    """The reply without the key point that no answer covers; raises NoReply where it is said to be."""
    if any(each.id == decoy and each.verdict is not Coverage.MISSED for each in reply.points):
        raise NoReply(Fallback.UNREADABLE)
    return Reply(enough=reply.enough, points=tuple(each for each in reply.points if each.id != decoy))


def read(question: Question, answer: str, reply: Reply, model: str) -> Judgement:
    """A reply as a judgement, with a total of ours; `answer` is what the model was shown of it.

    A verdict that no quote shows counts as missed. Raises NoReply where most quotes are invented: that is no
    reading of this answer.
    """
    if not reply.enough:
        points = tuple(PointJudgement(point.id, Coverage.MISSED, None) for point in question.key_points)
        return Judgement(points, None, Reader.MODEL, model)
    said, passages = {each.id: each for each in reply.points}, Passages(answer)
    points = tuple(_borne_out(said[point.id], passages) for point in question.key_points)
    claimed = sum(each.verdict is not Coverage.MISSED for each in reply.points)
    shown = sum(point.evidence is not None for point in points)
    if shown * 2 < claimed:
        raise NoReply(Fallback.UNREADABLE)
    return Judgement(points, weighted_total(question.key_points, points), Reader.MODEL, model)


def _borne_out(said: Verdict, passages: Passages) -> PointJudgement:
    """A verdict with the answer's words for it; missed where there are none."""
    evidence = None if said.verdict is Coverage.MISSED else passages.shown_by(said.quotes)
    return PointJudgement(said.id, said.verdict if evidence else Coverage.MISSED, evidence)
