"""The Answer form: opened with what is stored, sent, or used to take the answer back."""

from dataclasses import replace
from datetime import datetime

from bot.domain.answers import FORM, Answer, Part, may_write
from bot.domain.people import Member
from bot.domain.refusals import AnswerStands, EmptyAnswer, NothingAnswered, RoundClosed
from bot.domain.rounds import Round, Stage
from bot.ids import AnswerId
from bot.ports.unit import Unit
from bot.presenters.answers import answer_form, stored_notice, withdrawn_notice
from bot.screens.screens import Screen
from bot.usecases.commands import OpenAnswerForm, SubmitAnswer, WithdrawAnswer
from bot.usecases.deps import Deps
from bot.usecases.find import round_with
from bot.usecases.post_round import put_board, put_card


async def open_answer_form(unit: Unit, deps: Deps, command: OpenAnswerForm) -> Screen:
    """The form, prefilled; raises RoundClosed or AnswerStands where it could not be sent."""
    round_ = await round_with(unit, command.actor.account.workspace, command.round)
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    answer = await unit.answers.of_person(round_.id, member.id)
    _check_open(deps, round_, answer)
    return answer_form(round_, answer.text if answer else "")


async def submit_answer(unit: Unit, deps: Deps, command: SubmitAnswer) -> Screen:
    """Store the form as the whole answer; raises EmptyAnswer, RoundClosed or AnswerStands."""
    round_, member, answer = await _find(unit, deps, command)
    if not command.text.raw.strip():
        raise EmptyAnswer
    _check_open(deps, round_, answer)
    answer = answer or Answer(AnswerId(deps.dice.new_id()), round_.id, member.id)
    at = _stamp(deps, answer)
    begun = min((part.written_at for part in answer.standing), default=at)
    part = Part(FORM, command.text.raw, begun, at)
    await unit.answers.write(round_.channel.workspace, answer, part)
    await _show(unit, round_)
    return stored_notice(round_)


async def withdraw_answer(unit: Unit, deps: Deps, command: WithdrawAnswer) -> Screen:
    """Take the whole answer back; raises NothingAnswered."""
    round_, _, answer = await _find(unit, deps, command)
    if answer is None or not answer.given:
        raise NothingAnswered
    at = _stamp(deps, answer)
    for part in answer.parts:
        if not part.gone:
            gone = replace(part, text="", revised_at=at, gone=True)
            await unit.answers.write(round_.channel.workspace, answer, gone)
    await _show(unit, round_)
    return withdrawn_notice()


async def _find(
    unit: Unit, deps: Deps, command: SubmitAnswer | WithdrawAnswer
) -> tuple[Round, Member, Answer | None]:
    round_ = await round_with(unit, command.actor.account.workspace, command.round)
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    return round_, member, await unit.answers.of_person(round_.id, member.id)


def _stamp(deps: Deps, answer: Answer) -> datetime:
    """The present, but never before the answer's last change: our clock may have stepped back since."""
    return max([deps.clock.now(), *(part.revised_at for part in answer.parts)])


def _check_open(deps: Deps, round_: Round, answer: Answer | None) -> None:
    if not round_.open:
        raise RoundClosed
    if not may_write(round_, answer, deps.clock.now()):
        raise AnswerStands


async def _show(unit: Unit, round_: Round) -> None:
    if round_.blind and round_.stage is Stage.ANSWERING:
        await put_card(unit, round_)
    await put_board(unit, round_)
