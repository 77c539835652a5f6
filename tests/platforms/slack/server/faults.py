"""What can go wrong between Slack and us, on demand."""

import random
from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum


class Fault(Enum):
    """How a call fails."""

    DROP_REPLY = "done, but the reply never arrives"
    LOSE = "never done, and no reply"
    BROKEN = "500"
    BUSY = "429"
    SLOW = "waits until released"


@dataclass
class Faults:
    """Faults that are waiting for a call; an error's name stands for itself."""

    waiting: defaultdict[str, deque[Fault | str]] = field(default_factory=lambda: defaultdict(deque))
    chance: dict[Fault, float] = field(default_factory=dict)
    dice: random.Random = field(default_factory=lambda: random.Random(1))
    only: frozenset[str] = frozenset()

    def next(self, method: str, *faults: Fault | str) -> None:
        """Let the next calls of a method fail, one after the other."""
        self.waiting[method].extend(faults)

    def sometimes(self, seed: int, chance: dict[Fault, float], only: frozenset[str]) -> None:
        """Let calls of these methods fail by chance."""
        self.dice, self.chance, self.only = random.Random(seed), chance, only

    def of(self, method: str) -> Fault | str | None:
        """What is to go wrong with this call."""
        if self.waiting[method]:
            return self.waiting[method].popleft()
        if method in self.only:
            for fault, likely in self.chance.items():
                if self.dice.random() < likely:
                    return fault
        return None
