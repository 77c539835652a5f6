"""The end of an interview and what comes after: one's own score, the report, another try; or a rest."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.faults import Cause
from bot.domain.outcomes import outcomes
from bot.domain.practice import (
    IDLE,
    Interview,
    Step,
    parked,
    resumed,
    retried,
    self_scored,
    stopped,
)
from bot.domain.refusals import InterviewRunning, NoInterview, TurnOver
from bot.ids import InterviewId, QuestionId
from bot.ports.unit import Unit
from bot.ports.wall import Fault
from bot.presenters.practice import begun_notice, self_score_notice, stopped_notice
from bot.presenters.reports import report_file, report_screen
from bot.screens.screens import Screen
from bot.usecases.deps import Deps
from bot.usecases.find_interview import own_interview, put, put_turn, slot_of, store
from bot.usecases.practice_commands import CarryOn, RetryQuestion, ScoreSelf, ShowReport, StopPractice
from bot.usecases.read_turn import read_turn

STUCK = timedelta(seconds=30)
"""After this long an answer that waits to be read is taken to be left behind by a crash."""
BATCH = 100


async def score_self(unit: Unit, deps: Deps, command: ScoreSelf) -> None:
    """Take the person's own score, and show the report; raises NoInterview or TurnOver."""
    _, interview = await own_interview(unit, deps, command.actor, command.interview)
    if interview.step is not Step.SCORING:
        raise TurnOver
    done = self_scored(interview, max(0, min(100, command.score)), deps.clock.now())
    await store(unit, done)
    await put(unit, done, "report", report_screen(done, await _earlier(unit, done)))


async def retry_question(unit: Unit, deps: Deps, command: RetryQuestion) -> Screen | None:
    """Ask the same question once more; raises NoInterview, TurnOver or InterviewRunning."""
    member, interview = await own_interview(unit, deps, command.actor, command.interview)
    if interview.step is not Step.DONE:
        raise TurnOver
    held = await unit.practice.of_person(member.workspace, member.id)
    if held is not None and held.running:
        raise InterviewRunning
    again = retried(interview, deps.clock.now())
    await store(unit, again)
    await put_turn(unit, again, len(again.turns) - 1)
    return None


async def stop_practice(unit: Unit, deps: Deps, command: StopPractice) -> Screen:
    """End an interview before its end, with a report on what was read; raises NoInterview."""
    _, interview = await own_interview(unit, deps, command.actor, command.interview)
    if interview.step in {Step.DONE, Step.STOPPED}:
        raise NoInterview
    ended = stopped(interview, deps.clock.now())
    await store(unit, ended)
    await put_turn(unit, ended, len(ended.turns) - 1)
    some = bool(outcomes(ended))
    if some:
        await put(unit, ended, "report", report_screen(ended, await _earlier(unit, ended)))
    return stopped_notice(report=some)


async def carry_on(unit: Unit, deps: Deps, command: CarryOn) -> Screen:
    """Go on where it was left, with what was asked shown anew; raises NoInterview or InterviewRunning."""
    member, interview = await own_interview(unit, deps, command.actor, command.interview)
    if interview.step in {Step.DONE, Step.STOPPED}:
        raise NoInterview
    if interview.step is Step.PARKED:
        held = await unit.practice.of_person(member.workspace, member.id)
        if held is not None and held.running:
            raise InterviewRunning
        interview = resumed(interview, deps.clock.now())
        await store(unit, interview)
    await _show_again(unit, interview)
    return begun_notice(interview)


async def step_aside(unit: Unit, fault: Fault, id_: InterviewId) -> None:
    """Go on in a private thread where direct messages are closed; where that fails too, it waits."""
    interview = await unit.practice.get(fault.workspace, id_)
    if interview is None or fault.cause is not Cause.CLOSED or interview.aside or not interview.channel:
        return
    moved = replace(interview, aside=True)
    if await unit.practice.save(moved):
        await _show_again(unit, moved)


async def _show_again(unit: Unit, interview: Interview) -> None:
    """Show once more what waits for the person; where it was never shown it is tried again."""
    part = "self" if interview.step is Step.SCORING else str(len(interview.turns) - 1)
    await unit.wall.retry(interview.workspace, slot_of(interview, part))
    if interview.step is Step.SCORING:
        await put(unit, interview, "self", self_score_notice(interview))
    else:
        await put_turn(unit, interview, len(interview.turns) - 1)


async def show_report(unit: Unit, deps: Deps, command: ShowReport) -> Screen:
    """The report of an interview that is over; raises NoInterview."""
    _, interview = await own_interview(unit, deps, command.actor, command.interview)
    if interview.running:
        raise TurnOver
    earlier = await _earlier(unit, interview)
    return report_file(interview, earlier) if command.as_file else report_screen(interview, earlier)


async def _earlier(unit: Unit, interview: Interview) -> dict[QuestionId, list[int]]:
    """The totals of tries before this interview, by question."""
    earlier: dict[QuestionId, list[int]] = {}
    for each in await unit.practice.tries(interview.workspace, interview.person):
        if each.at < interview.begun_at:
            earlier.setdefault(each.question, []).append(each.total)
    return earlier


async def practice_due(deps: Deps) -> int:
    """Read what a crash left unread, and park what has been idle for long; says how many there were."""
    now = deps.clock.now()
    async with deps.store.glance() as unit:
        unread = await unit.practice.untouched(Step.READING, now - STUCK, BATCH)
        idle = [
            each
            for step in (Step.ANSWERING, Step.SCORING)
            for each in await unit.practice.untouched(step, now - IDLE, BATCH)
        ]
    for each in unread:
        await read_turn(deps, each.workspace, each.id)
    for each in idle:
        async with deps.store.unit() as unit:
            await unit.practice.save(parked(each))
    return len(unread) + len(idle)


async def forget_practice(unit: Unit, interviews: tuple[Interview, ...]) -> None:
    """Take a person's words off the messages that show them, before all of it is deleted."""
    for interview in interviews:
        for part in ("report", *(f"score/{number}" for number in range(len(interview.turns)))):
            if await unit.wall.shown_at(interview.workspace, slot_of(interview, part)) is not None:
                await put(unit, interview, part, stopped_notice(report=False))
            else:
                await unit.wall.drop(interview.workspace, slot_of(interview, part))
