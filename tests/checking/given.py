"""A question with nothing to mend, read from the guide to writing, to be made worse in one way at a time."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.checking.findings import Finding
from bot.domain.questions import KeyPoint, Question
from bot.library.load import load
from tests.library.folders import pack

GUIDE = (Path(__file__).parents[2] / "content" / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)[0]


@cache
def good() -> Question:
    """The guide's good example."""
    with TemporaryDirectory() as folder:
        (question,) = load(pack(Path(folder), {"charged-twice": EXAMPLE})).questions
    return question


def worse(**changed: Any) -> Question:  # noqa: ANN401 - any field of a question
    """The good question with some of its fields changed."""
    return replace(good(), **changed)


def with_point(place: int, **changed: Any) -> Question:  # noqa: ANN401 - any field of a key point
    """The good question with one key point changed."""
    points: list[KeyPoint] = list(good().key_points)
    points[place] = replace(points[place], **changed)
    return worse(key_points=tuple(points))


def texts(findings: Iterable[Finding]) -> list[str]:
    """What was found, without where."""
    return [finding.text for finding in findings]
