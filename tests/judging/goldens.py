"""Answers with the band of their score, written before the judge was tuned, and the words that show it."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from bot.domain.questions import Question
from bot.library.load import load

GOLDEN = Path(__file__).parent / "golden"
CONTENT = Path(__file__).parents[2] / "content"
QUESTIONS = {
    str(each.id): each
    for each in load(CONTENT).questions
    if (GOLDEN / f"{each.id.rpartition('/')[2]}.yaml").is_file()
}
"""The questions that golden answers are written for."""
NOT_JUDGED = (0, 0)


@dataclass(frozen=True)
class Golden:
    """An answer with the band of its total; `evidence` has for a key point the words to be found in it."""

    asked: Question
    name: str
    text: str
    band: tuple[int, int]
    evidence: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.asked.id.rpartition('/')[2]}, {self.name}"


@cache
def goldens() -> tuple[Golden, ...]:
    """Those written for each question, and those that are alike for all."""
    return tuple(_written()) + tuple(each for asked in QUESTIONS.values() for each in _alike(asked))


def _alike(asked: Question) -> list[Golden]:
    texts = {
        "empty": "",
        "one word": "Postgres",
        "fine": "fine",
        "pasted": asked.prompt,
        "pasted twice": f"{asked.title}\n\n{asked.prompt}\n\n{asked.prompt}",
    }
    return [Golden(asked, name, text, NOT_JUDGED) for name, text in texts.items()]


def _written() -> list[Golden]:
    found = []
    for path in sorted(GOLDEN.glob("*.yaml")):
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        asked = QUESTIONS[read["question"]]
        for each in read["answers"]:
            low, high = each["band"]
            evidence = {key: _words(words) for key, words in each.get("evidence", {}).items()}
            found.append(Golden(asked, each["name"], each["text"], (low, high), evidence))
    return found


def _words(words: str | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)
