"""Who may vote for what, and how votes are counted."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import FORM, Answer
from bot.domain.refusals import (
    AnswerGone,
    LateAnswer,
    NotYetRevealed,
    OwnAnswer,
    Refusal,
    RoundClosed,
    VotesSpent,
)
from bot.domain.rounds import Round, cancelled
from bot.domain.voting import VOTES_PER_ROUND, Vote, best, check_vote, tally
from bot.ids import AnswerId, PersonId
from tests.domain.given import ANA, ASKED, BEN, PEOPLE, answer, answering, form, late, over, part, shown

EMPTY = answer(ANA, replace(part("a", 1), gone=True))


@pytest.mark.parametrize(
    ("round_", "votes_for", "voter", "refusal"),
    [
        (over(), answer(ANA), BEN, RoundClosed),
        (cancelled(answering(), ASKED), answer(ANA), BEN, RoundClosed),
        (shown(), EMPTY, BEN, AnswerGone),
        (shown(), answer(ANA), ANA, OwnAnswer),
        (answering(), answer(ANA), ANA, OwnAnswer),
        (answering(), form(ANA), BEN, NotYetRevealed),
        (answering(blind=True), answer(ANA), BEN, NotYetRevealed),
        (shown(), late(ANA), BEN, LateAnswer),
    ],
)
def test_what_nobody_may_vote_for(
    round_: Round, votes_for: Answer, voter: PersonId, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        check_vote(round_, votes_for, voter, ())


def test_a_vote_counts_from_the_moment_its_answer_can_be_seen() -> None:
    check_vote(answering(), answer(ANA), BEN, ())
    check_vote(shown(), form(ANA), BEN, ())
    check_vote(shown(), answer(ANA, part(FORM, 5), part("after", 250)), BEN, ())


def test_three_votes_a_round() -> None:
    given_to = [answer(person).id for person in PEOPLE[2:5]]
    check_vote(shown(), answer(ANA), BEN, given_to[:2])
    check_vote(shown(), answer(ANA), BEN, [*given_to[:2], answer(ANA).id])
    with pytest.raises(VotesSpent) as refused:
        check_vote(shown(), answer(ANA), BEN, given_to)
    assert refused.value.limit == VOTES_PER_ROUND == 3


VOTES = st.lists(
    st.builds(Vote, st.sampled_from(PEOPLE), st.sampled_from([answer(person).id for person in PEOPLE])),
    max_size=30,
)


@given(VOTES, st.randoms())
def test_a_second_vote_for_the_same_answer_and_the_order_of_votes_change_nothing(
    votes: list[Vote], by: Random
) -> None:
    answers = [answer(person) for person in PEOPLE]
    again = votes * 2
    by.shuffle(again)
    assert tally(answers, votes) == tally(answers, again)


@given(VOTES)
def test_nobody_counts_for_themselves_even_if_two_accounts_turn_out_to_be_one_person(
    votes: list[Vote],
) -> None:
    counts = tally([answer(person) for person in PEOPLE], votes)
    for person in PEOPLE:
        mine = answer(person).id
        others = {vote.voter for vote in votes if vote.answer == mine} - {person}
        assert counts[mine] == len(others)


def test_a_vote_for_an_answer_that_is_not_there_counts_nothing() -> None:
    assert tally([answer(ANA)], [Vote(BEN, AnswerId("nowhere"))]) == {answer(ANA).id: 0}


@given(st.dictionaries(st.sampled_from([answer(person).id for person in PEOPLE]), st.integers(0, 4)))
def test_in_a_tie_each_is_best_and_without_votes_none(counts: dict[AnswerId, int]) -> None:
    winners = best(counts)
    assert all(counts[each] > 0 for each in winners)
    assert all(
        count < max(counts.values()) or not count for each, count in counts.items() if each not in winners
    )
    assert bool(winners) == any(counts.values())
    assert len({counts[each] for each in winners}) <= 1
