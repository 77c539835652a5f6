"""YAML that is in order and yet no question of ours: each told with the line where it is mended."""

from pathlib import Path

import pytest

from tests.library.folders import GOOD, line_of, the_one, told, with_line


def test_an_unknown_key(tmp_path: Path) -> None:
    line, text = the_one(tmp_path, with_line("minutes: 10", "minutes: 10\nauthor: me"))
    assert line == 8
    assert text.startswith("The key 'author' is not known. There are: title, kind, ")


def test_a_key_of_a_list_or_of_many_lines_stays_a_message_of_one_line(tmp_path: Path) -> None:
    line, text = told(tmp_path, with_line("minutes: 10", "minutes: 10\n? |\n  two\n  lines\n: x"))[0]
    assert line == 8
    assert text.startswith("The key 'two lines' is not known.")
    assert the_one(tmp_path, "---\n? [a]\n: x\n---\nWhy?\n") == (2, "A key must be a plain word.")


def test_a_missing_key(tmp_path: Path) -> None:
    assert the_one(tmp_path, with_line("minutes: 10\n", "")) == (2, "The key 'minutes' is missing.")
    bad = with_line("    weight: 3\n", "")
    assert the_one(tmp_path, bad) == (line_of(bad, "- id: writes"), "The key 'weight' is missing.")


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    bad = with_line("minutes: 10", "minutes: 10\nminutes: 12")
    assert the_one(tmp_path, bad) == (8, "The key 'minutes' stands here a second time.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("difficulty: 3", "difficulty: 0"),
        ("difficulty: 3", "difficulty: 6"),
        ("difficulty: 3", "difficulty: -1"),
        ("difficulty: 3", "difficulty: 3.5"),
        ("difficulty: 3", 'difficulty: "3"'),
        ("difficulty: 3", "difficulty: 03"),
        ("difficulty: 3", "difficulty: ٣"),
        ("difficulty: 3", "difficulty: " + "9" * 5000),
        ("minutes: 10", "minutes: 91"),
        ("minutes: 10", "minutes: ten"),
        ("minutes: 10", "minutes: [10]"),
        ("weight: 3", "weight: 6"),
    ],
)
def test_a_number_out_of_its_range(tmp_path: Path, old: str, new: str) -> None:
    line, text = the_one(tmp_path, with_line(old, new))
    assert line == line_of(GOOD, old)
    assert "must be a whole number from" in text


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("kind: technical", "kind: quiz", "'kind' must be one of: warm-up, technical, design, behavioural."),
        ("[mid, senior]", "[mid, boss]", "'seniority' must be one of: junior, mid, senior, staff."),
        ("[mid, senior]", "[mid, mid]", "'seniority' names something twice."),
        ("[mid, senior]", "mid", "'seniority' must be a list."),
        ("[mid, senior]", "[]", "'seniority' must have 1 to 4 entries; it has 0."),
        ("[caching, databases]", "[caching, caching]", "'topics' names something twice."),
        ("[caching, databases]", "[Caching]", "'topics' must be small letters"),
        ("[caching, databases]", f"[{'x' * 61}]", "'topics' must be small letters"),
    ],
)
def test_a_word_that_is_not_one_of_them(tmp_path: Path, old: str, new: str, text: str) -> None:
    line, found = the_one(tmp_path, with_line(old, new))
    assert line == line_of(GOOD, old)
    assert found.startswith(text)


@pytest.mark.parametrize(("new", "count"), [("", 2), ("  - What changed last?\n  - And before?\n", 4)])
def test_hints_that_are_not_three(tmp_path: Path, new: str, count: int) -> None:
    bad = with_line("  - What changed last?\n", new)
    line, text = the_one(tmp_path, bad)
    assert line == line_of(bad, "  - Who notices?")
    assert text == f"'hints' must have exactly 3 entries; it has {count}."


def test_a_key_point_that_is_no_mapping(tmp_path: Path) -> None:
    bad = with_line("key_points:\n", "key_points:\n  - Just a text.\n")
    assert the_one(tmp_path, bad) == (10, "Each of 'key_points' must be keys with values.")


def test_two_key_points_of_one_id(tmp_path: Path) -> None:
    bad = with_line("id: writes", "id: expiry")
    line, text = the_one(tmp_path, bad)
    assert line == line_of(GOOD, "id: writes")
    assert text == "Another key point has the id 'expiry' already."


def test_a_follow_up_that_probes_nothing(tmp_path: Path) -> None:
    line, text = the_one(tmp_path, with_line("probes: expiry", "probes: nothing"))
    assert line == line_of(GOOD, "probes: expiry")
    assert text == "There is no key point 'nothing' to probe."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The front matter is missing: the first line must be '---'."),
        ("Why?\n", "The front matter is missing: the first line must be '---'."),
        (GOOD.replace("\n---\n", "\n"), "The front matter does not end: a second line '---' is missing."),
    ],
)
def test_a_file_without_its_fences(tmp_path: Path, text: str, problem: str) -> None:
    assert the_one(tmp_path, text) == (1, problem)


def test_a_prompt_that_is_missing_or_too_long(tmp_path: Path) -> None:
    end = line_of(GOOD, "---\nPeople")
    line, text = the_one(tmp_path, GOOD[: GOOD.index("People")] + "\n \n")
    assert (line, text) == (end, "The prompt is missing: it stands under the front matter.")
    line, text = the_one(tmp_path, with_line("People", "\n\n" + "x" * 3001))
    assert (line, text) == (end + 3, "The prompt is longer than 3000 characters.")
