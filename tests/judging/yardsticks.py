"""Two plain ways to score an answer, so that the judge's figures can be read: BM25, and one vector a text."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log

import numpy as np

from bot.domain.questions import Question
from bot.judging.encoder import LONGEST, Encoder, Floats
from bot.judging.words import is_content, stem, words_of
from tests.judging.graded import Graded, Score

FREQUENT, LENGTH = 1.2, 0.75
"""BM25's usual constants, k1 and b."""


def stems(text: str) -> list[str]:
    return [stem(word) for word in words_of(text) if is_content(word)]


def reference(asked: Question) -> str:
    return " ".join(point.point for point in asked.key_points)


def bm25(some: Sequence[Graded]) -> Score:
    """The reference as a query to the answers, as a share of what the reference itself would get."""
    documents = [stems(text) for each in some for text, _ in each.answers]
    count = Counter(word for document in documents for word in set(document))
    usual = sum(map(len, documents)) / max(len(documents), 1)

    def weight(query: Sequence[str], document: Sequence[str]) -> float:
        held, length = Counter(document), 1 - LENGTH + LENGTH * len(document) / usual
        return sum(
            log(1 + (len(documents) - count[word] + 0.5) / (count[word] + 0.5))
            * held[word]
            * (FREQUENT + 1)
            / (held[word] + FREQUENT * length)
            for word in set(query)
        )

    def score(asked: Question, answer: str) -> float:
        query = stems(reference(asked))
        return min(1.0, weight(query, stems(answer)) / max(weight(query, query), 1e-9))

    return score


def cosine(encoder: Encoder) -> Score:
    """The cosine of the vectors of answer and reference, each the mean of its pieces."""

    @lru_cache(maxsize=20_000)
    def vector(text: str) -> Floats:
        pieces = encoder.wordpiece.pieces([(text, 0)], LONGEST)
        mean = encoder.encode([pieces.ids])[0].mean(axis=0)
        scaled: Floats = mean / np.linalg.norm(mean)
        return scaled

    return lambda asked, answer: max(0.0, float(vector(reference(asked)) @ vector(answer)))
