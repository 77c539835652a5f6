"""A quote, looked up in the answer that it is said to come from."""

from collections.abc import Sequence
from unicodedata import category

WORDS, LETTERS = 3, 12
"""A quote has as many words, or as many characters; of anything shorter every answer holds some."""
LONGEST = 600
"""Characters from which a passage points at nothing any more."""
MOST = 5
"""Quotes looked at for one key point."""
ALIKE = {"Pi": "'", "Pf": "'", "Pd": "-", "Cf": ""}
"""What stands for a kind of character by its category: for quotation marks, dashes, what cannot be seen."""
LOW_QUOTES = "\N{SINGLE LOW-9 QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
ALSO_ALIKE = dict.fromkeys(f'"`{LOW_QUOTES}', "'") | {"…": "..."}
"""The same for some that their category does not tell."""
GAP = "[...]"
"""Stands in an answer where a sentence was left out, so what holds it is no part of the answer."""
AROUND = " '.,;:-"
"""What a model may put around a passage, or leave out at its ends."""


class Passages:
    """An answer to be quoted from.

    White space, capitals and the shapes of quotation marks, dashes and dots make no difference.
    """

    def __init__(self, answer: str) -> None:
        self._answer = answer
        self._flat, self._places = _flat(answer)

    def shown_by(self, quotes: Sequence[str]) -> str | None:
        """The answer's own words for the first quote that stands in it; None if none does."""
        for quote in quotes[:MOST]:
            if len(quote) <= LONGEST and (found := self._find(_flat(quote)[0])) is not None:
                begin, end = found
                return self._answer[self._places[begin] : self._places[end - 1] + 1]
        return None

    def _find(self, quote: str) -> tuple[int, int] | None:
        """Where a quote stands, from and to; None if it does not, or is too short to show anything."""
        for tried in (quote.strip(), quote.strip(AROUND)):
            says = len(tried) >= LETTERS or len(tried.split()) >= WORDS
            if says and GAP not in tried and (at := self._flat.find(tried)) >= 0:
                return at, at + len(tried)
        return None


def _flat(text: str) -> tuple[str, list[int]]:
    """A text without what makes no difference, and for each of its characters its place in the text."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in _alike(character):
            if each != " " or characters[-1:] != [" "]:
                characters.append(each)
                places.append(place)
    return "".join(characters), places


def _alike(character: str) -> str:
    """What stands for a character, whichever of its like was written."""
    if character.isspace():
        return " "
    known = ALSO_ALIKE.get(character, ALIKE.get(category(character)))
    return character.lower() if known is None else known
