"""A message that its writer points at becomes part of their answer, where messages cannot be read by us."""

from datetime import datetime

from bot.domain.answers import Answer, Part, may_write
from bot.domain.refusals import AnswerStands, BlindTrack, EmptyAnswer, NoRoundHere, NotYours, RoundClosed
from bot.domain.rounds import Round
from bot.ids import AnswerId
from bot.ports.unit import Unit
from bot.presenters.answers import stored_notice
from bot.screens.screens import Screen
from bot.usecases.cast_vote import apply_kept_reactions
from bot.usecases.commands import SubmitMessage
from bot.usecases.deps import Deps
from bot.usecases.find import round_of_thread
from bot.usecases.post_round import put_board


async def submit_message(unit: Unit, deps: Deps, command: SubmitMessage) -> Screen:
    """Store the message as its writer's words.

    Raises NoRoundHere, NotYours, BlindTrack, EmptyAnswer, RoundClosed or AnswerStands.
    """
    round_ = await _round(unit, command)
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    answer = await unit.answers.of_person(round_.id, member.id)
    if not round_.open:
        raise RoundClosed
    if not may_write(round_, answer, command.revised_at):
        raise AnswerStands
    answer = answer or Answer(AnswerId(deps.dice.new_id()), round_.id, member.id)
    part = Part(command.message, command.text.raw, _begun(round_, command), command.revised_at)
    await unit.answers.write(round_.channel.workspace, answer, part)
    await apply_kept_reactions(unit, round_, command.message)
    await put_board(unit, round_)
    return stored_notice(round_)


def _begun(round_: Round, command: SubmitMessage) -> datetime:
    """When the words were written: those that changed after the reveal came after it."""
    changed_late = round_.revealed_at is not None and command.revised_at >= round_.revealed_at
    return command.revised_at if changed_late else command.written_at


async def _round(unit: Unit, command: SubmitMessage) -> Round:
    round_ = await round_of_thread(unit, command.channel, command.thread)
    if round_ is None:
        raise NoRoundHere
    if command.author != command.actor.account.id:
        raise NotYours
    if round_.blind:
        raise BlindTrack
    if not command.text.raw.strip():
        raise EmptyAnswer
    return round_
