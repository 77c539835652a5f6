"""Which questions an interview has: what was asked for, what touches a person's skills, what was weakest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from bot.domain.practice import Chosen, Length, Why
from bot.domain.questions import Filter, Kind, Question
from bot.domain.refusals import NoQuestions
from bot.ids import QuestionId

ORDER = (Kind.WARM_UP, Kind.TECHNICAL, Kind.TECHNICAL, Kind.DESIGN, Kind.BEHAVIOURAL)
"""The parts of a mock interview, in the order of a real one; a part without a question is left out."""
LEAST = 3
"""Questions of a mock interview at least, where there are so many."""
WEAK = 0.5
"""Coverage of a topic below which it is one of a person's weak ones."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody who practises.

    `resume` and `job` name the skills of their papers that each question touches; `due` are questions to be
    seen again, the longest overdue first; `tried` the totals of earlier tries, the latest last; `coverage`
    how much of a topic they covered so far, 0 to 1.
    """

    resume: Mapping[QuestionId, Sequence[str]] = field(default_factory=dict)
    job: Mapping[QuestionId, Sequence[str]] = field(default_factory=dict)
    due: Sequence[QuestionId] = ()
    tried: Mapping[QuestionId, Sequence[int]] = field(default_factory=dict)
    coverage: Mapping[str, float] = field(default_factory=dict)


def tailored(
    library: Sequence[Question], wanted: Filter, length: Length, person: Person, seed: int
) -> tuple[Chosen, ...]:
    """The questions of an interview, each with why; raises NoQuestions where none matches.

    Questions that the person's skills touch come first, then what is due, then weak topics, then what they
    have not tried. The same arguments always give the same questions.
    """
    fitting = [each for each in library if wanted.admits(each)]
    if not fitting:
        raise NoQuestions
    ranked = sorted(fitting, key=lambda each: _merit(each, person, seed))
    if length is Length.QUICK:
        return (_chosen(ranked[0], wanted, person),)
    picked: list[Question] = []
    for kind in ORDER:
        found = next((each for each in ranked if each.kind is kind and each not in picked), None)
        picked += [found] if found is not None else []
    rest = [each for each in ranked if each not in picked]
    picked += rest[: max(0, LEAST - len(picked))]
    return tuple(_chosen(each, wanted, person) for each in picked)


def _merit(question: Question, person: Person, seed: int) -> tuple[int, int, float, int, float]:
    """What makes a question come early: the smaller, the earlier."""
    due = list(person.due).index(question.id) if question.id in person.due else len(person.due)
    skills = len({*person.resume.get(question.id, ()), *person.job.get(question.id, ())})
    weakest = min((person.coverage.get(topic, 1.0) for topic in question.topics), default=1.0)
    chance = Random(f"{seed}/{question.id}").random()  # noqa: S311 - not a secret
    return -skills, due, weakest, len(person.tried.get(question.id, ())), chance


def _chosen(question: Question, wanted: Filter, person: Person) -> Chosen:
    """A question with the first reason that holds."""
    for why, skills in ((Why.RESUME, person.resume), (Why.JOB, person.job)):
        if skills.get(question.id):
            return Chosen(question, why, skills[question.id][0])
    if question.id in person.due:
        return Chosen(question, Why.DUE)
    weak = [topic for topic in question.topics if person.coverage.get(topic, 1.0) < WEAK]
    if weak:
        return Chosen(question, Why.WEAK, min(weak, key=lambda topic: person.coverage[topic]))
    if wanted.packs or wanted.topics:
        return Chosen(question, Why.ASKED_FOR, question.pack)
    return Chosen(question, Why.ROLE, question.role or "")
