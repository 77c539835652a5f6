"""Killed at random moments, nothing is lost and nothing comes twice: a short run with a seed."""

from pathlib import Path

from tests.faults import run


def test_twelve_kills_over_a_scripted_round(tmp_path: Path) -> None:
    tally = run(12, 7, tmp_path)
    assert tally.kills == 12
    assert tally.faults == []
