"""The close: votes are counted, points entered, the board edited once more."""

from bot.domain.answers import Answer
from bot.domain.rounds import Round, Stage, closed
from bot.domain.voting import Vote
from bot.ports.unit import Unit
from bot.usecases.deps import Deps
from bot.usecases.post_round import put_board, put_card, question_slot
from bot.usecases.reveal_due import reveal
from bot.usecases.settle_round import settle_round


async def close_due(deps: Deps, due: Round) -> None:
    """Close a revealed round; how well the team covered the key points is judged first, outside the unit."""
    coverage = await _coverage(deps, due)
    async with deps.store.unit() as unit:
        round_ = await unit.rounds.get(due.channel.workspace, due.id)
        if round_ is None or round_.stage is not Stage.REVEALED:
            return
        await _drop_departed(unit, deps, round_)
        done = closed(round_, deps.clock.now(), coverage)
        await unit.rounds.save(done)
        await settle_round(unit, deps, done, await unit.answers.of_round(done.id))
        await unit.votes.tidy(done.id)
        await put_board(unit, done)
        await put_card(unit, done)


async def finish_round(deps: Deps, running: Round) -> None:
    """Reveal and close a round before its time, unless nobody has seen its question."""
    async with deps.store.unit() as unit:
        round_ = await unit.rounds.get(running.channel.workspace, running.id)
        if round_ is None or not round_.open:
            return
        if await unit.wall.shown_at(round_.channel.workspace, question_slot(round_)) is None:
            return
        if round_.stage is Stage.ANSWERING:
            round_ = await reveal(unit, deps, round_)
    await close_due(deps, round_)


async def _coverage(deps: Deps, round_: Round) -> float | None:
    """The mean share of the rubric that the answers in time covered, None if none could be judged."""
    async with deps.store.glance() as unit:
        answers = await unit.answers.of_round(round_.id)
    shares = [share for answer in answers if (share := await _share(deps, round_, answer)) is not None]
    return sum(shares) / len(shares) if shares else None


async def _share(deps: Deps, round_: Round, answer: Answer) -> float | None:
    if not answer.given or answer.late(round_):
        return None
    return (await deps.judge.judge(round_.question, answer.text)).share


async def _drop_departed(unit: Unit, deps: Deps, round_: Round) -> None:
    """Take back the votes of people who left before the close."""
    votes = await unit.votes.of_round(round_.id)
    gone = await unit.people.gone(round_.channel.workspace, {vote.voter for vote in votes})
    for vote in votes:
        if vote.voter in gone:
            await unit.votes.retract(round_.id, Vote(vote.voter, vote.answer), deps.clock.now())
