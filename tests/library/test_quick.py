"""What is read quickly is read as with care, and what is doubtful is left to care."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.questions import Question
from bot.ids import QuestionId
from bot.library.fields import Fields
from bot.library.front import split
from bot.library.problems import Problems
from bot.library.question import OPTIONAL, REQUIRED, question_from
from bot.library.quick import quick_question
from tests.library.folders import GOOD, with_line

CONTENT = Path(__file__).parents[2] / "content"
ASKED = QuestionId("ours/cache")
PIECES = [
    "\n",
    " ",
    "  ",
    "- ",
    ": ",
    ":",
    '"',
    "'",
    "\\",
    ">-",
    "|",
    ">+",
    "|2",
    "#",
    " #",
    "&a",
    "*a",
    "!b",
]
PIECES += [
    "yes",
    "~",
    "0x3",
    "03",
    "+3",
    "1_0",
    "3",
    "2020-01-01",
    "1:30",
    "null",
    "[",
    "]",
    "{",
    "}",
    ",",
    "?",
]
PIECES += [
    "weight: 3",
    "title: again",
    "<<: ",
    "...",
    "%",
    "\u00e9",
    "a",
    "A text of a few words",
    "\n\n",
    "   ",
]
slips = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)


def parted(text: str) -> tuple[str, str]:
    front, _, prompt = text.removeprefix("---\n").partition("\n---\n")
    return f"{front}\n", prompt.strip()


def with_care(text: str) -> tuple[Question | None, list[str]]:
    problems = Problems("ours/cache.md")
    found = split(text, problems)
    if found is None or found.keys is None:
        return None, [each.text for each in problems.found]
    fields = Fields(found.keys, problems, REQUIRED, OPTIONAL)
    return question_from(ASKED, "ours", found.prompt, fields), [each.text for each in problems.found]


def alike(text: str) -> bool:
    """Whether it was read quickly; then the careful reader takes it for the same, without a problem."""
    quick = quick_question(ASKED, "ours", *parted(text))
    if quick is None:
        return False
    assert with_care(text) == (quick, [])
    return True


def test_a_good_question_is_read_quickly() -> None:
    assert alike(GOOD)


@settings(deadline=None)
@given(st.integers(4, GOOD.index("\n---\n", 4)), st.integers(0, 12), slips)
@example(GOOD.index("difficulty: 3"), 13, "difficulty: 0x3")
@example(GOOD.index("minutes: 10"), 11, "minutes: 1_0")
@example(GOOD.index("Who notices?"), 12, '"A\\0B"')
def test_a_slip_of_the_hand_is_never_taken_for_something_else(at: int, gone: int, typed: str) -> None:
    text = GOOD[:at] + typed + GOOD[at + gone :]
    if text.count("\n---\n") == 1:
        alike(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("difficulty: 3", "difficulty: +3"),
        ("minutes: 10", "minutes: 0x1f"),
        ("Who notices?", "yes"),
        ("Who notices?", "2020-01-01"),
        ("Who notices?", "1_000"),
        ("Who notices?", "&a Who"),
        ("Who notices?", "Who # notices"),
        ("Who notices?", '"\\x41"'),
        ("kind: technical", "kind: [technical]"),
        ("[caching, databases]", "[caching, caching]"),
        ("    weight: 5", "    weight: 5\n    weight: 5"),
        ("probes: expiry", "probes: none"),
        ("title: A cache that lies", "title: {A: b}"),
    ],
)
def test_what_is_wrong_or_doubtful_is_read_with_care(old: str, new: str) -> None:
    assert not alike(with_line(old, new))


def test_our_own_questions_are_read_as_with_care_and_nearly_all_of_them_quickly() -> None:
    quick = [alike(file.read_text(encoding="utf-8")) for file in sorted(CONTENT.glob("*/*.md"))]
    assert sum(quick) >= 0.8 * len(quick)
