"""Which skills a text names, told by whole words out of a vocabulary and never by guess."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.domain.questions import Question
from bot.domain.vocabulary import DECOYS, VOCABULARY

TOKEN = re.compile(r"[A-Za-z0-9À-ɏ]+(?:\+\+|#(?!\w))?|(?<![A-Za-z0-9])\.(?i:net)(?![A-Za-z0-9])")
"""A word in Latin letters; those of other scripts end it, because they are written on without a space."""
GAP = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|[./&'’_\u2010–-]|[\u2010-]\n| [&/] ")
"""What may stand between two words of one term, also where a line ends within it."""
EXACT = "="
"""Before a term of the vocabulary: it counts only as it is written there, such as Go or R."""
SHORTEST = 3
"""Letters that the last word of a term has at least, to be known in the plural as well."""
ENOUGH = 3
"""Mentions after which another says nothing more about how much a text is about a skill."""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that people can and questions are about; `count` is how often a text names it.

    `topics` are those of the library's questions.
    """

    name: str
    topics: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class _Term:
    """One way to write a skill, as words in small letters; `exact` are the words where their case matters.

    A decoy has no skill: it keeps its words from being taken for one.
    """

    words: tuple[str, ...]
    exact: tuple[str, ...] | None
    skill: Skill | None


def skills_in(text: str) -> tuple[Skill, ...]:
    """The skills that a text names, in the order of their first mention, each with its count."""
    counts = Counter(skill.name for skill in _mentions(text))
    return tuple(replace(SKILLS[name], count=count) for name, count in counts.items())


def skill_named(name: str, count: int = 1) -> Skill | None:
    """The skill of that name, None where the vocabulary has none."""
    skill = SKILLS.get(name)
    return None if skill is None else replace(skill, count=count)


def topics_of(skills: Iterable[Skill]) -> Counter[str]:
    """The topics that the skills belong to, each with its weight: a skill that is named often weighs more."""
    weights: Counter[str] = Counter()
    for skill in skills:
        weights.update(dict.fromkeys(skill.topics, min(skill.count, ENOUGH)))
    return weights


def overlap(question: Question, skills: Iterable[Skill]) -> tuple[Skill, ...]:
    """Those of the skills that a question touches: first those it names, then those of its topics."""
    held = tuple(skills)
    names = _named_by(question)
    named = [skill for skill in held if skill.name in names]
    near = [skill for skill in held if skill.name not in names and set(skill.topics) & set(question.topics)]
    return (*named, *near)


@lru_cache(maxsize=4096)
def _named_by(question: Question) -> frozenset[str]:
    points = (point.point for point in question.key_points)
    text = "\n\n".join([question.title, question.prompt, *points, *question.topics])
    return frozenset(skill.name for skill in _mentions(text))


def _mentions(text: str) -> Iterator[Skill]:
    for term in _terms(text, list(TOKEN.finditer(text))):
        if term.skill is not None:
            yield term.skill


def _terms(text: str, found: list[re.Match[str]]) -> Iterator[_Term]:
    """The terms in a text one after the other, the longest that begins at each word."""
    words = tuple(match[0].lower() for match in found)
    at = 0
    while at < len(words):
        for term in TERMS.get(words[at], ()):
            end = at + len(term.words)
            if words[at:end] == term.words and _stands(term, text, found[at:end]):
                yield term
                at = end
                break
        else:
            at += 1


def _stands(term: _Term, text: str, found: list[re.Match[str]]) -> bool:
    """Whether words found one after the other are the term: in its case, with nothing but gaps between."""
    if term.exact is not None and term.exact != tuple(match[0] for match in found):
        return False
    gaps = (text[one.end() : other.start()] for one, other in pairwise(found))
    return len(found) == 1 or all(map(GAP.fullmatch, gaps))


def _term(written: str, skill: Skill | None) -> _Term:
    plain = written.removeprefix(EXACT)
    words = tuple(TOKEN.findall(plain))
    return _Term(tuple(word.lower() for word in words), words if written != plain else None, skill)


def _plural(term: _Term) -> _Term | None:
    last = term.words[-1]
    if term.exact or not last.isalpha() or len(last) < SHORTEST or last.endswith("s"):
        return None
    return replace(term, words=(*term.words[:-1], f"{last}s"))


def _read() -> tuple[dict[str, Skill], dict[str, tuple[_Term, ...]]]:
    """The vocabulary: its skills by name, and its terms by their first word, the longest first."""
    skills: dict[str, Skill] = {}
    terms = [_term(each.strip(), None) for each in DECOYS.split(",")]
    for line in VOCABULARY:
        name, others, topics = (part.strip() for part in line.split("|"))
        plain = name.removeprefix(EXACT)
        skills[plain] = Skill(plain, tuple(topics.split()))
        ways = [name, *(each.strip() for each in others.split(",") if each.strip())]
        terms += [_term(way, skills[plain]) for way in ways]
    terms += [more for each in terms if (more := _plural(each)) is not None]
    by_word: dict[str, list[_Term]] = {}
    for term in sorted(terms, key=lambda each: -len(each.words)):
        by_word.setdefault(term.words[0], []).append(term)
    return skills, {word: tuple(held) for word, held in by_word.items()}


SKILLS, TERMS = _read()
