"""How much of each saying is found in each passage of an answer, by stems or by meaning.

A passage is one sentence or two neighbours. A word of a saying is found in a passage as well as its nearest
word there; by stems that is all or nothing, by meaning the cosine of their vectors in context.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.judging.encoder import Floats
from bot.judging.naming import names
from bot.judging.sayings import Sayings
from bot.judging.words import Sentence

GAP = 8
"""Characters that may stand between neighbours: spaces, an empty line, a mark of a list."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an answer, or two neighbours, by their places among those that count."""

    first: int
    last: int

    @property
    def places(self) -> range:
        """The places of its sentences."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found: `near` has a row for each word of the sayings and a column for each of the answer.

    `passages` are first the single sentences and then the pairs. `shares` has a row for each saying and a
    column for each passage, how much of the one the other holds, 0 to 1; `plain` is the same where lists of
    terms hold nothing.
    """

    near: Floats
    begins: tuple[int, ...]
    passages: tuple[Passage, ...]
    shares: Floats
    plain: Floats
    said: npt.NDArray[np.bool_]
    """For each sentence whether it says something and does not only name things."""


def find(
    sayings: Sayings, sentences: Sequence[Sentence], vectors: tuple[Floats, Floats] | None = None
) -> Found:
    """Find the sayings in an answer's sentences, none of which is without content.

    `vectors` are those of the sayings' words and of the sentences'; without them words match by stem.
    """
    begins = tuple(int(each) for each in np.cumsum([0, *(len(each.content) for each in sentences[:-1])]))
    near = _by_stem(sayings, sentences) if vectors is None else vectors[0] @ vectors[1].T
    best = np.maximum.reduceat(near, begins, axis=1)
    pairs = [place for place in range(len(sentences) - 1) if _adjoin(sentences, place)]
    passages = [Passage(place, place) for place in range(len(sentences))]
    passages += [Passage(place, place + 1) for place in pairs]
    said = ~np.array(names(sentences, frozenset(sayings.stems)))
    shares = _shares(sayings, best, pairs)
    plain = shares if said.all() else _shares(sayings, best * said, pairs)
    return Found(near, begins, tuple(passages), shares, plain, said)


def _by_stem(sayings: Sayings, sentences: Sequence[Sentence]) -> Floats:
    numbers: dict[str, int] = {}
    wanted = [numbers.setdefault(stem, len(numbers)) for stem in sayings.stems]
    written = [numbers.get(stem, -1) for sentence in sentences for stem in sentence.stems]
    same: Floats = (np.array(wanted)[:, None] == np.array(written)[None, :]).astype(np.float32)
    return same


def _shares(sayings: Sayings, best: Floats, pairs: Sequence[int]) -> Floats:
    both = np.maximum(best[:, pairs], best[:, [place + 1 for place in pairs]])
    columns = np.concatenate([best, both], axis=1)
    weighed = np.add.reduceat(columns * sayings.weights[:, None], sayings.begins, axis=0)
    held = np.clip(weighed / sayings.totals[:, None], 0, 1)
    shares: Floats = (held * sayings.trust[:, None]).astype(np.float32)
    return shares


def _adjoin(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether two sentences are neighbours in the answer too, and nothing between them was set aside."""
    return sentences[place + 1].start - sentences[place].end < GAP
