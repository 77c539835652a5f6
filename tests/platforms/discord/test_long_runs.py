"""The long runs of `make faults`, bounded and with a seed."""

from pathlib import Path

from tests.platforms.discord import kills, sessions


async def test_a_connection_that_breaks_again_and_again(tmp_path: Path) -> None:
    found = await sessions.run(30, 7, tmp_path)
    assert found.wrong == []
    assert found.begun == found.counted
    assert (found.breaks, found.acts) == (30, 217)


async def test_a_few_kills_while_posting(tmp_path: Path) -> None:
    found = await kills.run(4, 3, tmp_path)
    assert (found.lost, found.twice, found.bare) == (0, 0, 0)
    assert found.wanted == 24
