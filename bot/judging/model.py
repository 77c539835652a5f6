"""The model judge: a language model's reading, held against the answer's words and the rubric's reading."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.domain.questions import Question
from bot.domain.scoring import Fallback, Judgement
from bot.judging.prompting import heard
from bot.judging.replies import NoReply, Reply, read
from bot.judging.restraint import Breaker, Daily
from bot.ports.judge import Judge
from bot.ports.log import Log

WIDELY = 40
"""Points of 100 by which two readings may differ; beyond that one of them was fooled, so the lower counts."""
OUT_OF_REACH = frozenset({Fallback.SLOW, Fallback.BUSY, Fallback.DOWN})
"""Faults of the endpoint. A reply that cannot be read may lie in the answer, and shuts nobody else out."""

Ask = Callable[[Question, str], Awaitable[Reply]]
"""Asks a model about an answer: a reply that names each key point once; raises NoReply."""


class ModelJudge:
    """Implements `bot.ports.judge.Judge` with a model that never has the last word.

    The rubric reads every answer first. The model is not asked about one in which the rubric finds not enough
    to judge, nor about one that is nobody's: there is no budget that it could come out of. `patience` is how
    many seconds the model has in all.
    """

    def __init__(  # noqa: PLR0913 - what it leans on
        self, *, ask: Ask, name: str, rubric: Judge, daily: Daily, breaker: Breaker, patience: float, log: Log
    ) -> None:
        self._ask = ask
        self._name = name
        self._rubric = rubric
        self._daily = daily
        self._breaker = breaker
        self._patience = patience
        self._log = log

    async def judge(self, question: Question, answer: str, person: str = "") -> Judgement:
        """Which key points the answer covers; the rubric's reading, marked, where the model gives none."""
        rubric = await self._rubric.judge(question, answer, person)
        if rubric.total is None or not person:
            return rubric
        try:
            return weighed(rubric, await self._reading(question, answer, person))
        except NoReply as none:
            return replace(rubric, fallback=none.why)

    async def _reading(self, question: Question, answer: str, person: str) -> Judgement:
        """What the model finds; raises NoReply."""
        if (why := self._breaker.shut()) is not None:
            raise NoReply(why)
        if not self._daily.take(person):
            raise NoReply(Fallback.SPENT)
        shown = heard(question, answer)
        try:
            reading = read(question, shown, await self._reply(question, shown), self._name)
        except NoReply as none:
            self._note(none)
            raise
        self._breaker.answered()
        return reading

    async def _reply(self, question: Question, answer: str) -> Reply:
        try:
            async with asyncio.timeout(self._patience):
                return await self._ask(question, answer)
        except TimeoutError:
            raise NoReply(Fallback.SLOW) from None

    def _note(self, none: NoReply) -> None:
        self._log.warning("model-did-not-judge", detail=none.why.value, error=none.error)
        if none.why in OUT_OF_REACH:
            self._breaker.failed(none.why, none.wait)
        else:
            self._breaker.answered()


def weighed(rubric: Judgement, model: Judgement) -> Judgement:
    """The model's reading, or where the two differ widely or a gate fired the lower of both, marked.

    Raises NoReply where the model finds not enough to judge in an answer in which the rubric found plenty.
    """
    found, said = rubric.total or 0, model.total
    if said is None:
        if found > WIDELY:
            raise NoReply(Fallback.UNREADABLE)
        return replace(model, gates=rubric.gates)
    if abs(found - said) <= WIDELY and not rubric.gates:
        return model
    lower = rubric if found < said else model
    return replace(lower, model=model.model, gates=rubric.gates, lowered=found != said)
