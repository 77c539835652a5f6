"""What the offline judge gives a question's own samples: good answers are to be told from poor ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.checking.findings import Finding
from bot.domain.questions import Question
from bot.judging.meaning import Meaning
from bot.judging.rubric import judge

STRONG, WEAK, NOTHING = 75, 40, 15
"""The strong sample scores at least so much, the weak one at most, and what is no answer less."""
OFF_TOPIC = """
On Saturday we took the early train to the coast, because my sister had found a bakery there that she wanted
to show us. It rained until noon, so we sat under the roof of the ferry stop with warm rolls and watched the
gulls. In the afternoon the sun came out. We walked along the beach for two hours, my nephew collected shells,
and in the evening there was soup and a card game that my grandmother won, as always.
"""
"""Fluent, and about nothing that anybody is asked in an interview."""


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The totals of one question's samples; of what is no answer the highest, None for none."""

    question: Question
    strong: int
    weak: int
    nothing: int | None

    @property
    def margin(self) -> int:
        """Points by which the closest of the three bounds is kept; below zero where one is broken."""
        return min(self.strong - STRONG, WEAK - self.weak, NOTHING - 1 - (self.nothing or 0))


def calibrated(question: Question, by: Meaning | None) -> Calibrated:
    """Judge a question's samples, by meaning or, without the encoder, by words."""
    nothing = [judge(question, text, by).total for text in ("", OFF_TOPIC, question.prompt)]
    return Calibrated(
        question,
        strong=judge(question, question.strong, by).total or 0,
        weak=judge(question, question.weak, by).total or 0,
        nothing=max((each for each in nothing if each is not None), default=None),
    )


def miscalibrated(found: Calibrated, reader: str) -> Iterator[Finding]:
    """Samples that the judge does not tell apart; `reader` says how it read."""
    if found.strong < STRONG:
        yield Finding(
            ("strong",), f"The strong sample scores {found.strong} {reader}; at least {STRONG} is right."
        )
    if found.weak > WEAK:
        yield Finding(("weak",), f"The weak sample scores {found.weak} {reader}; at most {WEAK} is right.")
    if (found.nothing or 0) >= NOTHING:
        yield Finding(
            ("key_points",),
            f"What is no answer scores {found.nothing} {reader}; below {NOTHING} is right. "
            "Phrasings of everyday words are found in any text.",
        )
