"""Which question comes next: new ones first, what moderators queued, what the team covered worst."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from bot.domain.calendar import Schedule
from bot.domain.questions import Filter, Question
from bot.domain.rounds import Asked
from bot.ids import QuestionId

RECENT = 3
"""How many past rounds a topic rests, so that no week is about one thing."""
LOW_WATER = 10
"""Below this many unused questions a moderator is told."""
WEAK, FAIR, STRONG = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen question; `repeat` if all had been used; `unused` is how many new ones are left after it."""

    question: Question
    repeat: bool
    unused: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a choice depends on besides the library: the day, the track's rules and its moderators' queue."""

    on: date
    schedule: Schedule
    filter: Filter
    seed: int
    queued: Sequence[QuestionId] = ()


def choose(library: Sequence[Question], history: Sequence[Asked], wish: Wish) -> Choice | None:
    """The question for a day, or None if the filter matches nothing.

    Never one the track has had until all that match are used, then the least recently used. The same
    library, history and wish always give the same choice.
    """
    matching = [question for question in library if wish.filter.admits(question)]
    used = {asked.question: asked.on for asked in sorted(history, key=lambda asked: asked.on)}
    fresh = [question for question in matching if question.id not in used]
    queued = _first_queued(library, wish.queued, used.keys() if fresh else ())
    if queued is not None:
        return Choice(queued, queued.id in used, len([q for q in fresh if q.id != queued.id]))
    if fresh:
        return Choice(_pick(fresh, history, wish), repeat=False, unused=len(fresh) - 1)
    if matching:
        oldest = min(matching, key=lambda question: (used[question.id], question.id))
        return Choice(oldest, repeat=True, unused=0)
    return None


def _first_queued(
    library: Sequence[Question], queued: Sequence[QuestionId], used: Collection[QuestionId]
) -> Question | None:
    known = {question.id: question for question in library}
    return next((known[wanted] for wanted in queued if wanted in known and wanted not in used), None)


def _pick(fresh: Sequence[Question], history: Sequence[Asked], wish: Wish) -> Question:
    recent = sorted(history, key=lambda asked: asked.on)[-RECENT:]
    rested = {topic for asked in recent for topic in asked.topics}
    coverage = coverage_by_topic(history)
    target = _target_difficulty(wish)

    def merit(question: Question) -> tuple[int, int, float, float]:
        weakest = min((_band(coverage.get(topic)) for topic in set(question.topics) - rested), default=FAIR)
        return (
            weakest,
            len(set(question.topics) & rested),
            abs(question.difficulty - target),
            Random(f"{wish.seed}/{wish.on}/{question.id}").random(),  # noqa: S311 - not a secret
        )

    return min(fresh, key=merit)


def coverage_by_topic(history: Sequence[Asked]) -> dict[str, float]:
    """How much of the rubric the team covered on average, 0 to 1, for each topic that was judged."""
    seen: dict[str, list[float]] = {}
    for asked in history:
        for topic in asked.topics if asked.coverage is not None else ():
            seen.setdefault(topic, []).append(asked.coverage or 0.0)
    return {topic: sum(values) / len(values) for topic, values in seen.items()}


def _band(coverage: float | None) -> int:
    """Coverage in thirds: a topic nobody has been asked about counts as fair."""
    return FAIR if coverage is None else min(int(coverage * 3), STRONG)


def _target_difficulty(wish: Wish) -> float:
    """The difficulty wanted on a day: the filter's easiest on the week's first, its hardest on the last."""
    days = sorted(wish.schedule.weekdays)
    last = max(len(days) - 1, 1)
    position = sum(1 for day in days if day < wish.on.weekday()) / last
    return wish.filter.easiest + (wish.filter.hardest - wish.filter.easiest) * min(position, 1.0)
