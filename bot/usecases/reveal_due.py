"""The reveal: the interviewer's side goes into the thread, never before the question was seen."""

from datetime import timedelta

from bot.domain.refusals import AlreadyRevealed, NoRoundHere
from bot.domain.rounds import Round, Stage, postponed, revealed
from bot.ports.audit import AuditEntry
from bot.ports.unit import Unit
from bot.presenters.notices import revealed_notice
from bot.screens.screens import Screen
from bot.usecases.commands import RevealNow
from bot.usecases.deps import Deps, require_moderator
from bot.usecases.find import track_in
from bot.usecases.post_round import put_board, put_card, put_reveal, question_slot

TOLERANCE = timedelta(minutes=1)
"""A question seen this much later than it was asked still keeps the reveal's announced time."""


async def reveal_due(deps: Deps, due: Round) -> None:
    """Reveal a round whose time has come, counted from when its question was really seen."""
    async with deps.store.unit() as unit:
        round_ = await unit.rounds.get(due.channel.workspace, due.id)
        if round_ is None or round_.stage is not Stage.ANSWERING:
            return
        seen = await unit.wall.shown_at(round_.channel.workspace, question_slot(round_))
        if seen is None:
            return
        if seen - round_.asked_at > TOLERANCE:
            round_ = postponed(round_, seen)
            await unit.rounds.save(round_)
        if round_.reveal_at > deps.clock.now():
            await put_card(unit, round_)
            return
        await reveal(unit, deps, round_)


async def reveal(unit: Unit, deps: Deps, round_: Round) -> Round:
    """Turn the round over: stage, reveal and board in one unit."""
    turned = revealed(round_, deps.clock.now())
    await unit.rounds.save(turned)
    await put_reveal(unit, turned)
    await put_board(unit, turned)
    await put_card(unit, turned)
    return turned


async def reveal_now(unit: Unit, deps: Deps, command: RevealNow) -> Screen:
    """Reveal the running round; raises NotModerator, NoTrackHere, NoRoundHere or AlreadyRevealed."""
    require_moderator(command.actor)
    track = await track_in(unit, command.channel)
    latest = await unit.rounds.latest(track.id)
    round_ = await unit.rounds.get(track.channel.workspace, latest.id) if latest else None
    if round_ is None or not round_.open:
        raise NoRoundHere
    if round_.stage is Stage.REVEALED:
        raise AlreadyRevealed
    await reveal(unit, deps, round_)
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    await unit.audit.add(member.workspace, AuditEntry(now, member.id, "reveal", round_.id))
    return revealed_notice()
