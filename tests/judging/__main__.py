"""`make judge`: how far the judge agrees with people, and how many attacks reach what good answers get."""

import sys
from collections.abc import Iterator, Sequence
from statistics import fmean

from bot.domain.questions import Question
from bot.judging.encoder import Encoder, installed
from bot.judging.meaning import Meaning, meaning
from bot.judging.rubric import judge
from tests.judging.attacks import BLIND, INFORMED
from tests.judging.graded import Graded, Score, agreement, attacked, score_of, sets
from tests.judging.yardsticks import bm25, cosine

ANOTHER = "another good answer"


def ours(by: Meaning | None) -> Score:
    def score(asked: Question, answer: str) -> float:
        return (judge(asked, answer, by).total or 0) / 100

    return score


def judges(some: Sequence[Graded]) -> Iterator[tuple[str, Score]]:
    encoder, folder = meaning(), installed()
    if encoder is not None and folder is not None:
        yield "the judge, by meaning", ours(encoder)
    yield "the judge, by stem", ours(None)
    yield "BM25 over stems", bm25(some)
    if folder is not None:
        yield "cosine of vectors", cosine(Encoder(folder))


def measured(name: str, some: Sequence[Graded]) -> Iterator[str]:
    answers = sum(len(each.answers) for each in some)
    yield f"\n{name}: {answers} answers to {len(some)} questions"
    for reader, score in judges(some):
        scores = [[score_of(each, text, score) for text, _ in each.answers] for each in some]
        yield f"{reader:22s} {agreement(some, scores)}"
        reached = attacked(some, scores, score)
        yield from _attacks("without the rubric", reached, (*BLIND, ANOTHER))
        yield from _attacks("with the rubric", reached, tuple(INFORMED))
        if reader.startswith("the judge"):
            yield _gates(some, meaning() if "meaning" in reader else None)


def _attacks(kind: str, reached: dict[str, float], names: Sequence[str]) -> Iterator[str]:
    found = {name: reached[name] for name in names if name in reached}
    if found:
        each = ", ".join(f"{name} {share:.0%}" for name, share in found.items())
        yield f"  attacks {kind}: {fmean(found.values()):.1%} reach the median good answer ({each})"


def _gates(some: Sequence[Graded], by: Meaning | None) -> str:
    hit = [bool(judge(each.rubrics[0], text, by).gates) for each in some for text in each.good]
    return f"  good answers hit by a gate: {fmean(hit):.1%} of {len(hit)}" if hit else "  no good answers"


def main() -> None:
    """Print the figures of every set there is."""
    found = sets()
    if "golden answers" in found:
        sys.stdout.write(
            "SCRIMMAGE_JUDGING names no folder with graded answers: these are the golden ones.\n"
        )
    for name, some in found.items():
        for line in measured(name, some):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
