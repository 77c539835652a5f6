"""What is written in a round's thread becomes an answer: several messages, edits and deletions."""

from bot.domain.answers import FORM, Answer, Part, may_write
from bot.domain.rounds import Round, Stage
from bot.ids import AnswerId, round_slot
from bot.ports.place import InThread
from bot.ports.unit import Unit
from bot.presenters.answers import blind_notice, unread_notice, wordless_notice
from bot.screens.screens import Recorded, Screen
from bot.usecases.cast_vote import apply_kept_reactions
from bot.usecases.commands import DeleteMessage, SweepThread, WriteMessage
from bot.usecases.deps import Deps
from bot.usecases.find import round_of_thread
from bot.usecases.post_round import put_board, question_slot
from bot.usecases.settle_round import settle_arrival


async def write_message(  # noqa: PLR0911 - early returns
    unit: Unit, deps: Deps, command: WriteMessage
) -> Screen | None:
    """Store a message of a thread as a part of its writer's answer; ✅ if it was, None if it is talk.

    A file without a word is no answer, and its sender is told. Where we may not read, the form is offered.
    """
    round_ = await round_of_thread(unit, command.channel, command.thread)
    if round_ is None:
        return None
    if command.unread:
        await _offer_form(unit, round_)
        return None
    wordless = not command.text.raw.strip()
    if wordless and not command.attached:
        return None
    if round_.blind:
        return blind_notice(round_) if round_.stage is Stage.ANSWERING else None
    if wordless:
        return wordless_notice(round_) if round_.stage is Stage.ANSWERING else None
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    answer = await unit.answers.of_person(round_.id, member.id)
    if not may_write(round_, answer, command.revised_at):
        return None
    if answer is None:
        answer = Answer(AnswerId(deps.dice.new_id()), round_.id, member.id)
    part = Part(command.message, command.text.raw, command.written_at, command.revised_at)
    stored = await unit.answers.write(round_.channel.workspace, answer, part)
    await apply_kept_reactions(unit, round_, command.message)
    if not stored:
        return await _again(unit, round_, command)
    await put_board(unit, round_)
    if round_.stage is Stage.CLOSED:
        await settle_arrival(unit, deps, round_, answer.person)
    return Recorded()


async def _offer_form(unit: Unit, round_: Round) -> None:
    """Say in the thread, once a round, that words there are not read, and where an answer goes."""
    if round_.stage is Stage.ANSWERING:
        place = InThread(round_.channel, question_slot(round_))
        await unit.wall.put(round_slot(round_.id, "form"), place, unread_notice(round_))


async def _again(unit: Unit, round_: Round, command: WriteMessage) -> Screen | None:
    """What a message shows that is stored already: its ✅ may be missing."""
    answer = await unit.answers.by_message(round_.id, command.message)
    return Recorded() if answer is not None and _stands(answer, command.message) else None


def _stands(answer: Answer, message: str) -> bool:
    return any(part.message == message for part in answer.standing)


async def is_recorded(unit: Unit, command: WriteMessage) -> bool:
    """Whether the message stands as a part of an answer."""
    round_ = await round_of_thread(unit, command.channel, command.thread)
    answer = await unit.answers.by_message(round_.id, command.message) if round_ is not None else None
    return answer is not None and _stands(answer, command.message)


async def delete_message(unit: Unit, command: DeleteMessage) -> None:
    """Take a deleted message's words away, whatever the stage: they are the writer's."""
    round_ = await round_of_thread(unit, command.channel, command.thread)
    if round_ is None or command.message == FORM:
        return
    answer = await unit.answers.by_message(round_.id, command.message)
    gone = Part(command.message, "", command.at, command.at, gone=True)
    if answer is None:
        await unit.answers.bury(round_.channel.workspace, round_.id, gone)
        return
    await unit.answers.write(round_.channel.workspace, answer, gone)
    await put_board(unit, round_)


async def sweep_thread(unit: Unit, deps: Deps, command: SweepThread) -> None:
    """Take away the words of messages that were deleted while nothing was heard of the thread."""
    round_ = await round_of_thread(unit, command.channel, command.thread)
    if round_ is None:
        return
    for answer in await unit.answers.of_round(round_.id):
        for part in answer.parts:
            known = part.gone or part.message == FORM or part.message in command.present
            if not known and part.written_at < command.until:
                now = deps.clock.now()
                gone = DeleteMessage(command.channel, command.thread, part.message, now)
                await delete_message(unit, gone)
