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


@dataclass
class Tally:
    """What became of the run."""

    kills: int = 0
    rounds: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def run(kills: int, seed: int, folder: Path) -> Tally:
    """Kill the playground so many times over rounds that are checked at their end."""
    chance, tally = random.Random(seed), Tally()
    playground = Playground(folder)
    playground.start()
    script = Script(chance, tally)
    while tally.kills < kills:
        killer = threading.Timer(chance.uniform(0.005, 0.35), playground.kill)
        killer.start()
        try:
            script.go_on(Visitor(playground.address))
            killer.cancel()
        except Lost:
            killer.join()
            tally.kills += 1
            playground.start()
            script.check(Visitor(playground.address))
    script.finish(Visitor(playground.address))
    playground.stop()
    return tally


class Script:
    """A round as three people live it, step by step; a step that was not acknowledged is done again."""

    def __init__(self, chance: random.Random, tally: Tally) -> None:
        self._chance = chance
        self._tally = tally
        self._begin()

    def _begin(self) -> None:
        self._step = 0
        self._said: dict[str, list[str]] = {}
        self._voted: set[tuple[str, str]] = set()

    def go_on(self, visitor: Visitor) -> None:
        """Do the next steps until the process is gone; raises Lost."""
        while True:
            steps = (self._answer, self._reveal, self._vote, self._close, self._next_day)
            steps[self._step](visitor)
            if self._step == len(steps) - 1:
                self._tally.rounds += 1
                self._begin()
            else:
                self._step += 1

    def _answer(self, visitor: Visitor) -> None:
        for number in range(2):
            for who in ("ana", "ben", "chloe"):
                text = f"{who} says {number} of {self._tally.rounds}"
                if text in self._said.get(who, []):
                    continue
                visitor.say(who, text)
                self._said.setdefault(who, []).append(text)
                self._tally.acknowledged += 1

    def _reveal(self, visitor: Visitor) -> None:
        visitor.jump("reveal")

    def _vote(self, visitor: Visitor) -> None:
        for who, author in (("ana", "Ben"), ("ben", "Ana"), ("chloe", "Ana")):
            if (who, author) not in self._voted:
                visitor.vote(who, author)
                self._voted.add((who, author))
                self._tally.acknowledged += 1

    def _close(self, visitor: Visitor) -> None:
        visitor.jump("close")

    def _next_day(self, visitor: Visitor) -> None:
        visitor.jump("next-day")

    def check(self, visitor: Visitor) -> None:
        """Hold what is shown against what was acknowledged; raises Lost if the process is gone."""
        thread = visitor.thread()
        for said in self._said.values():
            for text in said:
                if text not in thread:
                    self._tally.faults.append(f"lost: {text}")
        for heading, most in (("What the interviewer was looking for", 1), ("The answers", 1)):
            if thread.count(heading) > most:
                self._tally.faults.append(f"posted {thread.count(heading)} times: {heading}")

    def finish(self, visitor: Visitor) -> None:
        """Come to the end of the round and hold the board against the votes acknowledged."""
        self._answer(visitor)
        self._reveal(visitor)
        self._vote(visitor)
        self._close(visitor)
        board = visitor.thread()
        for wanted in ("2 votes", "1 vote"):
            if wanted not in board:
                self._tally.faults.append(f"a vote is lost: no “{wanted}” on the board")


def main() -> int:
    """Run as often as the command line says, and print what became of it."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
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
