"""Text as the pieces of words that the sentence encoder was trained on, and to which word each belongs.

The way is that of BERT's uncased models: letters small and without accents, words split at spaces and at
every mark, and each word into the longest pieces of the vocabulary, those after the first marked by `##`.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
"""Letters from which a word is unknown, as the encoder was trained; it bounds the time a word can take."""
IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))
"""Characters that are words by themselves."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's numbers in the vocabulary, and for each piece which of the text's words it belongs to.

    The pieces of `START` and `END`, and of what the caller does not call a word, belong to -1.
    """

    ids: tuple[int, ...]
    words: tuple[int, ...]


class WordPiece:
    """Splits text by a vocabulary, whose lines are its pieces in the order of their numbers."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Raise KeyError if the vocabulary lacks the pieces that every text needs."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._start, self._end, self._unknown = (self._numbers[each] for each in (START, END, UNKNOWN))
        self._pieces_of = lru_cache(maxsize=20_000)(self._split)

    def pieces(self, words: Iterable[tuple[str, int]], longest: int) -> Pieces:
        """The pieces of runs of text, each with the number of its word or -1; at most `longest` in all."""
        found = [
            (piece, number)
            for written, number in words
            for mark in _marks_apart(written)
            for piece in self._pieces_of(mark)
        ][: longest - 2]
        ids = (self._start, *(piece for piece, _ in found), self._end)
        return Pieces(ids, (-1, *(number for _, number in found), -1))

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        begin = 0
        while begin < len(word):
            end, number = self._longest_piece(word, begin)
            if number is None:
                return (self._unknown,)
            found.append(number)
            begin = end
        return tuple(found)

    def _longest_piece(self, word: str, begin: int) -> tuple[int, int | None]:
        mark = "##" if begin else ""
        for end in range(len(word), begin, -1):
            number = self._numbers.get(mark + word[begin:end])
            if number is not None:
                return end, number
        return begin, None


@lru_cache(maxsize=20_000)
def _marks_apart(written: str) -> tuple[str, ...]:
    """The words and single marks of a text, in small letters without accents."""
    return tuple("".join(_spaced(written)).split())


def _spaced(written: str) -> Iterator[str]:
    for character in unicodedata.normalize("NFD", written.lower()):
        kind = unicodedata.category(character)
        if character.isspace():
            yield " "
        elif kind == "Mn" or kind.startswith("C") or character == "\ufffd":
            continue
        elif _is_mark(character, kind) or _is_ideograph(character):
            yield f" {character} "
        else:
            yield character


def _is_mark(character: str, kind: str) -> bool:
    """Punctuation, and of ASCII whatever is neither letter nor digit."""
    return kind.startswith("P") or (character.isascii() and not character.isalnum())


def _is_ideograph(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in IDEOGRAPHS)
