"""Who may vote for what: never oneself, at most three answers a round, from sight until the close."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.domain.answers import Answer
from bot.domain.refusals import (
    AnswerGone,
    LateAnswer,
    NotYetRevealed,
    OwnAnswer,
    RoundClosed,
    VotesSpent,
)
from bot.domain.rounds import Round, Stage
from bot.ids import AnswerId, PersonId

VOTES_PER_ROUND = 3
"""How many answers one person may vote for in a round."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's vote for another's answer."""

    voter: PersonId
    answer: AnswerId


def check_vote(round_: Round, answer: Answer, voter: PersonId, given: Collection[AnswerId]) -> None:
    """Pass if `voter`, who already votes for the answers `given` in this round, may vote for the answer.

    Raises RoundClosed, AnswerGone, OwnAnswer, NotYetRevealed, LateAnswer or VotesSpent.
    """
    if round_.open and not answer.given:
        raise AnswerGone
    if round_.stage is Stage.ANSWERING and answer.person != voter and not answer.in_thread:
        raise NotYetRevealed
    check_reaction(round_, answer, voter, given)


def check_reaction(round_: Round, answer: Answer, voter: PersonId, given: Collection[AnswerId]) -> None:
    """Pass if a 👍 on a message of the answer is a vote; it can be seen, or nobody could have set it.

    Whether the answer still stands is left to the close, so that a deletion which overtakes a 👍, or the
    other way round, comes to the same.

    Raises RoundClosed, OwnAnswer, NotYetRevealed, LateAnswer or VotesSpent.
    """
    if not round_.open:
        raise RoundClosed
    if answer.person == voter:
        raise OwnAnswer
    if round_.stage is Stage.ANSWERING and round_.blind:
        raise NotYetRevealed
    if answer.late(round_):
        raise LateAnswer
    if len(set(given) - {answer.id}) >= VOTES_PER_ROUND:
        raise VotesSpent(VOTES_PER_ROUND)


def tally(answers: Iterable[Answer], votes: Iterable[Vote]) -> dict[AnswerId, int]:
    """How many votes each answer has; a second vote of the same person for the same answer adds nothing.

    Nor does a vote for oneself, which can be there if two accounts turned out to be one person later.
    """
    authors = {answer.id: answer.person for answer in answers}
    distinct = {(vote.voter, vote.answer) for vote in votes}
    counts = dict.fromkeys(authors, 0)
    for voter, answer_id in distinct:
        if answer_id in counts and voter != authors[answer_id]:
            counts[answer_id] += 1
    return counts


def best(counts: dict[AnswerId, int]) -> frozenset[AnswerId]:
    """The answers with the most votes: in a tie each of them, without any vote none."""
    top = max(counts.values(), default=0)
    return frozenset(answer for answer, count in counts.items() if top and count == top)
