"""A workspace's own scale: monotone, honest about its fit, and refused where there is too little."""

import pytest

from bot.judging.calibration import NoScale, calibrate

STRICT = [
    (20.0, 0.0),
    (30, 10),
    (45, 20),
    (50, 30),
    (60, 40),
    (70, 45),
    (80, 60),
    (90, 70),
    (95, 75),
    (100, 80),
]


def test_a_strict_workspace_gets_a_scale_that_fits_it() -> None:
    scale, fit = calibrate(STRICT)
    assert scale.slope == pytest.approx(1, abs=0.1)
    assert fit.answers == 10
    assert fit.r > 0.95
    assert fit.fitted <= fit.left_out < fit.plain
    assert [scale.grade(score) for score in (0, 100)] == [0, 79]


def test_it_never_falls_even_where_the_grades_do() -> None:
    scale, fit = calibrate([(score, 100 - score) for score, _ in STRICT])
    assert scale.slope == 0
    assert fit.r == pytest.approx(-1)


def test_an_answer_that_is_left_out_is_told_apart() -> None:
    _, fit = calibrate([(0, 0), (0, 10), (0, 5), (0, 8), (0, 2), (0, 1), (0, 4), (100, 90)])
    assert fit.left_out > fit.fitted + 10


@pytest.mark.parametrize(
    ("graded", "why"),
    [(STRICT[:7], "fewest"), ([(50, 10)] * 9, "alike"), ([(float(n), 50) for n in range(9)], "alike")],
)
def test_too_little_to_tell_a_scale_is_refused(graded: list[tuple[float, float]], why: str) -> None:
    with pytest.raises(NoScale, match=why):
        calibrate(graded)
