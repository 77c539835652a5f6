"""`make faults`: kills the playground at random moments of a scripted round, again and again.

After each kill it is started anew and has to know everything it had acknowledged. A bounded run with a seed
is part of the tests; this is the long one: `python -m tests.faults [KILLS] [SEED]`.
"""

import random
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.process import Playground
from tests.visitor import Lost, Visitor

KILLS, SEED = 200, 20261124
SOONEST, LATEST = 0.002, 0.25
"""Seconds after which the process is killed, drawn evenly: a round of the script takes about as long."""


@dataclass
class Tally:
    """What became of the run."""

    kills: int = 0
    rounds: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def run(kills: int, seed: int, folder: Path) -> Tally:
    """Kill the playground so many times, and check after each kill and at the end of each round."""
    chance, tally = random.Random(seed), Tally()
    playground, script = Playground(folder), Script(tally)
    playground.start()
    while tally.kills < kills and len(tally.faults) < 10:
        killer = threading.Timer(chance.uniform(SOONEST, LATEST), playground.kill)
        killer.start()
        try:
            script.go_on(Visitor(playground.address))
        except Lost:
            killer.join()
            tally.kills += 1
            playground.start()
            script.check(Visitor(playground.address))
    script.come_to_the_end(Visitor(playground.address))
    playground.stop()
    return tally


class Script:
    """A round as three people live it, step by step; what was not acknowledged is done again."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._steps = (self._begin, self._answer, self._reveal, self._vote, self._close, self._next_day)
        self._step = 0
        self._thread = ""
        self._said: set[str] = set()
        self._voted: set[tuple[str, str]] = set()

    def go_on(self, visitor: Visitor) -> None:
        """Do step after step until the process is gone; raises Lost."""
        while True:
            self._one(visitor)

    def come_to_the_end(self, visitor: Visitor) -> None:
        """Finish the round that is under way and check it."""
        while self._steps[self._step] != self._next_day:
            self._one(visitor)
        self._check_result(visitor)

    def _one(self, visitor: Visitor) -> None:
        self._steps[self._step](visitor)
        self._step = (self._step + 1) % len(self._steps)

    def _begin(self, visitor: Visitor) -> None:
        self._thread = visitor.newest()
        self._said, self._voted = set(), set()

    def _answer(self, visitor: Visitor) -> None:
        for number in range(2):
            for who in ("ana", "ben", "chloe"):
                text = f"{who} says {number} in round {self._tally.rounds} of this run"
                if text not in self._said:
                    visitor.say(who, self._thread, text)
                    self._said.add(text)
                    self._tally.acknowledged += 1

    def _reveal(self, visitor: Visitor) -> None:
        visitor.jump("reveal")

    def _vote(self, visitor: Visitor) -> None:
        for who, author in (("ana", "Ben"), ("ben", "Ana"), ("chloe", "Ana")):
            if (who, author) not in self._voted:
                visitor.vote(who, self._thread, author)
                self._voted.add((who, author))
                self._tally.acknowledged += 1

    def _close(self, visitor: Visitor) -> None:
        if "Closed with" not in visitor.thread(self._thread):
            visitor.jump("close")

    def _next_day(self, visitor: Visitor) -> None:
        self._check_result(visitor)
        if visitor.newest() == self._thread:
            visitor.jump("next-day")
        self._tally.rounds += 1

    def check(self, visitor: Visitor) -> None:
        """Hold what is shown against what was acknowledged, and look for doubles."""
        thread = visitor.thread(self._thread) if self._thread else ""
        self._note(*(f"lost: {text}" for text in self._said if text not in thread))
        for heading in ("What the interviewer was looking for", ">The answers"):
            if thread.count(heading) > 1:
                self._note(f"posted {thread.count(heading)} times: {heading}")

    def _check_result(self, visitor: Visitor) -> None:
        """After the close: each answer once on the board, each vote counted once."""
        self.check(visitor)
        thread = visitor.thread(self._thread)
        board = thread[thread.find(">The answers") :]
        for wanted in ("What the interviewer was looking for", ">The answers", "Closed with 3 votes."):
            if wanted not in thread:
                self._note(f"missing after the close: {wanted}")
        for text in self._said:
            if board.count(text) != 1:
                self._note(f"{board.count(text)} times on the board: {text}")

    def _note(self, *faults: str) -> None:
        self._tally.faults += [f"after {self._tally.kills} kills: {fault}" for fault in faults]


def main() -> int:
    """Run as often as the command line says, and print what became of it."""
    numbers = [int(word) for word in sys.argv[1:]]
    kills, seed = (*numbers, *(KILLS, SEED)[len(numbers) :])
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(kills, seed, Path(folder))
    sys.stdout.write(
        f"{tally.kills} kills (-9) in {time.perf_counter() - began:.0f} s over {tally.rounds} whole rounds, "
        f"{tally.acknowledged} acknowledged answers and votes; faults: {len(tally.faults)}\n"
    )
    for fault in tally.faults:
        sys.stdout.write(f"  {fault}\n")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
