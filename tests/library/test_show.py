"""The library on the command line: checked, listed and shown."""

from pathlib import Path

import pytest

from bot.library.show import Wanted, check_report, listing, shown
from tests.library.folders import GOOD, line_of, pack, with_line

OTHER = with_line("A cache that lies", "Two queues").replace("difficulty: 3", "difficulty: 5")
OTHER = OTHER.replace("kind: technical", "kind: design").replace("[caching, databases]", "[queues]")


def reported(folder: Path, content: str) -> list[str]:
    text, code = check_report(pack(folder, {"cache": content}))
    assert code == 1
    return text.splitlines()


def test_a_library_in_order(tmp_path: Path) -> None:
    assert check_report(pack(tmp_path, {"a": GOOD})) == ("1 question in 1 pack, all in order.", 0)
    assert check_report(pack(tmp_path, {"b": OTHER})) == ("2 questions in 1 pack, all in order.", 0)


def test_problems_stand_one_a_line_and_are_counted(tmp_path: Path) -> None:
    pack(tmp_path, {"a": with_line("minutes: 10", "minutes: 0"), "b": "", "fine": GOOD})
    text, code = check_report(tmp_path)
    assert code == 1
    assert text.splitlines() == [
        "ours/a.md:7: 'minutes' must be a whole number from 1 to 90.",
        "ours/b.md:1: The front matter is missing: the first line must be '---'.",
        "2 problems; 1 question in 1 pack can be used.",
    ]


@pytest.mark.parametrize(
    ("old", "part", "text"),
    [
        ("People see prices of yesterday.", "Does a write invalidate", "The prompt gives"),
        ("What changed last?", "Think", "Hint 2 gives"),
    ],
)
def test_a_text_that_gives_a_point_away_is_told_at_its_line(
    tmp_path: Path, old: str, part: str, text: str
) -> None:
    bad = with_line(
        old, f"{part}: Each write invalidates what was stored under that key.".replace(": ", ", ")
    )
    problem, _ = reported(tmp_path, bad)
    assert problem == f"ours/cache.md:{line_of(bad, part)}: {text} the key point 'writes' away."


def test_a_strong_sample_no_longer_than_the_weak_one(tmp_path: Path) -> None:
    bad = with_line("Entries get a lifetime, and a write throws away what it made old.", "A lifetime.")
    problem, count = reported(tmp_path, bad)
    assert problem == (
        f"ours/cache.md:{line_of(bad, 'strong:')}: The strong sample is no longer than the weak one."
    )
    assert count == "1 problem; 1 question in 1 pack can be used."


def test_the_list_names_each_question_and_counts_difficulties(tmp_path: Path) -> None:
    assert listing(pack(tmp_path, {"cache": GOOD, "two-queues": OTHER}), Wanted()).splitlines() == [
        "ours/cache       3  technical    A cache that lies",
        "ours/two-queues  5  design       Two queues",
        "",
        "2 in all: 1 of difficulty 3, 1 of difficulty 5",
    ]


@pytest.mark.parametrize(
    "wanted", [Wanted(topic="queues"), Wanted(kind="design"), Wanted(difficulty=5), Wanted("ours", "queues")]
)
def test_the_list_is_filtered(tmp_path: Path, wanted: Wanted) -> None:
    found = listing(pack(tmp_path, {"cache": GOOD, "two-queues": OTHER}), wanted)
    assert "Two queues" in found
    assert "A cache that lies" not in found


@pytest.mark.parametrize("wanted", [Wanted(pack="none"), Wanted(topic="none"), Wanted("ours", difficulty=1)])
def test_a_filter_that_matches_nothing_says_so(tmp_path: Path, wanted: Wanted) -> None:
    assert listing(pack(tmp_path, {"cache": GOOD}), wanted) == "No question matches."


def test_a_question_is_shown_with_its_whole_other_side(tmp_path: Path) -> None:
    text = shown(pack(tmp_path, {"cache": GOOD}), "ours/cache")
    assert text is not None
    assert text.startswith("# A cache that lies\ntechnical · difficulty 3 · 10 min · caching, databases\n")
    for part in (
        "## Prompt\nPeople see",
        "## Intent\nWhether",
        "- (5) Entries need",
        "## Red flags\n- Caches",
        "3. How long is too long?",
        "- The cache is empty after a restart. What now? (expiry)",
        "## A strong answer\nEntries",
        "## A weak answer\nI would",
    ):
        assert part in text


def test_a_question_that_is_not_there_is_not_shown(tmp_path: Path) -> None:
    assert shown(pack(tmp_path, {"cache": GOOD}), "ours/other") is None
