"""Which question comes next."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Schedule
from bot.domain.choosing import Wish, choose, coverage_by_topic
from bot.domain.questions import Filter, Kind, Question
from bot.domain.rounds import Asked
from bot.ids import QuestionId
from tests.factories import question

MONDAY = date(2026, 11, 23)
WISH = Wish(MONDAY, Schedule("UTC"), Filter(), seed=1)
TOPICS = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=2, unique=True).map(tuple)
LIBRARIES = st.lists(
    st.builds(
        lambda number, difficulty, topics: question(f"q{number}", difficulty=difficulty, topics=topics),
        st.integers(0, 30),
        st.integers(1, 5),
        TOPICS,
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda each: each.id,
)
COVERAGE = st.none() | st.floats(0, 1)
SEEDS = st.integers(0, 2**31 - 1)


def asked(*slugs: str, topics: tuple[str, ...] = ("z",)) -> list[Asked]:
    """So many past rounds, the first the longest ago, the last on Friday."""
    since = MONDAY - timedelta(days=2 + len(slugs))
    return [
        Asked(QuestionId(f"tests/{slug}"), topics, since + timedelta(days=number))
        for number, slug in enumerate(slugs)
    ]


def chosen(library: list[Question], history: list[Asked], wish: Wish = WISH) -> Question:
    choice = choose(library, history, wish)
    assert choice is not None
    return choice.question


@given(LIBRARIES, st.data(), SEEDS)
def test_a_new_question_while_there_is_one_and_then_the_least_recently_used(
    library: list[Question], data: st.DataObject, seed: int
) -> None:
    ids = st.sampled_from([each.id for each in library])
    used = data.draw(st.lists(ids, max_size=20))
    history = [Asked(each, (), MONDAY - timedelta(days=100 - day)) for day, each in enumerate(used)]
    choice = choose(library, history, replace(WISH, seed=seed))
    assert choice is not None
    fresh = {each.id for each in library} - set(used)
    if fresh:
        assert choice.question.id in fresh
    else:
        assert all(used[::-1].index(choice.question.id) >= used[::-1].index(each) for each in used)
    assert choice.repeat == (not fresh)
    assert choice.unused == max(len(fresh) - 1, 0)


@given(LIBRARIES, SEEDS, st.lists(COVERAGE, min_size=1, max_size=7))
def test_every_question_comes_once_before_any_comes_again(
    library: list[Question], seed: int, coverage: list[float | None]
) -> None:
    history: list[Asked] = []
    for day in range(3 * len(library)):
        wish = replace(WISH, on=MONDAY + timedelta(days=day), seed=seed)
        found = chosen(library, history, wish)
        history.append(Asked(found.id, found.topics, wish.on, coverage[day % len(coverage)]))
    laps = [history[at : at + len(library)] for at in range(0, len(history), len(library))]
    assert all({each.question for each in lap} == {each.id for each in library} for lap in laps)
    assert len({tuple(each.question for each in lap) for lap in laps[1:]}) == 1


@given(LIBRARIES, st.lists(st.tuples(TOPICS, COVERAGE), max_size=12), SEEDS, st.randoms())
def test_the_same_library_history_and_seed_give_the_same_choice_in_whatever_order_they_come(
    library: list[Question], past: list[tuple[tuple[str, ...], float | None]], seed: int, by: Random
) -> None:
    history = [
        Asked(QuestionId(f"old/{day}"), topics, MONDAY - timedelta(days=1 + day), covered)
        for day, (topics, covered) in enumerate(past)
    ]
    wish = replace(WISH, seed=seed)
    first = choose(library, history, wish)
    by.shuffle(library)
    by.shuffle(history)
    assert choose(library, history, wish) == first


def test_another_seed_may_choose_otherwise() -> None:
    library = [question(f"q{number}") for number in range(20)]
    assert len({chosen(library, [], replace(WISH, seed=seed)).id for seed in range(50)}) > 5


def test_an_empty_library_and_a_filter_that_matches_nothing() -> None:
    assert choose([], [], WISH) is None
    assert choose([question("a")], [], replace(WISH, filter=Filter(packs=("other",)))) is None


@pytest.mark.parametrize(
    ("rule", "admitted"),
    [
        (Filter(), True),
        (Filter(packs=("tests",)), True),
        (Filter(packs=("other",)), False),
        (Filter(topics=("caching", "security")), True),
        (Filter(topics=("security",)), False),
        (Filter(kinds=(Kind.TECHNICAL,)), True),
        (Filter(kinds=(Kind.DESIGN,)), False),
        (Filter(easiest=3, hardest=3), True),
        (Filter(easiest=4), False),
        (Filter(hardest=2), False),
    ],
)
def test_what_a_filter_lets_through(rule: Filter, *, admitted: bool) -> None:
    assert rule.admits(question("a", difficulty=3, topics=("caching",))) is admitted


def test_what_moderators_queued_comes_first_even_beside_the_filter() -> None:
    library = [question("a"), question("b", pack="other"), question("c")]
    wish = replace(WISH, filter=Filter(packs=("tests",)), queued=[QuestionId("other/b"), library[0].id])
    choice = choose(library, [], wish)
    assert choice is not None
    assert (choice.question, choice.unused) == (library[1], 2)
    assert choose(library[2:], [], wish) == choose(library[2:], [], replace(wish, queued=()))


def test_a_queued_question_that_the_track_has_had_waits_while_there_are_new_ones() -> None:
    library = [question("a"), question("b")]
    wish = replace(WISH, queued=[library[0].id])
    assert chosen(library, asked("a"), wish) == library[1]
    assert chosen(library, asked("a", "b", "b", "a"), wish) == library[0]


def test_a_question_taken_out_of_the_library_is_no_longer_asked() -> None:
    assert (
        chosen([question("b")], asked("a", "b"), replace(WISH, queued=[QuestionId("tests/a")])).id
        == "tests/b"
    )


@given(SEEDS)
def test_the_topic_the_team_covered_worst_comes_first(seed: int) -> None:
    library = [question(name, topics=(name,)) for name in ("good", "bad", "new")]
    covered = {"good": 0.9, "bad": 0.2}
    history = [
        Asked(QuestionId("old/1"), (name,), MONDAY - timedelta(days=90), covered[name]) for name in covered
    ]
    history += asked("x", "y", "z")
    wish = replace(WISH, seed=seed)
    assert chosen(library, history, wish).topics == ("bad",)
    assert chosen(library[::2], history, wish).topics == ("new",)


@given(SEEDS)
def test_a_topic_rests_for_three_rounds(seed: int) -> None:
    library = [question("a", topics=("weak",)), question("b", topics=("other",))]
    wish = replace(WISH, seed=seed)
    recent = [replace(each, coverage=0.1) for each in asked("x", "y", "z", topics=("weak",))]
    assert chosen(library, recent, wish).topics == ("other",)
    long_ago = [recent[0], *asked("u", "v", "w")]
    assert chosen(library, long_ago, wish).topics == ("weak",)


@given(SEEDS)
def test_difficulty_rises_through_the_week(seed: int) -> None:
    library = [question(f"q{level}", difficulty=level) for level in range(1, 6)]
    week = [
        chosen(library, [], replace(WISH, on=MONDAY + timedelta(days=day), seed=seed)).difficulty
        for day in range(5)
    ]
    assert week == [1, 2, 3, 4, 5]


def test_on_one_day_a_week_the_easiest_level_is_aimed_at() -> None:
    library = [question(f"q{level}", difficulty=level) for level in range(1, 6)]
    one_day = replace(WISH, schedule=Schedule("UTC", weekdays=(0,)), filter=Filter(easiest=2))
    assert chosen(library, [], one_day).difficulty == 2


@given(st.lists(st.tuples(TOPICS, COVERAGE), max_size=12))
def test_coverage_is_the_mean_of_what_was_judged(past: list[tuple[tuple[str, ...], float | None]]) -> None:
    found = coverage_by_topic([Asked(QuestionId("q"), topics, MONDAY, covered) for topics, covered in past])
    counts = Counter(topic for topics, covered in past if covered is not None for topic in topics)
    assert found.keys() == counts.keys()
    for topic, mean in found.items():
        total = sum(covered or 0 for topics, covered in past if topic in topics)
        assert mean == pytest.approx(total / counts[topic])
