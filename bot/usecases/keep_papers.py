"""A person's résumé and job description: read for their skills, kept for a while, gone on request."""

from collections.abc import Mapping, Sequence

from bot.domain.contacts import without_contacts
from bot.domain.papers import PASTED, Paper, PaperKind, TooMuchPasted, UnknownKind, paper_of
from bot.domain.people import Member
from bot.domain.questions import Question
from bot.domain.skills import overlap
from bot.ids import QuestionId
from bot.ports.unit import Unit
from bot.presenters.papers import paper_notice, papers_deleted_notice
from bot.screens.screens import Screen
from bot.usecases.deps import Deps
from bot.usecases.practice_commands import ForgetPapers, ReadPaper

Touched = dict[QuestionId, tuple[str, ...]]


async def read_paper(deps: Deps, command: ReadPaper) -> Screen:
    """Read a file outside any unit, and keep what it says; raises Unreadable."""
    if command.kind not in set(PaperKind):
        raise UnknownKind
    text = await deps.reader.read(command.content)
    paper = paper_of(PaperKind(command.kind), text, deps.clock.now())
    async with deps.store.unit() as unit:
        member = await unit.people.meet(command.actor.account, deps.clock.now())
        kept = await unit.papers.keep(member.workspace, member.id, paper)
    return paper_notice(paper, kept=kept)


async def forget_papers(unit: Unit, deps: Deps, command: ForgetPapers) -> Screen:
    """Delete the person's papers at once."""
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    kinds = [paper.kind for paper in await unit.papers.of(member.workspace, member.id, now)]
    await unit.papers.forget(member.workspace, member.id)
    return papers_deleted_notice(kinds)


async def papers_kept(unit: Unit, deps: Deps, member: Member) -> tuple[bool, bool]:
    """Whether a résumé and a job description are kept of a person."""
    held = {each.kind for each in await unit.papers.of(member.workspace, member.id, deps.clock.now())}
    return PaperKind.RESUME in held, PaperKind.JOB in held


async def skills_touched(
    unit: Unit, deps: Deps, member: Member, values: Mapping[str, str], library: Sequence[Question]
) -> tuple[Touched, Touched]:
    """The skills of the résumé and of the job description that each question touches.

    What was pasted is kept in place of an earlier paper, without contact details; raises TooMuchPasted.
    """
    now = deps.clock.now()
    held = {each.kind: each for each in await unit.papers.of(member.workspace, member.id, now)}
    for kind in PaperKind:
        pasted = values.get(kind, "").strip()
        if len(pasted) > PASTED:
            raise TooMuchPasted
        if pasted:
            held[kind] = paper_of(kind, without_contacts(pasted), now)
            await unit.papers.keep(member.workspace, member.id, held[kind])
    return _touched(held.get(PaperKind.RESUME), library), _touched(held.get(PaperKind.JOB), library)


def _touched(paper: Paper | None, library: Sequence[Question]) -> Touched:
    if paper is None:
        return {}
    found = {each.id: tuple(skill.name for skill in overlap(each, paper.skills)) for each in library}
    return {question: names for question, names in found.items() if names}
