"""An answer taken apart for judging: its sentences as written, and the stems of their content words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

CLOSING = r"""["”’')\]]*"""
SHORT_FORM = r"(?:(?<=\be\.g)|(?<=\bi\.e)|(?<=\bvs))\."
SENTENCE = re.compile(rf"(?:[^.!?\n]|{SHORT_FORM}|[.!?](?![.!?]*{CLOSING}(?:\s|$)))+(?:[.!?]+{CLOSING})?")
"""Up to a mark that ends something, which those of `4.2.1` and `e.g.` do not, or to the end of the line."""
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
no not never none nothing neither nor without cannot nobody unnecessary needless pointless
useless untrue
"""
STOPWORDS = frozenset(GRAMMAR.split())
NEGATIONS = frozenset(DENIAL.split())
LONGEST = 40
"""Words after which a sentence without an end is taken apart, or all of a message would be one sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was written, and where it begins in its text.

    `words` are all its words in small letters and `spans` where each stands in it; `content` are the places
    of those with a meaning of their own, and `stems` their stems, in the same order.
    """

    text: str
    start: int
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    content: tuple[int, ...]
    stems: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where it ends in its text."""
        return self.start + len(self.text)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of an English word in small letters, by the Snowball algorithm."""
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def is_content(word: str) -> bool:
    """Whether a word in small letters has a meaning of its own; grammar and denial have none."""
    return word not in STOPWORDS and not is_negation(word)


def is_negation(word: str) -> bool:
    """Whether a word in small letters denies."""
    return word in NEGATIONS or word.endswith("n't")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, apostrophes straightened."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(stem(word) for word in words_of(text) if is_content(word))


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that have words, each word for word as it stands there."""
    return tuple(part for match in SENTENCE.finditer(text) for part in _parts(text, *match.span()))


def _parts(text: str, start: int, end: int) -> Iterator[Sentence]:
    """A sentence; a very long one in several parts."""
    found = list(WORD.finditer(text, start, end))
    for first in range(0, len(found), LONGEST):
        some = found[first : first + LONGEST]
        begin = some[0].start() if first else start
        finish = end if first + LONGEST >= len(found) else some[-1].end()
        yield _sentence(text[begin:finish], begin, some)


def _sentence(written: str, start: int, matches: Sequence[re.Match[str]]) -> Sentence:
    start += len(written) - len(written.lstrip())
    written = written.strip()
    words = tuple(match[0].lower().replace("’", "'") for match in matches)
    content = tuple(place for place, word in enumerate(words) if is_content(word))
    spans = tuple((match.start() - start, match.end() - start) for match in matches)
    return Sentence(written, start, words, spans, content, tuple(stem(words[place]) for place in content))
