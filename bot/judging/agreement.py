"""Whether a passage agrees with the saying that was found in it, or says the opposite of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.judging.encoder import Floats
from bot.judging.matching import Found, Passage
from bot.judging.opposites import are_opposites, opposites_of
from bot.judging.polarity import denied
from bot.judging.sayings import IN_QUESTION, Saying, Sayings
from bot.judging.words import Sentence, stem

NEAR = 0.5
"""How near a word of a passage must be to stand for one of the saying."""
ABOUT = 0.2
"""How much further another word may be that stands for it as well."""
MOST = 0.5
"""The share of what stands in both of which more must be turned around."""
NAMED = 0.45
"""The share of a saying whose words must stand in a passage for it to be named there at all."""
WORD_FOR_WORD = 0.85
"""The share of a saying from which a sentence repeats it, so that one word turned around turns it all."""
ALONE = 0.05
"""How much less one of two sentences may say than both, to tell alone."""
BESIDE = 3
"""Words within which a neighbour stands beside a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word where it stands: its place in its text, its stem, and whether a denial reaches it."""

    place: int
    stem: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a saying beside the word of a passage that stands for it, which may be its opposite.

    `near` is how near they are, 0 to 1; an opposite stands as near as the word itself.
    """

    weight: float
    near: float
    wanted: Word
    word: Word
    opposite: bool

    @property
    def denied(self) -> bool:
        """Whether one is denied and the other is not."""
        return self.wanted.denied is not self.word.denied


class Stand(Enum):
    """How a passage stands to a saying; `UNCLEAR` is neither for it nor against it."""

    AGREES = "agrees"
    OPPOSES = "opposes"
    UNCLEAR = "unclear"


def stand(
    sayings: Sayings, number: int, sentences: Sequence[Sentence], found: Found, passage: Passage
) -> Stand:
    """Whether a passage agrees with a saying or says the opposite of it.

    Denial turns it around, and so does an opposite; both together say the same again, in other words. Where
    one of two sentences says about all that both say, it alone tells. A saying that itself denies something
    can be agreed with in too many ways, with a denial elsewhere or with none: unless it is repeated word for
    word and without any denial, a passage that seems to turn it around tells nothing.
    """
    alone = _tells_alone(number, found, passage)
    if alone is not None:
        return stand(sayings, number, sentences, found, alone)
    saying, said = sayings.all[number], [sentences[place] for place in passage.places]
    all_matches = list(_matches(sayings, number, said, found, passage))
    repeated = sum(each.weight * each.near for each in all_matches)
    repeats = len(said) == 1 and repeated >= WORD_FOR_WORD * float(sayings.totals[number])
    matches = _telling(sayings, number, all_matches)
    if not _turned(saying, said, matches, repeats=repeats):
        return Stand.AGREES
    unclear = _denies(saying.sentences) and (not repeats or _denies(said))
    return Stand.UNCLEAR if unclear else Stand.OPPOSES


def _turned(saying: Saying, said: Sequence[Sentence], matches: Sequence[Match], *, repeats: bool) -> bool:
    opposed = [each for each in matches if each.opposite]
    if _outweigh([each for each in matches if each.denied], matches, repeats=repeats):
        return not opposed
    return _outweigh(opposed, matches, repeats=repeats) or (repeats and _swapped(saying, said))


def _denies(sentences: Sequence[Sentence]) -> bool:
    return any(word.denied for word in _words(sentences))


def _tells_alone(number: int, found: Found, passage: Passage) -> Passage | None:
    """The one of two sentences that says about all that both say, if there is one."""
    if passage.first == passage.last:
        return None
    share = found.shares[number]
    both = float(share[found.passages.index(passage)])
    best = passage.first if share[passage.first] >= share[passage.last] else passage.last
    return found.passages[best] if float(share[best]) >= both - ALONE else None


def _telling(sayings: Sayings, number: int, matches: Sequence[Match]) -> Sequence[Match]:
    """The matches that tell, none if the passage does not name the saying at all.

    They are those of what the saying affirms, if that is most of it: what it only sets apart, as in “not
    averages”, may be talked of.
    """
    weights = sayings.weights[sayings.words_of(number)]
    affirmed = [not word.denied for word in _words(sayings.all[number].sentences)]
    total, telling = float(sayings.totals[number]), float(weights[affirmed].sum())
    if telling >= MOST * total:
        matches, total = [each for each in matches if not each.wanted.denied], telling
    return matches if _weight(matches) >= NAMED * total else []


def _outweigh(turned: Sequence[Match], matches: Sequence[Match], *, repeats: bool) -> bool:
    """Whether enough is turned around, and not words of the question alone."""
    if not any(each.weight > IN_QUESTION for each in turned):
        return False
    return repeats or _weight(turned) > MOST * _weight(matches)


def _weight(matches: Sequence[Match]) -> float:
    return sum(each.weight for each in matches)


def _matches(
    sayings: Sayings, number: int, said: Sequence[Sentence], found: Found, passage: Passage
) -> Iterator[Match]:
    rows, begin = sayings.words_of(number), found.begins[passage.first]
    wanted, written = list(_words(sayings.all[number].sentences)), list(_words(said))
    near = found.near[rows, begin : begin + len(written)]
    for place, each in enumerate(wanted):
        weight, word = float(sayings.weights[rows.start + place]), _nearest(each, near[place], written)
        if word is not None and not are_opposites(each.stem, word.stem):
            yield Match(weight, float(near[place].max()), each, word, opposite=False)
        elif (other := _opposite(place, wanted, written)) is not None:
            yield Match(weight, 1.0, each, other, opposite=True)


def _nearest(wanted: Word, near: Floats, written: Sequence[Word]) -> Word | None:
    """The word that stands for the wanted one; of several about as near, one that agrees with it."""
    best = float(near.max())
    if best < NEAR:
        return None
    alike = [word for word, each in zip(written, near, strict=True) if each >= best - ABOUT]
    agreeing = [word for word in alike if word.denied is wanted.denied and word.stem == wanted.stem]
    return agreeing[0] if agreeing else written[int(near.argmax())]


def _opposite(place: int, wanted: Sequence[Word], written: Sequence[Word]) -> Word | None:
    """The word that stands where its opposite was wanted: beside the same neighbour, on the same side."""
    stem = wanted[place].stem
    if any(each.stem == stem for each in written):
        return None
    around = [(each.stem, each.place > wanted[place].place) for each in wanted[max(place - 1, 0) : place + 2]]
    for other in written:
        if are_opposites(stem, other.stem) and _beside(other, around, written):
            return other
    return None


def _beside(word: Word, around: Sequence[tuple[str, bool]], written: Sequence[Word]) -> bool:
    return len(around) == 1 or any(
        (each.stem, each.place > word.place) in around and abs(each.place - word.place) <= BESIDE
        for each in written
    )


def _words(sentences: Sequence[Sentence]) -> Iterator[Word]:
    begin = 0
    for sentence in sentences:
        reached = denied(sentence)
        for place, each in zip(sentence.content, sentence.stems, strict=True):
            yield Word(begin + place, each, reached[place])
        begin += len(sentence.words)


def _swapped(saying: Saying, said: Sequence[Sentence]) -> bool:
    """Whether a word of grammar, such as “before”, stands as its opposite."""
    wanted = {stem(word) for sentence in saying.sentences for word in sentence.words}
    written = {stem(word) for sentence in said for word in sentence.words}
    return any((opposites_of(word) & written) - wanted and word not in written for word in wanted)
