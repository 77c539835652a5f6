"""Being forgotten: every word and the name go, from the boards as well; points stay, without a name."""

from bot.domain.rounds import Round, Stage
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.presenters.people import forgotten_notice
from bot.screens.screens import Screen
from bot.usecases.commands import ForgetMe
from bot.usecases.deps import Deps
from bot.usecases.finish_practice import forget_practice
from bot.usecases.post_round import put_board, put_card


async def forget_me(unit: Unit, deps: Deps, command: ForgetMe) -> Screen:
    """Delete the person's words, votes still open and name, and want every board without them."""
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    history = await unit.answers.history(member.workspace, member.id)
    await unit.answers.erase(member.workspace, member.id, now)
    await unit.votes.erase(member.workspace, member.id)
    await forget_practice(unit, await unit.practice.history(member.workspace, member.id))
    await unit.papers.forget(member.workspace, member.id)
    await unit.practice.erase(member.workspace, member.id)
    await unit.people.erase(member.workspace, member.id)
    for round_, answer in history:
        if answer.given:
            await _show_without(unit, round_)
    await unit.audit.add(member.workspace, AuditEntry(now, member.id, "forget", "person"))
    return forgotten_notice()


async def _show_without(unit: Unit, round_: Round) -> None:
    await put_board(unit, round_)
    if round_.blind and round_.stage is Stage.ANSWERING:
        await put_card(unit, round_)
