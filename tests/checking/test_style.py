"""The voice of the house, and what is said in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checking.findings import Finding
from bot.checking.style import readability, style
from tests.checking.given import good, texts, with_point, worse

SCENE = "Your customer was charged twice, and the logs show a call that timed out. What happened?"


def test_a_good_question_is_in_the_style_of_the_house() -> None:
    assert list(style(good())) == []


@pytest.mark.parametrize(
    ("prompt", "text"),
    [
        ("A customer was charged twice. What happened?", "The prompt does not speak to anybody: say 'you'."),
        (
            f"{SCENE} What is the difference between at least once and exactly once?",
            "“difference between” asks for what can be looked up; ask for a judgement.",
        ),
        (
            f"{SCENE}\n\nWhat is idempotency?",
            "“What is idempotency?” asks for what can be looked up; ask for a judgement.",
        ),
        (
            f"{SCENE} What does REST stand for?",
            "“stand for?” asks for what can be looked up; ask for a judgement.",
        ),
        (f"{SCENE} Name three causes.", "“Name three” asks for what can be looked up; ask for a judgement."),
        (f"{SCENE} Your SLO is spent.", "The prompt says SLO, which not everybody knows: write it out."),
        (
            f"{SCENE}\n\n| time | call |\n|---|---|\n| 9:00 | one |",
            "Tables, headings and pictures are not drawn in a chat; use a code block.",
        ),
        (
            f"{SCENE}\n\n```\n{'-' * 73}\n```\n",
            "A line of code has 73 characters; above 72 it is broken in a channel.",
        ),
        (f"{SCENE} Hurry!", "The prompt has an exclamation mark."),
        (f"{SCENE} Do it in order to help.", "The prompt says “in order to”; say to."),
    ],
)
def test_what_is_not_in_the_style_of_the_house_is_told(prompt: str, text: str) -> None:
    assert texts(style(worse(prompt=prompt))) == [text]


@pytest.mark.parametrize(
    "prompt",
    [
        f"{SCENE} Your service level objective (SLO) is spent. Is the SLO right?",
        f"{SCENE} The API sends JSON over HTTP.",
        f"{SCENE}\n\n```\nif (!paid) RETRY!\n```\n",
        f"{SCENE} The code says `a != b`.",
        "Tell me about a payment that went wrong, and what was different afterwards for everybody.",
    ],
)
def test_what_everybody_knows_and_what_is_code_is_left_alone(prompt: str) -> None:
    assert texts(style(worse(prompt=prompt))) == []


def test_a_company_needs_a_public_page() -> None:
    assert texts(style(worse(company="Ours", source="https://example.org/hiring"))) == []
    assert texts(style(worse(company="Ours"))) == ["A company is named, and no public page as its source."]
    assert texts(style(worse(source="a book"))) == [
        "The source is no address of the web, which begins with https://."
    ]


def test_people_speak_as_they_like_but_nobody_shouts() -> None:
    assert texts(style(worse(strong=f"{good().strong} We leverage an SLO."))) == []
    assert list(style(with_point(1, phrasings=("the same key, always!",)))) == [
        Finding(("key_points", 1, "phrasings", 0), "Phrasing 1 of 'same-key' has an exclamation mark.")
    ]


def test_a_sentence_without_end_is_told() -> None:
    found = texts(style(worse(intent=f"{'It goes on and on ' * 10}and on. Then it is over.")))
    assert found == ["The intent has a sentence of 52 words; make two of it."]


def test_hard_reading_is_told() -> None:
    hard = (
        "Organisational considerations notwithstanding, characterise your architectural responsibilities " * 3
    )
    assert "hard to read" in texts(style(worse(prompt=f"{hard}?")))[0]


def test_the_index_is_that_of_its_authors() -> None:
    sentences = [["the", "cat", "sat"], ["it", "slept"]]
    assert readability(sentences) == pytest.approx(4.71 * 16 / 5 + 0.5 * 5 / 2 - 21.43)
    assert readability([]) == 0


words = st.lists(st.sampled_from(["a", "word", "another", "considerable"]), min_size=1, max_size=12)


@given(st.lists(words, min_size=1, max_size=6))
def test_longer_sentences_of_the_same_words_are_never_easier(sentences: list[list[str]]) -> None:
    joined = [[word for sentence in sentences for word in sentence]]
    assert readability(joined) >= readability(sentences)
