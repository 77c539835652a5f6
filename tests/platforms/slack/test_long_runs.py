"""The long runs of `make faults`, bounded and with a seed."""

from pathlib import Path

from tests.platforms.slack import deliveries, kills


async def test_hundreds_of_deliveries_repeated_and_in_disorder(tmp_path: Path) -> None:
    found = await deliveries.run(500, 7, tmp_path)
    assert (found.delivered, found.refused, found.wrong) == (500, 0, [])


async def test_a_few_kills_while_posting(tmp_path: Path) -> None:
    found = await kills.run(4, 3, tmp_path)
    assert (found.lost, found.twice) == (0, 0)
    assert found.wanted == 24
