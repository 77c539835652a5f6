"""Words by their meaning in context: the encoder's vector of each content word of a text."""

import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from bot.domain.questions import Question
from bot.judging.encoder import LONGEST, Encoder, Floats, installed
from bot.judging.sayings import KEPT, sayings_of
from bot.judging.words import Sentence

AT_ONCE = 512
"""Pieces that are encoded at once: few enough that what is worked out stays in the processor's cache."""
SHORTEST = np.float32(1e-6)
"""What keeps the length of a vector from being nothing to divide by."""


class Meaning:
    """The vectors of words, each of length one; a question's own are kept."""

    def __init__(self, encoder: Encoder) -> None:
        """Raise what `Encoder` raises where it is made."""
        self._encoder = encoder
        self.of_sayings = lru_cache(maxsize=KEPT)(self._of_sayings)

    def of(self, sentences: Sequence[Sentence]) -> Floats:
        """One row for each content word of the sentences, in order; nought for what was too long to read."""
        pieces = [self._encoder.wordpiece.pieces(_runs(each), LONGEST) for each in sentences]
        found: list[Floats] = []
        for some in _batches([len(each.ids) for each in pieces]):
            encoded = self._encoder.encode([each.ids for each in pieces[some]])
            for sentence, taken, vectors in zip(sentences[some], pieces[some], encoded, strict=True):
                found.append(_words(vectors, taken.words, len(sentence.words))[list(sentence.content)])
        return np.concatenate(found) if found else np.zeros((0, 1), dtype=np.float32)

    def _of_sayings(self, question: Question) -> Floats:
        return self.of([sentence for saying in sayings_of(question).all for sentence in saying.sentences])


_LOADING = threading.Lock()


def meaning() -> Meaning | None:
    """The encoder, loaded at its first use; None where it is not installed."""
    with _LOADING:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> Meaning | None:
    folder = installed()
    return None if folder is None else Meaning(Encoder(folder))


def _runs(sentence: Sentence) -> Iterator[tuple[str, int]]:
    """A sentence as its words, with their places, and what stands between them."""
    at = 0
    for place, (start, end) in enumerate(sentence.spans):
        yield sentence.text[at:start], -1
        yield sentence.text[start:end], place
        at = end
    yield sentence.text[at:], -1


def _batches(lengths: Sequence[int]) -> Iterator[slice]:
    begin, held = 0, 0
    for place, length in enumerate(lengths):
        if held and held + length > AT_ONCE:
            yield slice(begin, place)
            begin, held = place, 0
        held += length
    yield slice(begin, len(lengths))


def _words(vectors: Floats, words: Sequence[int], count: int) -> Floats:
    """The vector of each word, the sum of its pieces' at length one."""
    belongs = np.asarray(words)
    found = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    np.add.at(found, belongs[belongs >= 0], vectors[belongs >= 0])
    lengths = np.sqrt(np.square(found).sum(axis=1, keepdims=True))
    scaled: Floats = found / np.maximum(lengths, SHORTEST)
    return scaled
