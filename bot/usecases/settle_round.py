"""Entering what a closed round earned: streaks first, then the points that follow from them."""

from bot.domain.answers import Answer
from bot.domain.points import settle
from bot.domain.rounds import Round
from bot.domain.streaks import Streak, extended
from bot.ids import PersonId
from bot.ports.unit import Unit
from bot.usecases.deps import Deps


async def settle_round(unit: Unit, deps: Deps, round_: Round, answers: tuple[Answer, ...]) -> None:
    """Enter the points of a round and extend the streaks of those who answered."""
    streaks = await _extend(unit, round_, {answer.person for answer in answers if answer.given})
    workspace = round_.channel.workspace
    votes = await unit.votes.of_round(round_.id)
    lengths = {person: streak.length for person, streak in streaks.items()}
    entries = settle(round_, answers, votes, lengths, await unit.workspaces.policy(workspace))
    await unit.ledger.enter(workspace, entries, deps.clock.now())


async def settle_arrival(unit: Unit, deps: Deps, round_: Round, person: PersonId) -> None:
    """Enter what an answer earns that was written in time and delivered only after the close."""
    answer = await unit.answers.of_person(round_.id, person)
    if answer is not None:
        await settle_round(unit, deps, round_, (answer,))


async def _extend(unit: Unit, round_: Round, people: set[PersonId]) -> dict[PersonId, Streak]:
    """Count the round into everybody's streak, with one query for all."""
    before = await unit.streaks.of(round_.track, people)
    away = await unit.streaks.away(round_.channel.workspace, people)
    since = min((streak.through for streak in before.values()), default=round_.number)
    between = await unit.rounds.numbers(round_.track, since)
    after = {
        person: extended(before.get(person), round_.number, between, away.get(person, ()))
        for person in people
    }
    await unit.streaks.save(round_.channel.workspace, round_.track, after)
    return after
