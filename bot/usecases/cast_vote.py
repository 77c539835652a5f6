"""A vote for another's answer: by button or by 👍, the same vote."""

from datetime import datetime, timedelta

from bot.domain.answers import Answer
from bot.domain.refusals import Refusal
from bot.domain.rounds import Round
from bot.domain.voting import VOTES_PER_ROUND, Vote, check_reaction, check_vote
from bot.ids import AnswerId, PersonId
from bot.ports.unit import Unit
from bot.presenters.answers import name_of
from bot.presenters.voting import unvoted_notice, voted_notice
from bot.screens.screens import Screen
from bot.screens.text import UserText
from bot.usecases.commands import CastVote, React
from bot.usecases.deps import Deps
from bot.usecases.find import answer_with, round_of_thread

DOUBLE_CLICK = timedelta(seconds=1)
"""Two presses of one button within this are one: nobody votes and takes it back in a second."""


async def cast_vote(unit: Unit, deps: Deps, command: CastVote) -> Screen:
    """Vote for an answer, or take the vote back; raises what the voting rules refuse."""
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    round_, answer = await answer_with(unit, member.workspace, command.answer)
    given = await _given(unit, round_, member.id)
    check_vote(round_, answer, member.id, given)
    vote = Vote(member.id, answer.id)
    changed = await unit.votes.changed_at(Vote(member.id, answer.id))
    if changed is not None and now - changed < DOUBLE_CLICK:
        return await _voted(unit, round_, answer, given)
    if answer.id in given:
        await unit.votes.retract(round_.id, vote, now)
        return unvoted_notice(await _author(unit, round_, answer))
    await unit.votes.cast(round_.id, vote, now)
    return await _voted(unit, round_, answer, (*given, answer.id))


async def _voted(unit: Unit, round_: Round, answer: Answer, given: tuple[AnswerId, ...]) -> Screen:
    author = await _author(unit, round_, answer)
    return voted_notice(author, len(given)) if answer.id in given else unvoted_notice(author)


async def react(unit: Unit, deps: Deps, command: React) -> Screen | None:
    """Count a 👍 on an answer's message; on anything else it is just a 👍.

    A 👍 on a message that has not come yet is kept until it does. Raises what the voting rules refuse.
    """
    round_ = await _round_of(unit, command)
    if round_ is None or not round_.open:
        return None
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    answer = await unit.answers.by_message(round_.id, command.message)
    if answer is None:
        await unit.votes.await_answer(
            member.workspace, round_.id, command.message, member.id, command.at, on=command.on
        )
        return None
    if command.on:
        check_reaction(round_, answer, member.id, await _given(unit, round_, member.id))
    await _record(unit, round_, Vote(member.id, answer.id), command.at, on=command.on)
    return None


async def _round_of(unit: Unit, command: React) -> Round | None:
    """The round of the thread; where that is not known, the one that the channel's track has open."""
    if command.thread is not None:
        return await round_of_thread(unit, command.channel, command.thread)
    track = await unit.tracks.in_channel(command.channel)
    return await unit.rounds.latest(track.id) if track is not None else None


async def apply_kept_reactions(unit: Unit, round_: Round, message: str) -> None:
    """Count every 👍 that came before its message, as far as the rules allow it."""
    kept = await unit.votes.awaiting(round_.id, message)
    answer = await unit.answers.by_message(round_.id, message) if kept else None
    if answer is None:
        return
    for voter, at, on in kept:
        try:
            check_reaction(round_, answer, voter, await _given(unit, round_, voter))
        except Refusal:
            continue
        await _record(unit, round_, Vote(voter, answer.id), at, on=on)


async def _given(unit: Unit, round_: Round, voter: PersonId) -> tuple[AnswerId, ...]:
    """The answers somebody votes for; a vote for one that was taken back since is free again."""
    given = await unit.votes.given(round_.id, voter)
    if len(given) < VOTES_PER_ROUND:
        return given
    standing = {answer.id for answer in await unit.answers.of_round(round_.id) if answer.given}
    return tuple(answer for answer in given if answer in standing)


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
