"""Look through the library: the questions that somebody wants, and how many there are of each sort."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.questions import Question

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions somebody wants to see; an empty text, and difficulty 0, mean any.

    Every one of the `words` must stand in a question's title, prompt, topics or company.
    """

    pack: str = ""
    topic: str = ""
    kind: str = ""
    difficulty: int = 0
    words: str = ""

    def admits(self, question: Question) -> bool:
        """Whether the question is wanted."""
        return (
            self.pack in {"", question.pack}
            and (not self.topic or self.topic in question.topics)
            and self.kind in {"", question.kind.value}
            and self.difficulty in {0, question.difficulty}
            and all(word in _text(question) for word in self.words.casefold().split())
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some questions, and for each way to choose among them how many there would be.

    The counts of packs are of the questions that the rest of what is wanted admits, and so with topics, kinds
    and difficulties: they say what choosing another would show. Packs and topics go from the commonest on.
    """

    questions: tuple[Question, ...]
    packs: Counts
    topics: Counts
    kinds: Counts
    difficulties: Counts


def browse(questions: Sequence[Question], wanted: Wanted) -> Shelf:
    """The questions that are wanted, in the library's order, with the counts beside them."""
    return Shelf(
        questions=_admitted(questions, wanted),
        packs=_common(question.pack for question in _admitted(questions, replace(wanted, pack=""))),
        topics=_common(
            topic for question in _admitted(questions, replace(wanted, topic="")) for topic in question.topics
        ),
        kinds=_counted(question.kind.value for question in _admitted(questions, replace(wanted, kind=""))),
        difficulties=_counted(
            str(question.difficulty) for question in _admitted(questions, replace(wanted, difficulty=0))
        ),
    )


def _admitted(questions: Iterable[Question], wanted: Wanted) -> tuple[Question, ...]:
    return tuple(question for question in questions if wanted.admits(question))


def _text(question: Question) -> str:
    parts = (question.title, question.prompt, *question.topics, question.company or "")
    return "\n".join(parts).casefold()


def _counted(values: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(values).items()))


def _common(values: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(values).items(), key=lambda each: (-each[1], each[0])))
