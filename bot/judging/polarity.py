"""How far a denial reaches in a sentence: over its clause, or over all that a sentence opens by rejecting."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.judging.words import Sentence, is_negation, words_of

REJECTS = re.compile(
    r"""\W*(?:(?:it|that|this)(?:\ is|['’]s)\ (?:simply\ |just\ |completely\ )?
    (?:not\ (?:true|right|correct|the\ case)|false|untrue|wrong|incorrect|nonsense|a\ (?:myth|mistake|lie))\b
    |(?:it|that)\ isn['’]t\ (?:true|right|correct|the\ case)\b
    |i\ (?:do\ not|don['’]t|would\ not|wouldn['’]t)\ (?:think|believe|agree|say)\b
    |i\ (?:doubt|disagree|deny)\b
    |nobody\ (?:should|needs)\b
    |contrary\ to\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a sentence begins that rejects all that follows in it."""
REJECTED = frozenset({"unnecessary", "needless", "pointless", "useless", "untrue"})
"""Words that at the end of a clause reject what stands before them."""
NO_DENIAL = re.compile(
    r"\b(?:not only|not just|not to mention|no longer than|no matter|no doubt|nothing but)\b"
)
"""What looks like a denial and is none."""
BEGINNINGS = "but however because since so although though while whereas otherwise unless if when which who"
CLAUSE_WORDS = frozenset(BEGINNINGS.split())
"""Words with which another clause begins."""
WITH_SUBJECT = frozenset({"before", "after", "until", "how"})
"""Words with which one begins if its subject follows: “before I choose”, and not “before midnight”."""
CLAUSE_MARK = re.compile(r"[,;:()–—]|\s-\s")
VERBS = "am is are was were be been do does did has have had can could may might must shall should will would"
AUXILIARIES = frozenset(VERBS.split())
"""Verbs that a "not" belongs to; the two deny all of their clause, with what stands before them."""
JOINS = frozenset({"and", "or", "then"})
"""Words before which such a denial does not reach back: another statement may end there."""
ROW_WORDS = 4
"""Words that a member of a row has at most: a denial goes on over the commas of “no loss, delay or noise”."""
STARTS = "i you he she it we they this that these those there the a an my our and"
SUBJECTS = frozenset(STARTS.split())
"""Words that begin a clause of its own and no member of a row."""
WITHOUT = 3
"""Words that “without” reaches: the thing that is not there."""
INSTEAD = (("instead", "of"), ("rather", "than"))
"""Pairs of words after which stands what is not meant."""


@lru_cache(maxsize=4_000)
def denied(sentence: Sentence) -> tuple[bool, ...]:
    """For each word whether a denial reaches it; an opening that rejects the sentence turns that around."""
    opening, clauses = _opening(sentence), _clauses(sentence)
    reached = set[int]()
    for place in range(opening, len(sentence.words)):
        if _denies(sentence, place):
            reached |= {each for each in _reach(sentence, clauses, place) if each >= opening}
    return tuple((place in reached) is not bool(opening) for place in range(len(sentence.words)))


def _reach(sentence: Sentence, clauses: Sequence[int], place: int) -> set[int]:
    """The places that a denial reaches, in its clause or the row that goes on with it."""
    words, inside = sentence.words, [each for each, other in enumerate(clauses) if other == clauses[place]]
    if words[place] in REJECTED:
        return {each for each in inside if each < place}
    onward = [each for each in inside if each > place]
    if words[place] == "without":
        return set(onward[:WITHOUT])
    return {*_back(words, inside, place), *onward, *_row_after(sentence, clauses, clauses[place])}


def _back(words: Sequence[str], inside: Sequence[int], place: int) -> list[int]:
    """What stands before a verb that is denied; a bare “not” denies only what follows."""
    word, before = words[place], words[place - 1] if place else ""
    if not (
        word in {"cannot", "never"}
        or word.endswith("n't")
        or (word in {"not", "neither"} and before in AUXILIARIES)
    ):
        return []
    joined = max((each for each in inside if each < place and words[each] in JOINS), default=-1)
    return [each for each in inside if joined < each < place]


def _row_after(sentence: Sentence, clauses: Sequence[int], clause: int) -> list[int]:
    """The words of the clauses after this one that only go on with its row, up to its “or”."""
    found: list[int] = []
    for number in range(clause + 1, clauses[-1] + 1):
        places = [each for each, other in enumerate(clauses) if other == number]
        words = [sentence.words[each] for each in places]
        if len(places) > ROW_WORDS or words[0] in SUBJECTS | CLAUSE_WORDS or is_negation(words[0]):
            break
        found += places
        if JOINS & set(words):
            return found
    return []


def _opening(sentence: Sentence) -> int:
    """How many words an opening takes that rejects the sentence; a denial in it is already counted."""
    found = REJECTS.match(sentence.text)
    return len(words_of(found[0])) if found else 0


def _denies(sentence: Sentence, place: int) -> bool:
    word, start = sentence.words[place], sentence.spans[place][0]
    if sentence.words[place - 1 : place + 1] in INSTEAD and place:
        return True
    return is_negation(word) and not NO_DENIAL.match(sentence.text.lower(), start)


def _clauses(sentence: Sentence) -> list[int]:
    """For each word, the number of the clause it stands in."""
    clause, found = 0, []
    before = 0
    followers = (*sentence.words[1:], "")
    for word, following, (start, end) in zip(sentence.words, followers, sentence.spans, strict=True):
        if CLAUSE_MARK.search(sentence.text, before, start) or _begins(word, following):
            clause += 1
        found.append(clause)
        before = end
    return found


def _begins(word: str, following: str) -> bool:
    return word in CLAUSE_WORDS or (word in WITH_SUBJECT and following in SUBJECTS)
