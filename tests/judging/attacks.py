"""Answers made to be scored and not to be read: from a question's own rubric, or without having seen it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

from bot.domain.questions import Question
from bot.judging.opposites import OPPOSITES
from bot.judging.words import is_content, words_of
from tests.judging.texts import KNOWLEDGE, OFF_TOPIC, SHORT, TO_THE_JUDGE

Attack = Callable[[Question], Sequence[str]]
TEMPLATES = (
    "In my opinion {} is very important here.",
    "I would definitely make use of {} and also of {}.",
    "A good solution needs to consider {}, {} and {}.",
    "It is well known that {} plays a key role together with {}.",
    "First we look at {}, then we talk about {}, and finally we have {}.",
)
REJECTIONS = (
    "It is not true that {}",
    "It is wrong to say that {}",
    "I don't believe that {}",
    "Nobody should think that {}",
)
VERB = re.compile(
    r"\b(is|are|was|were|can|could|should|must|will|would|may|might|does|do|did|has|have)\b(?! not\b)"
)
AT_ONCE = 3
"""Words of a term at most."""


def points_of(asked: Question) -> list[str]:
    return [point.point for point in asked.key_points]


def lowered(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def terms_of(asked: Question) -> list[str]:
    """The content words of the key points, neighbours together as they stand."""
    found: list[str] = []
    for text in points_of(asked):
        run: list[str] = []
        for word in [*words_of(text), ""]:
            content = bool(word) and is_content(word)
            if run and (not content or len(run) == AT_ONCE):
                found.append(" ".join(run))
                run = []
            if content:
                run.append(word)
    return found


def copied(asked: Question) -> Sequence[str]:
    return [asked.prompt, f"{asked.title}. {asked.prompt}"]


def restated(asked: Question) -> Sequence[str]:
    text = re.sub(r"\s+", " ", asked.prompt).replace("?", ".")
    shuffled = ". ".join(reversed([each.strip() for each in text.split(".") if each.strip()]))
    asking = " ".join(word for word in words_of(text) if is_content(word))
    return [
        f"The question is about this. {lowered(text)} That is what I would explain and think through.",
        f"{shuffled}. That is a good question, and I would answer exactly this.",
        f"When it comes to {asking}, one has to look at it carefully and find the answer that fits.",
    ]


def off_topic(_: Question) -> Sequence[str]:
    return OFF_TOPIC


def general_knowledge(_: Question) -> Sequence[str]:
    return [*KNOWLEDGE, "\n\n".join(KNOWLEDGE)]


def short(_: Question) -> Sequence[str]:
    return SHORT


def to_the_judge(asked: Question) -> Sequence[str]:
    return [*TO_THE_JUDGE, " ".join(TO_THE_JUDGE), f"{asked.prompt} {TO_THE_JUDGE[0]}"]


def listed(asked: Question) -> Sequence[str]:
    terms = terms_of(asked)
    return [", ".join(terms) + ".", "\n".join(f"- {each}" for each in terms), " ".join(terms)]


def stuffed(asked: Question) -> Sequence[str]:
    terms = terms_of(asked)
    return [_filled([template], terms) for template in TEMPLATES] + [_filled(TEMPLATES, terms)]


def _filled(templates: Sequence[str], terms: Sequence[str]) -> str:
    left, sentences = list(terms), list[str]()
    for template in cycle(templates):
        needed = template.count("{}")
        if len(left) < needed:
            break
        sentences.append(template.format(*left[:needed]))
        left = left[needed:]
    return " ".join(sentences) or templates[0].format(*(list(terms) * AT_ONCE)[:AT_ONCE])


def negated(asked: Question) -> Sequence[str]:
    return [" ".join(_with(word, text) for text in points_of(asked)) for word in ("not", "never")]


def _with(word: str, text: str) -> str:
    changed, count = VERB.subn(rf"\1 {word}", text, count=1)
    return changed if count else f"{word.capitalize()} {lowered(text)}"


def rejected(asked: Question) -> Sequence[str]:
    return [" ".join(each.format(lowered(text)) for text in points_of(asked)) for each in REJECTIONS]


def swapped(asked: Question) -> Sequence[str]:
    """The key points in which a word has an opposite, each such word replaced by it."""
    turned = [_swap(text) for text in points_of(asked) if _swap(text) != text]
    return [" ".join(turned)] if turned else []


def _swap(text: str) -> str:
    pairs = dict(_pairs())
    return re.sub(r"[A-Za-z]+", lambda found: pairs.get(found[0].lower(), found[0]), text)


def _pairs() -> Iterator[tuple[str, str]]:
    for group in OPPOSITES.split():
        first, second, *_ = group.split("/")
        yield first, second
        yield second, first


BLIND: dict[str, Attack] = {
    "question copied": copied,
    "question restated": restated,
    "off topic": off_topic,
    "general knowledge": general_knowledge,
    "empty or short": short,
    "to the judge": to_the_judge,
}
"""Made without the rubric; so is another question's good answer, which takes other questions."""
INFORMED: dict[str, Attack] = {
    "terms listed": listed,
    "terms in templates": stuffed,
    "each point negated": negated,
    "it is not true that": rejected,
    "opposites swapped": swapped,
}
"""Made with the rubric in hand."""
