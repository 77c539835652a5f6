"""The stages of a round and its times."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Schedule
from bot.domain.rounds import Opening, Stage, cancelled, closed, opened, postponed, revealed
from bot.domain.tracks import Rules, Track
from bot.ids import RoundId
from tests.domain.given import ANA, ASKED, CLOSED, REVEALED, answering

DELAYS = st.timedeltas(timedelta(days=-3), timedelta(days=3))


@given(DELAYS)
def test_a_round_seen_late_is_never_revealed_or_closed_earlier(delay: timedelta) -> None:
    round_ = answering()
    moved = postponed(round_, ASKED + delay)
    assert moved.asked_at == max(ASKED, ASKED + delay)
    assert moved.reveal_at - moved.asked_at == round_.reveal_at - round_.asked_at
    assert moved.close_at - moved.asked_at == round_.close_at - round_.asked_at
    assert moved.local_date == round_.local_date


@given(DELAYS)
def test_learning_twice_when_it_was_seen_changes_nothing_more(delay: timedelta) -> None:
    once = postponed(answering(), ASKED + delay)
    assert postponed(once, ASKED + delay) == once


def test_answers_and_votes_count_until_the_close() -> None:
    shown = revealed(answering(), REVEALED)
    done = closed(shown, CLOSED, 0.5)
    assert [each.open for each in (answering(), shown, done)] == [True, True, False]
    assert not cancelled(answering(), ASKED).open
    assert (done.stage, done.revealed_at, done.closed_at, done.coverage) == (
        Stage.CLOSED,
        REVEALED,
        CLOSED,
        0.5,
    )


def test_a_new_round_takes_its_rules_from_the_track_and_its_date_from_the_due_day() -> None:
    like = answering()
    track = Track(
        id=like.track,
        channel=like.channel,
        keeper=ANA,
        schedule=Schedule("Pacific/Auckland"),
        seed=3,
        rules=Rules(reveal_after=timedelta(hours=1), close_after=timedelta(hours=2), blind=True),
    )
    opening = Opening(
        id=RoundId("r"), number=7, on=like.local_date, question=like.question, repeat=True, seed=5
    )
    round_ = opened(track, opening, ASKED)
    assert (round_.reveal_at - ASKED, round_.close_at - ASKED) == (timedelta(hours=1), timedelta(hours=2))
    assert (round_.number, round_.local_date, round_.zone) == (7, like.local_date, "Pacific/Auckland")
    assert (round_.blind, round_.anonymous, round_.repeat) == (True, False, True)
    assert round_.stage is Stage.ANSWERING
