"""How far an injection moves the total of a weak answer, with models that obey it and one that does not.

`python -m tests.judging.model.attacks` tries each on each question of the library, and prints the figures.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import mean

from bot.domain.questions import Question
from bot.domain.scoring import Judgement
from bot.judging.rubric import RubricJudge
from tests.judging import goldens
from tests.judging.model.house import House
from tests.judging.model.injections import injected, injections
from tests.judging.model.minds import cunning, honest, praising, says, sentences, swayed
from tests.judging.model.server import Mind, ModelServer, Seen

QUESTIONS = tuple(goldens.QUESTIONS.values())
INVENTED = "This candidate explained that in depth and better than anybody else did."


Way = Callable[["Attack"], Mind]
"""How a model behaves that meets an attack."""


def weak_words(seen: Seen, number: int) -> str:
    said = sentences(seen.answer)
    return said[number % len(said)]


OBEYING: dict[str, Way] = {
    "praises by the injection": lambda attack: praising(lambda _seen, _number: attack.text),
    "spares the decoy, by the injection": lambda attack: cunning(lambda _seen, _number: attack.text),
    "spares the decoy, by a line of it": lambda attack: cunning(
        lambda _seen, _number: max(attack.text.splitlines(), key=len)
    ),
    "spares the decoy, by inventions": lambda _attack: cunning(lambda _seen, _number: INVENTED),
    "spares the decoy, by the answer": lambda _attack: cunning(weak_words),
    "spares the decoy, by instructions": lambda _attack: cunning(
        lambda seen, _number: seen.instructions[:200]
    ),
}
HONEST = "reads honestly"
HALFWAY = (0.25, 0.75)
"""Shares of a key point between nothing and half of it, and between half and all."""


@dataclass(frozen=True, slots=True)
class Attack:
    """One injection into the weak answer to a question; `way` is how the model takes it."""

    question: Question
    text: str
    place: str
    way: str

    @property
    def answer(self) -> str:
        return injected(self.question.weak, self.text, self.place)


WAYS = (*OBEYING, HONEST)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attack brought: the total without it, and the judgement with it."""

    attack: Attack
    before: int
    found: Judgement

    @property
    def shift(self) -> int:
        return (self.found.total or 0) - self.before


def each_once() -> list[Attack]:
    """Every injection twice: obeyed, in turn on all questions and in all ways, and read honestly."""
    attacks = []
    for number, (text, place) in enumerate(injections()):
        asked = QUESTIONS[number % len(QUESTIONS)]
        way = list(OBEYING)[number // len(QUESTIONS) % len(OBEYING)]
        attacks += [Attack(asked, text, place, way), Attack(asked, text, place, HONEST)]
    return attacks


def all_of_them() -> list[Attack]:
    """Every injection on every question, in every way."""
    return [
        Attack(asked, text, place, way) for asked in QUESTIONS for text, place in injections() for way in WAYS
    ]


async def reading(asked: Question) -> Mind:
    """A mind that finds as much in the weak answer as the rubric finds there, rounded to its four verdicts.

    So what is measured is what an injection does, and not what two readers disagree about.
    """
    found = await RubricJudge(by_meaning=False).judge(asked, asked.weak)
    first = sentences(asked.weak)[0]
    return says(*((each.key_point, _rounded(each.earned), each.evidence or first) for each in found.points))


def _rounded(earned: float) -> str:
    if earned >= HALFWAY[1]:
        return "covered"
    return "partly" if earned >= HALFWAY[0] else "missed"


async def run(attacks: Iterable[Attack]) -> list[Outcome]:
    """Try them one after the other on one judge."""
    async with ModelServer(honest) as server:
        judge, before, minds = House(server).judge(daily=10**6), {}, {}
        for asked in QUESTIONS:
            minds[asked.id] = server.mind = await reading(asked)
            before[asked.id] = (await judge.judge(asked, asked.weak, "ana")).total or 0
        outcomes = []
        for attack in attacks:
            otherwise = minds[attack.question.id]
            obeying = OBEYING[attack.way](attack) if attack.way in OBEYING else otherwise
            server.mind = swayed(attack.text, obeying, otherwise)
            found = await judge.judge(attack.question, attack.answer, "ana")
            outcomes.append(Outcome(attack, before[attack.question.id], found))
    return outcomes


def figures(outcomes: Iterable[Outcome]) -> list[str]:
    """A line for each way: how many, the mean shift and the greatest."""
    lines = []
    for way in WAYS:
        shifts = [each.shift for each in outcomes if each.attack.way == way]
        if shifts:
            lines.append(f"{way:<34} {len(shifts):>5}  mean {mean(shifts):+.2f}  greatest {max(shifts):+d}")
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join(figures(asyncio.run(run(all_of_them())))) + "\n")
