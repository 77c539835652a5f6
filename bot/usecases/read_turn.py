"""Reading an answer of an interview, outside any unit, and what comes of it."""

from bot.domain.practice import Interview, Length, Step, judged_part, read
from bot.domain.scoring import Judgement
from bot.ids import InterviewId, QuestionId, WorkspaceId
from bot.ports.practice import Review, Try
from bot.ports.unit import Unit
from bot.presenters.practice import self_score_notice
from bot.presenters.reports import score_screen
from bot.usecases.deps import Deps
from bot.usecases.find_interview import put, put_turn


async def read_turn(deps: Deps, workspace: WorkspaceId, interview: InterviewId) -> None:
    """Have the latest answer judged, and go on; of two who do so one alone is heard."""
    async with deps.store.glance() as unit:
        held = await unit.practice.get(workspace, interview)
    if held is None or held.step is not Step.READING:
        return
    asked = judged_part(held.question, held.turn)
    judgement = await deps.judge.judge(asked, held.turn.text, f"{held.workspace}/{held.person}")
    async with deps.store.unit() as unit:
        await _go_on(unit, deps, held, judgement)


async def _go_on(unit: Unit, deps: Deps, held: Interview, judgement: Judgement) -> None:
    told = read(held, judgement, deps.clock.now())
    if not await unit.practice.save(told):
        return
    number = len(held.turns) - 1
    earlier = await totals_before(unit, told)
    if held.turn.follow_up is None and judgement.total is not None:
        await _remember(unit, deps, held, judgement.total)
    if told.length is Length.QUICK:
        await put(unit, told, f"score/{number}", score_screen(told, earlier))
    elif told.step is Step.SCORING:
        await put(unit, told, "self", self_score_notice(told))
    else:
        await put_turn(unit, told, len(told.turns) - 1)


async def totals_before(unit: Unit, interview: Interview) -> dict[QuestionId, list[int]]:
    """The totals of a person's tries so far, by question."""
    earlier: dict[QuestionId, list[int]] = {}
    for each in await unit.practice.tries(interview.workspace, interview.person):
        earlier.setdefault(each.question, []).append(each.total)
    return earlier


async def _remember(unit: Unit, deps: Deps, interview: Interview, total: int) -> None:
    """Remember how it went, and when to see the question again."""
    now, question = deps.clock.now(), interview.question
    who = (interview.workspace, interview.person)
    await unit.practice.note_try(*who, Try(question.id, question.topics, now, total))
    held = await unit.practice.review(*who, question.id)
    card, due = deps.recall.next(held.card if held is not None else None, total, now)
    await unit.practice.set_review(*who, Review(question.id, due, card))
