"""A turn of an interview: written in messages or in a form until it counts, with hints where allowed."""

from bot.domain.answers import FORM, Part
from bot.domain.practice import Interview, Length, Step, finished, hinted, wrote
from bot.domain.refusals import NoHelp, NothingSaid, TurnOver
from bot.ids import InterviewId
from bot.ports.unit import Unit
from bot.presenters.practice import clue_screen, nothing_going_notice, turn_form
from bot.screens.screens import Recorded, Screen
from bot.usecases.actor import Actor
from bot.usecases.deps import Deps
from bot.usecases.find_interview import own_interview, put_turn, store
from bot.usecases.practice_commands import (
    DeleteTurn,
    FinishTurn,
    OpenTurnForm,
    SubmitTurn,
    TakeClue,
    WriteTurn,
)
from bot.usecases.read_turn import read_turn


async def write_turn(unit: Unit, deps: Deps, command: WriteTurn) -> Screen | None:
    """Store a message as part of the answer that is being given; ✅ if it was.

    Whoever writes while nothing is asked is told how to begin.
    """
    interview = await _going(unit, deps, command.actor)
    if interview is None:
        return nothing_going_notice() if command.text.raw.strip() else None
    if not command.text.raw.strip():
        return None
    part = Part(command.message, command.text.raw, command.written_at, command.revised_at)
    return await _write(unit, deps, interview, part)


async def is_part_of_turn(unit: Unit, deps: Deps, command: WriteTurn) -> bool:
    """Whether the message stands as a part of the answer that is being given."""
    interview = await _going(unit, deps, command.actor)
    return interview is not None and _stands(interview, command.message)


async def delete_turn(unit: Unit, deps: Deps, command: DeleteTurn) -> None:
    """Take a deleted message's words away, while they do not count yet."""
    interview = await _going(unit, deps, command.actor)
    if interview is not None:
        await _write(unit, deps, interview, Part(command.message, "", command.at, command.at, gone=True))


async def _going(unit: Unit, deps: Deps, actor: Actor) -> Interview | None:
    """The interview that asks the actor something at the moment."""
    member = await unit.people.meet(actor.account, deps.clock.now())
    held = await unit.practice.of_person(member.workspace, member.id)
    return held if held is not None and held.running else None


async def _write(unit: Unit, deps: Deps, interview: Interview, part: Part) -> Screen | None:
    changed = wrote(interview, part, deps.clock.now())
    if changed is None:
        return Recorded() if _stands(interview, part.message) and not part.gone else None
    await store(unit, changed)
    return None if part.gone else Recorded()


def _stands(interview: Interview, message: str) -> bool:
    return any(each.message == message and not each.gone for each in interview.turn.parts)


async def open_turn_form(unit: Unit, deps: Deps, command: OpenTurnForm) -> Screen:
    """The form, prefilled; raises NoInterview or TurnOver."""
    _, interview = await own_interview(unit, deps, command.actor, command.interview)
    _check_open(interview, command.turn)
    return turn_form(interview)


async def take_clue(unit: Unit, deps: Deps, command: TakeClue) -> Screen:
    """A hint of a quick interview; raises NoInterview, NoHelp or TurnOver."""
    _, interview = await own_interview(unit, deps, command.actor, command.interview)
    if interview.length is not Length.QUICK:
        raise NoHelp
    _check_open(interview, len(interview.turns) - 1)
    if command.level > interview.turn.hints:
        await store(unit, hinted(interview, command.level, deps.clock.now()))
    return clue_screen(interview, command.level)


async def finish_turn(deps: Deps, command: FinishTurn) -> None:
    """Let what was written count, and have it read; raises NoInterview, TurnOver or NothingSaid."""
    async with deps.store.unit() as unit:
        interview = await _own_turn(unit, deps, command.actor, command.interview, command.turn)
        await _finish(unit, deps, interview)
    await read_turn(deps, interview.workspace, interview.id)


async def submit_turn(deps: Deps, command: SubmitTurn) -> None:
    """Take the form as the whole answer, and have it read; raises as `finish_turn`."""
    async with deps.store.unit() as unit:
        interview = await _own_turn(unit, deps, command.actor, command.interview, command.turn)
        now = deps.clock.now()
        written = wrote(interview, Part(FORM, command.text.raw, now, now), now)
        await _finish(unit, deps, written or interview)
    await read_turn(deps, interview.workspace, interview.id)


async def _own_turn(unit: Unit, deps: Deps, actor: Actor, id_: InterviewId, turn: int) -> Interview:
    _, interview = await own_interview(unit, deps, actor, id_)
    _check_open(interview, turn)
    return interview


def _check_open(interview: Interview, turn: int) -> None:
    if interview.step is not Step.ANSWERING or turn != len(interview.turns) - 1:
        raise TurnOver


async def _finish(unit: Unit, deps: Deps, interview: Interview) -> None:
    if not interview.turn.text.strip():
        raise NothingSaid
    done = finished(interview, deps.clock.now())
    await store(unit, done)
    await put_turn(unit, done, len(done.turns) - 1)
