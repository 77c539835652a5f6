"""The judge with its encoder and without, the encoder loaded once."""

from collections.abc import Callable, Sequence
from itertools import accumulate

import numpy as np
import pytest

from bot.domain.questions import Question
from bot.domain.scoring import Judgement
from bot.judging.encoder import Encoder, Floats, installed
from bot.judging.meaning import Meaning
from bot.judging.rubric import judge
from bot.judging.words import Sentence

Judges = Callable[[Question, str], Judgement]


class Remembering(Meaning):
    """As the encoder, but it reads each sentence once: tests judge the same answers over and over."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self._read: dict[str, Floats] = {}

    def of(self, sentences: Sequence[Sentence]) -> Floats:
        fresh = list({each.text: each for each in sentences if each.text not in self._read}.values())
        read = super().of(fresh)
        for each, end in zip(fresh, accumulate(len(each.content) for each in fresh), strict=True):
            self._read[each.text] = read[end - len(each.content) : end]
        return np.concatenate([self._read[each.text] for each in sentences])


@pytest.fixture(scope="session")
def encoder() -> Meaning:
    folder = installed()
    if folder is None:
        pytest.skip("the encoder is not installed")
    return Remembering(Encoder(folder))


@pytest.fixture(scope="session", params=["by meaning", "by stem"])
def by(request: pytest.FixtureRequest) -> Meaning | None:
    return request.getfixturevalue("encoder") if request.param == "by meaning" else None


@pytest.fixture(scope="session")
def judges(by: Meaning | None) -> Judges:
    return lambda asked, answer: judge(asked, answer, by)
