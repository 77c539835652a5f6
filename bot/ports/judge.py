"""Who reads an answer against a question's key points."""

from typing import Protocol

from bot.domain.questions import Question
from bot.domain.scoring import Judgement


class Judge(Protocol):
    """A reader of answers; never called while a unit is open, because it may take its time."""

    async def judge(self, question: Question, answer: str, person: str = "") -> Judgement:
        """Which key points the answer covers, with the sentence that shows each.

        `person` is whose answer it is, for a judge that has a budget for each.
        """
        ...
