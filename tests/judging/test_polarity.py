"""How far a denial reaches, word by word."""

import pytest

from bot.judging.opposites import are_opposites
from bot.judging.polarity import denied
from bot.judging.words import sentences_of, stem


def reached(text: str) -> str:
    (sentence,) = sentences_of(text)
    return " ".join(word for word, each in zip(sentence.words, denied(sentence), strict=True) if each)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We measure first.", ""),
        ("We don't measure first, we guess.", "we measure first"),
        ("There is no session on the server.", "session on the server"),
        ("No loss, duplicates or delay, but it is slow.", "loss duplicates or delay"),
        ("Percentiles and not averages.", "averages"),
        ("We page and never log.", "log"),
        ("Alerts are not needed because users call.", "alerts are needed"),
        ("It is not true that retries help.", "it is not true that retries help"),
        ("It is not true that retries don't help.", "it is not true don't"),
        ("Comparing values is unnecessary.", "comparing values is"),
        ("Not only reads, also writes.", ""),
        ("Without joins you model around queries.", "joins you model"),
        ("I'd merge rather than overwrite.", "overwrite"),
        ("I can't choose before I know the load.", "i choose"),
    ],
)
def test_a_denial_reaches_over_its_clause(text: str, words: str) -> None:
    assert reached(text) == words


@pytest.mark.parametrize(
    ("first", "second", "opposite"),
    [
        ("increases", "decreased", True),
        ("before", "after", True),
        ("connected", "separated", True),
        ("fast", "slow", True),
        ("decrease", "reduce", False),
        ("fast", "quick", False),
    ],
)
def test_opposites_are_known_by_their_stems(first: str, second: str, opposite: bool) -> None:  # noqa: FBT001
    assert are_opposites(stem(first), stem(second)) is opposite
    assert are_opposites(stem(second), stem(first)) is opposite
