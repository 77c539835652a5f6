"""The stages of an interview, whatever is done in whichever order."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import outcomes as o
from bot.domain import practice as p
from bot.domain.answers import FORM, Part
from bot.domain.scoring import Coverage, Judgement, PointJudgement
from bot.ids import InterviewId, PersonId, WorkspaceId
from tests.factories import question

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def interview(length: p.Length = p.Length.QUICK, count: int = 1) -> p.Interview:
    chosen = tuple(p.Chosen(question(f"q{n}"), p.Why.ROLE) for n in range(count))
    owner = (InterviewId("i"), WorkspaceId("w"), PersonId("ana"))
    return p.begun(p.Beginning(*owner, "c", length, chosen), NOW)


def part(message: str, text: str, at: int, *, gone: bool = False, written: int | None = None) -> Part:
    when = NOW + timedelta(seconds=at)
    begun = NOW + timedelta(seconds=at if written is None else written)
    return Part(message, text, begun, when, gone)


def judged(coverage: Coverage, total: int | None = 50) -> Judgement:
    points = tuple(PointJudgement(each.id, coverage, None) for each in question("q0").key_points)
    return Judgement(points, total)


REVISIONS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 5), st.booleans()), max_size=12
)


@given(REVISIONS, st.randoms(use_true_random=False))
def test_repeated_and_reordered_revisions_give_the_same_answer(
    told: list[tuple[str, int, bool]], chance: object
) -> None:
    parts = [part(name, f"{name}{at}", 100 + at, gone=gone, written=ord(name)) for name, at, gone in told]
    shuffled = parts * 2
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    def after(revisions: list[Part]) -> str:
        held = interview()
        for each in revisions:
            held = p.wrote(held, each, NOW) or held
        return held.turn.text

    deleted = {name for name, _, gone in told if gone}
    newest = {
        name: max(at for each, at, _ in told if each == name)
        for name in {name for name, _, _ in told} - deleted
    }
    assert after(shuffled) == "\n".join(f"{name}{newest[name]}" for name in sorted(newest))


def test_what_counts_already_is_not_changed_by_a_later_edit() -> None:
    held = p.wrote(interview(), part("a", "First.", 1), NOW)
    assert held is not None
    read = p.read(p.finished(held, NOW), judged(Coverage.COVERED), NOW)
    assert p.wrote(read, part("a", "Better.", 9), NOW) is None
    mock = p.read(p.finished(interview(p.Length.MOCK, 2), NOW), judged(Coverage.COVERED), NOW)
    assert p.wrote(mock, part("a", "Too late.", 9), NOW) is not None, "a new message belongs to the new turn"


def test_the_form_stands_for_what_was_written_before_it() -> None:
    held = interview()
    for each in (part("a", "Before.", 1), part(FORM, "The form.", 2), part("b", "After.", 3)):
        held = p.wrote(held, each, NOW) or held
    assert held.turn.text == "The form.\nAfter."


@given(
    st.integers(1, 6),
    st.lists(
        st.tuples(st.sampled_from(list(Coverage)), st.none() | st.integers(0, 100)), min_size=12, max_size=12
    ),
)
def test_a_mock_interview_always_comes_to_its_end(
    count: int, results: list[tuple[Coverage, int | None]]
) -> None:
    held, turns = interview(p.Length.MOCK, count), 0
    while held.step is p.Step.ANSWERING:
        coverage, total = results[turns % len(results)]
        held = p.read(p.finished(held, NOW), judged(coverage, total), NOW)
        turns += 1
    assert held.step is p.Step.SCORING
    assert count <= turns <= 2 * count, "at most one follow-up a question"
    assert len(o.outcomes(held)) == count
    overall = o.overall(o.outcomes(held))
    assert overall is None or 0 <= overall <= 100
    assert p.self_scored(held, 50, NOW).step is p.Step.DONE


def test_a_follow_up_asks_for_the_weightiest_point_that_was_missed_and_can_only_help() -> None:
    missed = p.read(p.finished(interview(p.Length.MOCK), NOW), judged(Coverage.MISSED, 0), NOW)
    assert missed.turn.follow_up is not None
    assert missed.turn.follow_up.probes == "measure"
    asked = p.judged_part(missed.question, missed.turn)
    assert [point.id for point in asked.key_points] == ["measure"]
    better = Judgement((PointJudgement("measure", Coverage.COVERED, None),), 100)
    (outcome,) = o.outcomes(p.read(p.finished(missed, NOW), better, NOW))
    assert outcome.total == 62, "5 of the weight of 8"
    assert [each.key_point for each in o.strengths(outcome)] == ["measure"]
    assert [each.key_point for each in o.gaps(outcome)] == ["plan"]


def test_parked_it_goes_on_where_it_was() -> None:
    for held in (
        interview(),
        p.finished(interview(), NOW),
        p.read(p.finished(interview(p.Length.MOCK), NOW), judged(Coverage.COVERED), NOW),
    ):
        assert p.resumed(p.parked(held), NOW).step is held.step
        assert not p.parked(held).running
