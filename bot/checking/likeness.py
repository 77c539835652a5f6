"""What is too much alike: two questions of a library, or two key points of a question."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from bot.checking.findings import Finding
from bot.domain.questions import Question
from bot.judging.rubric import COVERED, judge
from bot.judging.words import stem, stems_of, words_of

ALIKE = 0.5
"""The cosine of two questions' words, rare ones weighing more, from which they are one question twice."""
COPIED = 0.6
"""The share of a prompt's runs of words that stand in another one too, from which it is taken from there."""
RUN = 4


def near_duplicates(questions: Sequence[Question]) -> Iterator[tuple[Question, Finding]]:
    """Questions that ask what another asks, of the same pack or another; each pair told at its later one."""
    alike = _cosines([_said(question) for question in questions])
    runs = [_runs(question.prompt) for question in questions]
    for later, question in enumerate(questions):
        for earlier in range(later):
            shared = len(runs[later] & runs[earlier])
            copied = shared and shared >= COPIED * min(len(runs[later]), len(runs[earlier]))
            if copied or alike[later, earlier] >= ALIKE:
                yield question, Finding(("prompt",), f"This asks nearly the same as {questions[earlier].id}.")


def overlapping_points(question: Question) -> Iterator[Finding]:
    """Key points of which saying one, word for word, covers another too: people would be paid twice."""
    for place, point in enumerate(question.key_points):
        for other, found in zip(question.key_points, judge(question, point.point).points, strict=True):
            if other is not point and found.earned >= COVERED:
                yield Finding(
                    ("key_points", place, "point"),
                    f"The key points overlap: whoever says '{point.id}' is given '{other.id}' too.",
                )


def _said(question: Question) -> Counter[str]:
    """The stems of what a question asks and wants to hear, and how often each stands there."""
    points = "\n".join(point.point for point in question.key_points)
    text = f"{question.title}\n{question.prompt}\n{points}"
    known = stems_of(text)
    return Counter(each for each in map(stem, words_of(text)) if each in known)


def _cosines(texts: Sequence[Counter[str]]) -> np.ndarray:
    """How near each text is to each other, 0 to 1; a word weighs less the more texts it stands in."""
    places = {word: place for place, word in enumerate(sorted({word for text in texts for word in text}))}
    counts = np.zeros((len(texts), len(places) or 1), dtype=np.float32)
    for row, text in enumerate(texts):
        for word, count in text.items():
            counts[row, places[word]] = 1 + np.log(count)
    standing = np.maximum((counts > 0).sum(axis=0), 1)
    weighed = counts * np.log((1 + len(texts)) / standing)
    lengths = np.sqrt(np.square(weighed).sum(axis=1, keepdims=True))
    weighed /= np.maximum(lengths, np.float32(1e-6))
    return np.asarray(weighed @ weighed.T)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    return frozenset(tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
