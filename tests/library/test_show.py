"""The library on the command line: listed and shown."""

from pathlib import Path

import pytest

from bot.library.show import listing, shown
from bot.usecases.browse_library import Wanted
from tests.library.folders import GOOD, pack, with_line

OTHER = with_line("A cache that lies", "Two queues").replace("difficulty: 3", "difficulty: 5")
OTHER = OTHER.replace("kind: technical", "kind: design").replace("[caching, databases]", "[queues]")


def test_the_list_names_each_question_and_counts_difficulties(tmp_path: Path) -> None:
    assert listing(pack(tmp_path, {"cache": GOOD, "two-queues": OTHER}), Wanted()).splitlines() == [
        "ours/cache       3  technical    A cache that lies",
        "ours/two-queues  5  design       Two queues",
        "",
        "2 in all",
        "by difficulty: 3 (1), 5 (1)",
        "by kind: design (1), technical (1)",
        "by topic: caching (1), databases (1), queues (1)",
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
