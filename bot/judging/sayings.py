"""A question's key points made ready for judging: each way to say one, with the weight of its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.domain.questions import Question
from bot.judging.encoder import Floats
from bot.judging.words import Sentence, sentences_of, stems_of

IN_QUESTION = 0.25
"""What a word weighs that the question itself holds: repeating the question is no answer."""
BY_CHANCE = 0.25
"""Of a word: what is taken off a saying, so that one of two words, soon found by chance, is worth less."""
KEPT = 64
"""Questions that are kept ready; each takes about half a megabyte with its vectors."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One way to say a key point, or one of the wrong things that people say about it.

    `point` is the place of its key point in the question; `sentences` is what it is made of.
    """

    point: int
    wrong: bool
    sentences: tuple[Sentence, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of its content words, in order."""
        return tuple(stem for sentence in self.sentences for stem in sentence.stems)


@dataclass(frozen=True, slots=True, eq=False)
class Sayings:
    """All sayings of a question side by side.

    The content words of all sayings stand in one row: `weights` is what each weighs, `begins` where each
    saying begins in it, `totals` what all words of each saying weigh, and `trust` what finding all of it is
    worth.
    """

    asked: frozenset[str]
    all: tuple[Saying, ...]
    stems: tuple[str, ...]
    weights: Floats
    begins: tuple[int, ...]
    totals: Floats
    trust: Floats
    ways: tuple[int, ...]
    """For each key point, how many ways to say it there are."""

    def of(self, point: int, *, wrong: bool) -> list[int]:
        """The places of a key point's sayings, or of the wrong claims about it."""
        return [place for place, each in enumerate(self.all) if each.point == point and each.wrong is wrong]

    def words_of(self, saying: int) -> slice:
        """Where a saying's words stand in the row of all."""
        end = self.begins[saying + 1] if saying + 1 < len(self.begins) else len(self.stems)
        return slice(self.begins[saying], end)


@lru_cache(maxsize=KEPT)
def sayings_of(question: Question) -> Sayings:
    """The sayings of a question, prepared once."""
    asked = stems_of(f"{question.title}\n{question.prompt}")
    found = tuple(saying for saying in _sayings(question) if saying.stems)
    stems = tuple(stem for saying in found for stem in saying.stems)
    weights = np.array([IN_QUESTION if stem in asked else 1.0 for stem in stems], dtype=np.float32)
    lengths = [len(saying.stems) for saying in found]
    begins = tuple(int(each) for each in np.cumsum([0, *lengths[:-1]])) if found else ()
    totals = np.add.reduceat(weights, begins) if found else weights
    ways = tuple(
        sum(each.point == place and not each.wrong for each in found)
        for place in range(len(question.key_points))
    )
    trust = (1 - BY_CHANCE / np.maximum(totals, 1)).astype(np.float32)
    return Sayings(asked, found, stems, weights, begins, totals, trust, ways)


def _sayings(question: Question) -> Iterator[Saying]:
    for place, point in enumerate(question.key_points):
        for text in (point.point, *point.phrasings):
            yield Saying(place, wrong=False, sentences=sentences_of(text))
        for text in point.wrong_claims:
            yield Saying(place, wrong=True, sentences=sentences_of(text))
