"""What a closed round earns, and that the ledger summed in any order is the board."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Answer
from bot.domain.points import Entry, Policy, Reason, settle
from bot.domain.refusals import OwnAnswer, VotesSpent
from bot.domain.standings import ranked, totals
from bot.domain.voting import VOTES_PER_ROUND, Vote, check_vote
from bot.ids import PersonId, RoundId
from tests.domain.given import ANA, BEN, CEM, DOT, ELI, PEOPLE, answer, late, over, part, shown

IDS = tuple(answer(person).id for person in PEOPLE)
NO_STREAK: Mapping[PersonId, int] = {}
ANSWERS = st.sets(st.sampled_from(PEOPLE)).map(lambda people: tuple(answer(each) for each in sorted(people)))
VOTES = st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(IDS)), max_size=18).map(
    lambda pairs: tuple(Vote(voter, target) for voter, target in sorted(pairs) if target != f"of-{voter}")
)
STREAKS = st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 30))
ENTRIES = st.lists(
    st.builds(
        Entry,
        st.sampled_from([RoundId("r1"), RoundId("r2"), RoundId("r3")]),
        st.just(over().track),
        st.sampled_from(PEOPLE),
        st.sampled_from(Reason),
        st.integers(1, 40),
        st.just(over().local_date),
    ),
    unique_by=lambda entry: (entry.round, entry.person, entry.reason),
)


def earned(entries: tuple[Entry, ...], person: PersonId) -> dict[Reason, int]:
    return {entry.reason: entry.amount for entry in entries if entry.person == person}


def test_a_round_as_it_is_meant() -> None:
    answers = (answer(ANA), answer(BEN), late(CEM))
    votes = (Vote(BEN, IDS[0]), Vote(CEM, IDS[0]), Vote(DOT, IDS[0]), Vote(DOT, IDS[1]))
    entries = settle(over(), answers, votes, {ANA: 4, BEN: 1, CEM: 9}, Policy())
    assert earned(entries, ANA) == {Reason.ANSWER: 10, Reason.VOTES: 15, Reason.BEST: 15, Reason.STREAK: 4}
    assert earned(entries, BEN) == {
        Reason.ANSWER: 10,
        Reason.VOTES: 5,
        Reason.VOTED: 2,
        Reason.STREAK: 1,
    }
    assert earned(entries, CEM) == {Reason.VOTED: 2}
    assert earned(entries, DOT) == {Reason.VOTED: 2}


def test_in_a_tie_each_is_best() -> None:
    entries = settle(
        over(), (answer(ANA), answer(BEN)), (Vote(CEM, IDS[0]), Vote(DOT, IDS[1])), NO_STREAK, Policy()
    )
    assert [earned(entries, person)[Reason.BEST] for person in (ANA, BEN)] == [15, 15]


def test_an_answer_deleted_after_it_won_earns_nothing_and_the_next_is_best() -> None:
    gone = answer(ANA, replace(part("a", 5), gone=True))
    votes = (Vote(CEM, IDS[0]), Vote(DOT, IDS[0]), Vote(DOT, IDS[1]))
    entries = settle(over(), (gone, answer(BEN)), votes, NO_STREAK, Policy())
    assert earned(entries, ANA) == {}
    assert Reason.BEST in earned(entries, BEN)
    assert earned(entries, CEM) == {Reason.VOTED: 2}


def test_a_vote_for_oneself_by_an_account_joined_later_earns_nothing() -> None:
    entries = settle(over(), (answer(ANA),), (Vote(ANA, IDS[0]),), NO_STREAK, Policy())
    assert earned(entries, ANA) == {Reason.ANSWER: 10}


@pytest.mark.parametrize(("votes", "points"), [(1, 5), (7, 35), (8, 40), (9, 40), (50, 40)])
def test_votes_earn_up_to_a_cap(votes: int, points: int) -> None:
    cast = [Vote(PersonId(f"p{number}"), IDS[0]) for number in range(votes)]
    assert earned(settle(over(), (answer(ANA),), cast, NO_STREAK, Policy()), ANA)[Reason.VOTES] == points


@pytest.mark.parametrize(("length", "points"), [(1, 1), (10, 10), (11, 10), (400, 10)])
def test_a_streak_earns_up_to_a_cap(length: int, points: int) -> None:
    entries = settle(over(), (answer(ANA),), (), {ANA: length}, Policy())
    assert earned(entries, ANA)[Reason.STREAK] == points


def test_a_workspace_can_change_each_number() -> None:
    policy = Policy(answer=1, vote=2, votes_cap=3, best=4, voted=5, streak=6, streak_cap=7)
    votes = (Vote(BEN, IDS[0]), Vote(CEM, IDS[0]))
    entries = settle(over(), (answer(ANA),), votes, {ANA: 2}, policy)
    assert earned(entries, ANA) == {Reason.ANSWER: 1, Reason.VOTES: 3, Reason.BEST: 4, Reason.STREAK: 7}
    assert earned(entries, BEN) == {Reason.VOTED: 5}


def test_where_something_earns_nothing_there_is_no_entry() -> None:
    assert settle(over(), (answer(ANA),), (), {ANA: 3}, Policy(answer=0, streak=0)) == ()


@given(ANSWERS, VOTES, STREAKS, st.randoms())
def test_the_same_round_always_gives_the_same_entries(
    answers: tuple[Answer, ...], votes: tuple[Vote, ...], streaks: dict[PersonId, int], by: Random
) -> None:
    once = settle(over(), answers, votes, streaks, Policy())
    again = [by.sample(each, len(each)) for each in (list(answers), list(votes) * 2)]
    twice = settle(over(), again[0], again[1], streaks, Policy())  # type: ignore[arg-type]
    assert set(once) == set(twice)
    assert len(once) == len(twice) == len({(entry.person, entry.reason) for entry in once})


PRESSES = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=30)


def after(presses: list[tuple[PersonId, PersonId]], answers: dict[PersonId, Answer]) -> list[Vote]:
    """The votes that stand after buttons were pressed: once casts a vote, once more takes it back."""
    standing: list[Vote] = []
    for voter, author in presses:
        vote = Vote(voter, answers[author].id)
        mine = [each.answer for each in standing if each.voter == voter]
        if vote in standing:
            standing.remove(vote)
        elif author != voter and len(mine) < VOTES_PER_ROUND:
            check_vote(shown(), answers[author], voter, mine)
            standing.append(vote)
        else:
            with pytest.raises((OwnAnswer, VotesSpent)):
                check_vote(shown(), answers[author], voter, mine)
    return standing


@given(PRESSES, st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.integers(0, 30))
def test_a_vote_taken_back_leaves_no_trace(
    presses: list[tuple[PersonId, PersonId]], voter: PersonId, author: PersonId, when: int
) -> None:
    answers = {person: answer(person) for person in PEOPLE}
    twice = [*presses[:when], (voter, author), (voter, author), *presses[when:]]
    with_it, without = (
        settle(over(), answers.values(), after(each, answers), NO_STREAK, Policy())
        for each in (twice, presses)
    )
    assert set(with_it) == set(without)


@given(ANSWERS, VOTES, STREAKS)
def test_points_follow_from_their_reasons(
    answers: tuple[Answer, ...], votes: tuple[Vote, ...], streaks: dict[PersonId, int]
) -> None:
    entries = settle(over(), answers, votes, streaks, Policy())
    wrote = {each.person for each in answers}
    for entry in entries:
        assert entry.amount > 0
        assert entry.reason is Reason.VOTED or entry.person in wrote
        assert entry.on == over().local_date
    assert {entry.person for entry in entries if entry.reason is Reason.VOTED} == {
        vote.voter for vote in votes
    }


@given(ENTRIES, st.randoms())
def test_the_ledger_summed_in_any_order_and_with_repeats_is_the_board(
    entries: list[Entry], by: Random
) -> None:
    board: Counter[PersonId] = Counter()
    for entry in entries:
        board[entry.person] += entry.amount
    told = entries + by.choices(entries, k=len(entries)) if entries else []
    by.shuffle(told)
    assert totals(told) == board
    assert ranked(totals(told).items()) == ranked(board.items())


def test_a_late_answer_earns_nothing_even_if_it_is_alone() -> None:
    assert settle(over(), (late(ELI),), (Vote(ANA, IDS[4]),), {ELI: 3}, Policy()) == (
        Entry(over().id, over().track, ANA, Reason.VOTED, 2, over().local_date),
    )
