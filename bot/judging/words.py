"""An answer taken apart for judging: its sentences as written, and the stems of their content words."""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|(?=\n)|$)|[^.!?\n]*[.!?](?=\S)[^.!?\n]*")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
GRAMMAR = """
a about after all also am an and any are as at be because been before being both but by can could
did do does doing down each for from had has have having he her here him his how i i'd i'm i've if
in into is it it's its itself just me more most my of off on once one only or other our out over own
s same she should so some such than that that's the their them then there these they they're this
those through to too under until up us very was we we'd we're were what when where which while who
why will with would you you'd your
"""
DENIAL = """
no not never none nothing neither nor without cannot can't don't doesn't didn't won't wouldn't
shouldn't isn't aren't wasn't weren't hardly unnecessary needless pointless false untrue wrong
"""
STOPWORDS = frozenset(GRAMMAR.split())
NEGATIONS = frozenset(DENIAL.split())
FUNCTION_WORDS = 2
"""Stopwords that a sentence of some length holds at least; a list of terms holds fewer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was written, its content stems, and whether it denies something."""

    text: str
    stems: frozenset[str]
    words: int
    stopwords: int
    denies: bool

    @property
    def is_list(self) -> bool:
        """Whether it is terms in a row rather than something said."""
        return self.words > FUNCTION_WORDS and self.stopwords * 6 < self.words


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of an English word in small letters, by the Snowball algorithm."""
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("english")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, apostrophes straightened."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's content words; words of denial are no content."""
    return frozenset(stem(word) for word in words_of(text) if word not in STOPWORDS and word not in NEGATIONS)


def denies(text: str) -> bool:
    """Whether a text holds a word of denial."""
    return any(word in NEGATIONS or word.endswith("n't") for word in words_of(text))


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of an answer, each word for word as it stands there."""
    found = []
    for match in SENTENCE.finditer(text):
        written = match[0].strip()
        words = words_of(written)
        if words:
            stopwords = sum(word in STOPWORDS for word in words)
            found.append(Sentence(written, stems_of(written), len(words), stopwords, denies(written)))
    return tuple(found)
