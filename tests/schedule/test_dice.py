"""The system's chance."""

import re

from bot.schedule.dice import SystemDice

DICE = SystemDice()


def test_an_id_is_22_characters_that_any_address_can_hold() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", DICE.new_id()) for _ in range(1000))


def test_no_id_comes_twice() -> None:
    assert len({DICE.new_id() for _ in range(10_000)}) == 10_000


def test_a_seed_fits_a_signed_32_bit_number() -> None:
    seeds = [DICE.seed() for _ in range(10_000)]
    assert all(0 <= seed < 2**31 for seed in seeds)
    assert max(seeds) > 2**30
