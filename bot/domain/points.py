"""Why somebody has the points they have: one immutable entry per reason, derived from a closed round."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.answers import Answer
from bot.domain.rounds import Round
from bot.domain.voting import Vote, best, tally
from bot.ids import PersonId, RoundId, TrackId


class Reason(StrEnum):
    """What points are given for."""

    ANSWER = "answer"
    VOTES = "votes"
    BEST = "best"
    VOTED = "voted"
    STREAK = "streak"


@dataclass(frozen=True, slots=True)
class Policy:
    """How many points each thing earns; a workspace can change each number."""

    answer: int = 10
    vote: int = 5
    votes_cap: int = 40
    best: int = 15
    voted: int = 2
    streak: int = 1
    streak_cap: int = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """Points a person has for one reason in one round; round, person and reason are its key.

    `on` is the round's local date, which decides the week and the season it counts in.
    """

    round: RoundId
    track: TrackId
    person: PersonId
    reason: Reason
    amount: int
    on: date


def settle(
    round_: Round,
    answers: Iterable[Answer],
    votes: Iterable[Vote],
    streaks: Mapping[PersonId, int],
    policy: Policy,
) -> tuple[Entry, ...]:
    """All entries of a round at its close; the same round always gives the same entries.

    Only answers given in time earn; a late one keeps the streak and earns nothing. `streaks` is the
    length of each answerer's streak with this round counted in.
    """
    answers, votes = tuple(answers), tuple(votes)
    in_time = [answer for answer in answers if answer.given and not answer.late(round_)]
    counts = tally(in_time, votes)
    winners = best(counts)
    own = {(answer.person, answer.id) for answer in answers}
    voters = {vote.voter for vote in votes if (vote.voter, vote.answer) not in own}
    amounts: list[tuple[PersonId, Reason, int]] = [
        (voter, Reason.VOTED, policy.voted) for voter in sorted(voters)
    ]
    for answer in in_time:
        streak = min(streaks.get(answer.person, 0) * policy.streak, policy.streak_cap)
        amounts += [
            (answer.person, Reason.ANSWER, policy.answer),
            (answer.person, Reason.VOTES, min(counts[answer.id] * policy.vote, policy.votes_cap)),
            (answer.person, Reason.BEST, policy.best if answer.id in winners else 0),
            (answer.person, Reason.STREAK, streak),
        ]
    return tuple(
        Entry(round_.id, round_.track, person, reason, amount, round_.local_date)
        for person, reason, amount in amounts
        if amount
    )
