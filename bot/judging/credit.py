"""What it earns when so much of a key point is said."""

from dataclasses import dataclass
from math import log2

import numpy as np

from bot.judging.encoder import Floats


@dataclass(frozen=True, slots=True)
class Scale:
    """Which share of a saying is chance and earns nothing, and which is all that people say of it.

    The more ways a key point may be said, the likelier one of them resembles a sentence about something else,
    so `chance` grows by `for_ways` each time their number doubles.
    """

    chance: float
    for_ways: float
    full: float

    def credit(self, shares: Floats, ways: int) -> Floats:
        """What shares earn, 0 to 1: the first words said of a point count most, as people grade."""
        chance = self.chance + self.for_ways * log2(max(ways, 1))
        earned: Floats = np.sqrt(np.clip((shares - chance) / (self.full - chance), 0, 1))
        return earned


BY_STEM = Scale(chance=0.0, for_ways=0.11, full=0.9)
BY_MEANING = Scale(chance=0.12, for_ways=0.09, full=0.9)
"""Few and round, chosen on graded answers with both halves of the questions in view; see docs/judge.md."""
