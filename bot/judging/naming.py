"""Which sentences of an answer only name things: terms in a row, and one frame filled again and again.

Who has the terms can make either without knowing what they mean, so naming covers a key point at most partly.
"""

import re
from collections.abc import Mapping, Sequence

from bot.judging.words import Sentence, is_content, words_of

LIST_WORDS = 3
"""Words from which a row of terms is a list."""
WORDS_BETWEEN = 6
"""A sentence that says something has a word of grammar at least this often; a list of terms has fewer."""
BETWEEN = re.compile(r"[,;/•·|]|\band\b|\bor\b|\bas well as\b", re.IGNORECASE)
"""What stands between the terms of a row."""
ARTICLES = frozenset({"a", "an", "the"})
TERM_WORDS = 3
"""Words that a term has at most."""
IN_A_ROW = 4
"""Terms that follow one another and make a row; people do name two or three things in what they say."""
FRAME_WORDS, FRAMES = 3, 3
"""Words that a frame has at least, and how often it is filled until it is one."""
COMPARED = 100
"""Sentences that each is compared with at most, or a long answer would take its square."""
ALIKE = 0.8
"""The share of their words that two frames have in common to be the same."""


def names(sentences: Sequence[Sentence], terms: frozenset[str]) -> tuple[bool, ...]:
    """For each sentence whether it only names things; `terms` are the stems that the rubric is made of."""
    framed = _framed({each.words: _frame(each, terms) for each in sentences})
    return tuple(_is_list(each) or is_row(each) or framed[each.words] for each in sentences)


def is_row(sentence: Sentence) -> bool:
    """Whether most of what it says is terms in a row."""
    longest = most = 0
    for part in BETWEEN.split(sentence.text):
        words = [word for word in words_of(part) if word not in ARTICLES]
        if not words:
            continue
        longest = longest + 1 if len(words) <= TERM_WORDS and all(map(is_content, words)) else 0
        most = max(most, longest)
    return most >= IN_A_ROW


def _is_list(sentence: Sentence) -> bool:
    """Whether hardly a word of grammar holds it together; numbers need none."""
    words = [word for word in sentence.words if not word.isdigit()]
    grammar = len(sentence.words) - len(sentence.content)
    return len(words) >= LIST_WORDS and grammar * WORDS_BETWEEN < len(words)


def _frame(sentence: Sentence, terms: frozenset[str]) -> frozenset[str]:
    """The words of a sentence that are none of the rubric's."""
    stems = dict(zip(sentence.content, sentence.stems, strict=True))
    return frozenset(word for place, word in enumerate(sentence.words) if stems.get(place) not in terms)


def _framed(frames: Mapping[tuple[str, ...], frozenset[str]]) -> dict[tuple[str, ...], bool]:
    """For each sentence, given as its words, whether its frame is filled otherwise too."""
    others = list(frames.values())[:COMPARED]
    return {
        words: len(frame) >= FRAME_WORDS and sum(_alike(frame, other) for other in others) >= FRAMES
        for words, frame in frames.items()
    }


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) >= ALIKE * len(first | second)
