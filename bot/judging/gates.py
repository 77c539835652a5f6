"""What of an answer can be judged: not words to the judge, not the question pasted, not too little of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.questions import Question
from bot.domain.scoring import Gate
from bot.judging.addressed import speaks_to_the_judge
from bot.judging.language import differ
from bot.judging.words import Sentence, sentences_of, stems_of, words_of

RUN = 4
"""Words in the order of the question from which they are taken from it and not come upon."""
PASTED = 0.8
"""The share of a sentence in such runs from which it says nothing of its own."""
ENOUGH = 2
"""Content words that are enough to judge: “fine” is not, and some right answers have two."""
SHORT = 3
"""Words of its own, of twice as many in all, with which a key point is so short that one may be an answer."""
MOST = 0.5
"""The share of an answer's words that must have been set aside for it to be told."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """An answer's sentences that count, and what kept others from counting.

    `refused` is why none of it can be judged, None if it can.
    """

    sentences: tuple[Sentence, ...]
    gates: tuple[Gate, ...]
    refused: Gate | None


def sift(question: Question, answer: str) -> Sifted:
    """What of an answer can be judged."""
    asked = f"{question.title}\n{question.prompt}"
    if differ(answer, asked):
        return Sifted((), (Gate.OTHER_LANGUAGE,), Gate.OTHER_LANGUAGE)
    sentences = sentences_of(answer)
    spoken = [each for each in sentences if not speaks_to_the_judge(each.text)]
    own = tuple(each for each in spoken if not _is_pasted(each, asked))
    gates = [Gate.TO_THE_JUDGE] if len(spoken) < len(sentences) else []
    gates += [Gate.PASTED] if _words(own) < (1 - MOST) * _words(spoken) else []
    content = len({stem for each in own for stem in each.stems})
    if content < _enough(question):
        why = gates[-1] if gates else Gate.TOO_LITTLE
        return Sifted((), tuple(gates) or (why,), why)
    return Sifted(tuple(each for each in own if each.content), tuple(gates), None)


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(each.words) for each in sentences)


def _is_pasted(sentence: Sentence, asked: str) -> bool:
    size = min(RUN, len(sentence.words))
    runs, taken = _runs(asked, size), set[int]()
    for place in range(len(sentence.words) - size + 1):
        if sentence.words[place : place + size] in runs:
            taken.update(range(place, place + size))
    return len(taken) >= PASTED * len(sentence.words)


@lru_cache(maxsize=1_000)
def _runs(text: str, size: int) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    return frozenset(tuple(words[place : place + size]) for place in range(len(words) - size + 1))


@lru_cache(maxsize=1_000)
def _enough(question: Question) -> int:
    asked = stems_of(f"{question.title}\n{question.prompt}")
    points = [stems_of(point.point) for point in question.key_points]
    short = any(len(words) <= 2 * SHORT and len(words - asked) <= SHORT for words in points)
    return 1 if short else ENOUGH
