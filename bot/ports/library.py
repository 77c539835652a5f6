"""What the use cases need of the library: all questions, and one by its id."""

from typing import Protocol

from bot.domain.questions import Pack, Question
from bot.ids import QuestionId


class Library(Protocol):
    """All packs."""

    def questions(self) -> tuple[Question, ...]:
        """Every question, in a stable order."""
        ...

    def get(self, question: QuestionId) -> Question | None:
        """The question of that id, None if there is none."""
        ...

    def packs(self) -> tuple[Pack, ...]:
        """Every pack, in a stable order."""
        ...
