"""A vote for another's answer: by button or by 👍, the same vote."""

from datetime import datetime

from bot.domain.answers import Answer
from bot.domain.refusals import Refusal
from bot.domain.rounds import Round
from bot.domain.voting import Vote, check_vote
from bot.ports.unit import Unit
from bot.presenters.answers import name_of
from bot.presenters.voting import unvoted_notice, voted_notice
from bot.screens.screens import Screen
from bot.screens.text import UserText
from bot.usecases.commands import CastVote, React
from bot.usecases.deps import Deps
from bot.usecases.find import answer_with, round_of_thread


async def cast_vote(unit: Unit, deps: Deps, command: CastVote) -> Screen:
    """Vote for an answer, or take the vote back; raises what the voting rules refuse."""
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    round_, answer = await answer_with(unit, member.workspace, command.answer)
    given = await unit.votes.given(round_.id, member.id)
    check_vote(round_, answer, member.id, given)
    vote = Vote(member.id, answer.id)
    if answer.id in given:
        await unit.votes.retract(round_.id, vote, now)
        return unvoted_notice(await _author(unit, round_, answer))
    await unit.votes.cast(round_.id, vote, now)
    return voted_notice(await _author(unit, round_, answer), len(given) + 1)


async def react(unit: Unit, deps: Deps, command: React) -> Screen | None:
    """Count a 👍 on an answer's message; on anything else it is just a 👍.

    A 👍 on a message that has not come yet is kept until it does. Raises what the voting rules refuse.
    """
    round_ = await round_of_thread(unit, command.channel, command.thread)
    if round_ is None or not round_.open:
        return None
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    answer = await unit.answers.by_message(round_.id, command.message)
    if answer is None:
        await unit.votes.await_answer(
            member.workspace, round_.id, command.message, member.id, command.at, on=command.on
        )
        return None
    vote = Vote(member.id, answer.id)
    if command.on and answer.given:
        check_vote(round_, answer, member.id, await unit.votes.given(round_.id, member.id))
    await _record(unit, round_, vote, command.at, on=command.on)
    return None


async def apply_reaction(unit: Unit, round_: Round, vote: Vote, at: datetime, *, on: bool) -> None:
    """Count a 👍 that came before its answer, if the rules allow it."""
    answer = await unit.answers.get(round_.channel.workspace, vote.answer)
    if answer is None:
        return
    try:
        check_vote(round_, answer, vote.voter, await unit.votes.given(round_.id, vote.voter))
    except Refusal:
        return
    await _record(unit, round_, vote, at, on=on)


async def _record(unit: Unit, round_: Round, vote: Vote, at: datetime, *, on: bool) -> None:
    """Let the newest of several deliveries win, whatever their order."""
    changed = await unit.votes.changed_at(vote)
    if changed is not None and changed >= at:
        return
    await (unit.votes.cast if on else unit.votes.retract)(round_.id, vote, at)


async def _author(unit: Unit, round_: Round, answer: Answer) -> UserText | None:
    if round_.anonymous:
        return None
    return name_of(await unit.people.names(round_.channel.workspace, [answer.person]), answer.person)
