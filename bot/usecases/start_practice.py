"""`/practice`: the form, and the interview that it begins."""

from collections.abc import Mapping, Sequence

from bot.domain.people import Member
from bot.domain.practice import Beginning, Length, Step, begun, stopped
from bot.domain.questions import Filter
from bot.domain.refusals import InterviewRunning
from bot.domain.tailoring import Person, tailored
from bot.ids import InterviewId, QuestionId
from bot.ports.practice import Try
from bot.ports.unit import Unit
from bot.presenters.practice import Offer, begun_notice, going_notice, parked_notice, practice_form
from bot.screens.screens import Screen
from bot.usecases.deps import Deps
from bot.usecases.find_interview import put_turn
from bot.usecases.keep_papers import papers_kept, skills_touched
from bot.usecases.practice_commands import OpenPractice, StartPractice

RECENT = 5
"""Tries of a topic that say how well somebody knows it."""


async def open_practice(unit: Unit, deps: Deps, command: OpenPractice) -> Screen:
    """The form, or the interview that waits for the person."""
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    held = await unit.practice.of_person(member.workspace, member.id)
    if held is not None and held.running:
        return going_notice(held)
    if held is not None and held.step is Step.PARKED and not command.anew:
        return parked_notice(held)
    return practice_form(await _offer(unit, deps, member, command))


async def _offer(unit: Unit, deps: Deps, member: Member, command: OpenPractice) -> Offer:
    topics = sorted({topic for question in deps.library.questions() for topic in question.topics})
    due = await unit.practice.due(member.workspace, member.id, deps.clock.now())
    known = [question for each in due if (question := deps.library.get(each)) is not None]
    resume, job = await papers_kept(unit, deps, member)
    packs = deps.library.packs()
    return Offer(
        packs,
        topics,
        known,
        resume_kept=resume,
        job_kept=job,
        pack=command.pack if command.pack in {pack.id for pack in packs} else "",
        topic=command.topic if command.topic in topics else "",
    )


async def start_practice(unit: Unit, deps: Deps, command: StartPractice) -> Screen:
    """Begin an interview; raises InterviewRunning or NoQuestions."""
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    values = {name: each[0] if each else "" for name, each in command.values.items()}
    wanted = _filter(values)
    length = Length.MOCK if values.get("length") == Length.MOCK else Length.QUICK
    library = deps.library.questions()
    resume, job = await skills_touched(unit, deps, member, values, library)
    person = await _person(unit, deps, member, (resume, job))
    chosen = tailored(library, wanted, length, person, deps.dice.seed())
    beginning = Beginning(
        InterviewId(deps.dice.new_id()), member.workspace, member.id, command.channel.id, length, chosen
    )
    interview = begun(beginning, now)
    await _rest(unit, member)
    if not await unit.practice.begin(interview):
        raise InterviewRunning
    await put_turn(unit, interview, 0)
    return begun_notice(interview)


async def _rest(unit: Unit, member: Member) -> None:
    """A parked interview rests for good once another begins; its answers are kept."""
    held = await unit.practice.of_person(member.workspace, member.id)
    if held is not None and not held.running:
        await unit.practice.save(stopped(held, held.touched_at))


def _filter(values: Mapping[str, str]) -> Filter:
    """What was asked for; what makes no sense asks for nothing."""
    level = values.get("difficulty", "")
    exact = int(level) if level in {"1", "2", "3", "4", "5"} else None
    return Filter(
        packs=tuple(filter(None, [values.get("pack")])),
        topics=tuple(filter(None, [values.get("topic")])),
        easiest=exact or 1,
        hardest=exact or 5,
    )


Touched = Mapping[QuestionId, Sequence[str]]


async def _person(unit: Unit, deps: Deps, member: Member, skills: tuple[Touched, Touched]) -> Person:
    """What is known of somebody who practises."""
    made = await unit.practice.tries(member.workspace, member.id)
    tried: dict[QuestionId, list[int]] = {}
    for each in made:
        tried.setdefault(each.question, []).append(each.total)
    due = await unit.practice.due(member.workspace, member.id, deps.clock.now())
    return Person(*skills, due=due, tried=tried, coverage=coverage_of(made))


def coverage_of(made: Sequence[Try]) -> dict[str, float]:
    """How much of each topic was covered in the latest tries, 0 to 1."""
    totals: dict[str, list[int]] = {}
    for each in made:
        for topic in each.topics:
            totals.setdefault(topic, []).append(each.total)
    return {topic: sum(found[-RECENT:]) / len(found[-RECENT:]) / 100 for topic, found in totals.items()}
