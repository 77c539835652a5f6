"""Entering what a closed round earned: streaks first, then the points that follow from them."""

from collections.abc import Mapping

from bot.domain.answers import Answer
from bot.domain.points import Entry, settle
from bot.domain.rounds import Round
from bot.domain.streaks import Streak, extended
from bot.ids import PersonId
from bot.ports.unit import Unit
from bot.usecases.deps import Deps


async def settle_round(unit: Unit, deps: Deps, round_: Round, answers: tuple[Answer, ...]) -> None:
    """Enter the points of a round and extend the streaks of those who answered."""
    streaks = await _extend(unit, round_, {answer.person for answer in answers if answer.given})
    entries = await _entries(unit, round_, answers, streaks)
    await unit.ledger.enter(round_.channel.workspace, entries, deps.clock.now())


async def settle_arrival(unit: Unit, deps: Deps, round_: Round, person: PersonId) -> None:
    """Enter what an answer earns that was written in time and delivered only after the close.

    What others have stays as it was entered, even where the round would now be settled otherwise.
    """
    answers = await unit.answers.of_round(round_.id)
    streaks = await _extend(unit, round_, {person})
    entries = await _entries(unit, round_, answers, streaks)
    own = tuple(entry for entry in entries if entry.person == person)
    await unit.ledger.enter(round_.channel.workspace, own, deps.clock.now())


async def _entries(
    unit: Unit, round_: Round, answers: tuple[Answer, ...], streaks: Mapping[PersonId, Streak]
) -> tuple[Entry, ...]:
    votes = await unit.votes.of_round(round_.id)
    policy = await unit.workspaces.policy(round_.channel.workspace)
    return settle(round_, answers, votes, {person: each.length for person, each in streaks.items()}, policy)


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
