"""What a check says of a question, and the texts of a question that checks go through."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.questions import Question

Steps = tuple[str | int, ...]


class Finding(NamedTuple):
    """One thing to mend; `steps` lead to it in its file, as `bot.library.lines.Lines.at` takes them."""

    steps: Steps
    text: str


class Part(NamedTuple):
    """One text of a question: how to reach it, what it is called, and what it says."""

    steps: Steps
    name: str
    text: str


def ours(question: Question) -> Iterator[Part]:
    """What the interviewer says and thinks, in the voice of the house."""
    yield Part(("title",), "The title", question.title)
    yield Part(("prompt",), "The prompt", question.prompt)
    yield Part(("intent",), "The intent", question.intent)
    for place, point in enumerate(question.key_points):
        yield Part(("key_points", place, "point"), f"The key point '{point.id}'", point.point)
    yield from _listed("red_flags", "Red flag", question.red_flags)
    yield from _listed("hints", "Hint", question.hints)
    for place, follow_up in enumerate(question.follow_ups):
        yield Part(("follow_ups", place, "ask"), f"Follow-up {place + 1}", follow_up.ask)


def spoken(question: Question) -> Iterator[Part]:
    """What people say, in voices of their own."""
    for place, point in enumerate(question.key_points):
        for name, texts in (("phrasings", point.phrasings), ("wrong_claims", point.wrong_claims)):
            said = f"{name.replace('_', ' ').removesuffix('s').capitalize()} {{}} of '{point.id}'"
            for number, text in enumerate(texts):
                yield Part(("key_points", place, name, number), said.format(number + 1), text)
    yield Part(("strong",), "The strong sample", question.strong)
    yield Part(("weak",), "The weak sample", question.weak)


def _listed(key: str, name: str, texts: tuple[str, ...]) -> Iterator[Part]:
    for place, text in enumerate(texts):
        yield Part((key, place), f"{name} {place + 1}", text)
