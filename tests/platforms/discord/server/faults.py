"""What can go wrong between Discord and us, on demand."""

import random
from collections import deque
from dataclasses import dataclass, field
from enum import Enum


class Fault(Enum):
    """How a call fails."""

    DROP_REPLY = "done, but the reply never arrives"
    LOSE = "never done, and no reply"
    BROKEN = "500"
    UNAVAILABLE = "503"
    BUSY = "429, of this route alone"
    BUSY_GLOBAL = "429, of everything the bot does"
    SLOW = "waits until released"


@dataclass
class Faults:
    """Faults that wait for a call, as "POST /channels/{channel}/messages"; a code stands for itself."""

    waiting: dict[str, deque[Fault | int]] = field(default_factory=dict)
    chance: dict[Fault, float] = field(default_factory=dict)
    dice: random.Random = field(default_factory=lambda: random.Random(1))
    only: frozenset[str] = frozenset()

    def next(self, call: str, *faults: Fault | int) -> None:
        """Let the next calls of a kind fail, one after the other."""
        self.waiting.setdefault(call, deque()).extend(faults)

    def sometimes(self, seed: int, chance: dict[Fault, float], only: frozenset[str]) -> None:
        """Let calls of these kinds fail by chance."""
        self.dice, self.chance, self.only = random.Random(seed), chance, only

    def of(self, call: str) -> Fault | int | None:
        """What is to go wrong with this call."""
        if waiting := self.waiting.get(call):
            return waiting.popleft()
        if call in self.only:
            for fault, likely in self.chance.items():
                if self.dice.random() < likely:
                    return fault
        return None
