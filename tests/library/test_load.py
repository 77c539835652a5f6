"""What breaks a question file, each with file and line, all in one run, and none stops the rest."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library.load import FileLibrary, load
from bot.library.show import Wanted, check_report, listing, shown

GOOD = """---
title: A question
kind: technical
topics: [caching]
difficulty: 3
seniority: [mid]
minutes: 10
intent: Whether you measure before you mend.
key_points:
  - id: measure
    point: You measure first.
    weight: 5
    phrasings: [profile it first]
  - id: plan
    point: You read the query plan.
    weight: 3
    phrasings: [look at explain analyze]
    wrong_claims: [An index always helps.]
red_flags: [Guesses.]
hints: [Where is the time spent?, Who could tell you?, Think of a profiler.]
follow_ups:
  - ask: And then?
    probes: measure
strong: I measure where the time goes and read the plan of what is slow.
weak: I would add a cache.
---
A page is slow. What do you do?
"""
PACK = "name: Tests\nabout: Questions for tests.\n"


def write(folder: Path, text: str | bytes, name: str = "bad.md", pack: str = "pack") -> None:
    (folder / pack).mkdir(exist_ok=True)
    (folder / pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (folder / pack / name).write_bytes(data)


def problems(folder: Path) -> list[tuple[str, int, str]]:
    return [(each.file, each.line, each.text) for each in load(folder).problems]


def test_a_good_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "good.md")
    loaded = load(tmp_path)
    assert loaded.problems == ()
    assert loaded.questions[0].id == "pack/good"
    assert loaded.questions[0].prompt == "A page is slow. What do you do?"
    assert loaded.questions[0].key_points[1].wrong_claims == ("An index always helps.",)


@pytest.mark.parametrize("text", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_windows_line_ends_and_a_byte_order_mark_are_taken(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    assert load(tmp_path).problems == ()
    assert "\r" not in load(tmp_path).questions[0].prompt


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("title: A question", "title: A question: with a colon", 2, "quotes"),
        ("title: A question", "title: [a, b]", 2, "must be a text"),
        ("title: A question", "title: A\ntitle: B", 3, "second time"),
        ("kind: technical", "kind: riddle", 3, "must be one of"),
        ("difficulty: 3", "difficulty: 9", 5, "from 1 to 5"),
        ("difficulty: 3", "difficulty: hard", 5, "whole number"),
        ("difficulty: 3", "difficulty: 3\ncolour: red", 6, "is not known"),
        ("minutes: 10\n", "", 2, "'minutes' is missing"),
        ("topics: [caching]", "topics: [Caching!]", 4, "small letters"),
        ("topics: [caching]", "topics:\t[caching", 4, ""),
        ("seniority: [mid]", "seniority: &all [mid]", 6, "Anchors"),
        ("Think of a profiler.]", "Think.]", 21, ""),
        ("hints: [Where is the time spent?, ", "hints: [", 20, "exactly 3"),
        ("probes: measure", "probes: nothing", 23, "no key point 'nothing'"),
        ("id: plan", "id: measure", 9, "Two key points"),
        ("    weight: 3", "    weight: 3.5", 15, "whole number"),
    ],
)
def test_each_trap_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    write(tmp_path, GOOD, "good.md")
    changed = GOOD.replace(old, new)
    assert changed != GOOD
    write(tmp_path, changed.replace("A question\n", "Another\n"))
    found = problems(tmp_path)
    if new == "Think.]":
        assert found == []
        return
    assert found
    assert {file for file, _, _ in found} == {"pack/bad.md"}
    assert any(says in text for _, _, text in found), found
    assert any(abs(at - line) <= 1 for _, at, _ in found), found
    assert [question.id for question in load(tmp_path).questions] == ["pack/good"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "first line must be '---'"),
        ("---\ntitle: A\n", "second line '---'"),
        ("---\n- a\n- b\n---\nprompt\n", "keys with values"),
        ("---\n---\nprompt\n", "nothing here"),
        (GOOD.rpartition("---\n")[0] + "---\n", "prompt is missing"),
        (GOOD.encode().replace(b"slow", b"\xff"), "not valid UTF-8"),
        (GOOD.replace("slow", "sl\x00w"), "control character"),
        ("x" * 70_000, "too large"),
        ("---\n" + "[" * 500 + "\n---\nprompt\n", ""),
        ("---\na: &a [1]\nb: [*a, *a]\n---\nprompt\n", "Anchors"),
    ],
)
def test_what_is_no_question_is_named(tmp_path: Path, text: str | bytes, says: str) -> None:
    write(tmp_path, text)
    assert any(says in found for _, _, found in problems(tmp_path)), problems(tmp_path)


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    write(
        tmp_path, GOOD.replace("difficulty: 3", "difficulty: 9").replace("minutes: 10", "minutes: 0"), "a.md"
    )
    write(tmp_path, GOOD.replace("kind: technical", "kind: riddle"), "b.md")
    (tmp_path / "bare").mkdir()
    report, code = check_report(tmp_path)
    assert code == 1
    lines = report.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "bare/pack.yaml",
        "pack/a.md",
        "pack/a.md",
        "pack/b.md",
    ]


def test_two_questions_of_one_title_are_named(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "a.md")
    write(tmp_path, GOOD, "b.md")
    assert [file for file, _, text in problems(tmp_path) if "Another question" in text] == [
        "pack/a.md",
        "pack/b.md",
    ]


def test_a_hint_that_gives_a_point_away_is_named(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("Think of a profiler.", "You would measure first."), "a.md")
    report, code = check_report(tmp_path)
    assert code == 1
    assert "Hint 3 gives the key point 'measure' away." in report


def test_listing_and_showing(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "good.md")
    assert "pack/good" in listing(tmp_path, Wanted(topic="caching"))
    assert listing(tmp_path, Wanted(difficulty=1)) == "No question matches."
    text = shown(tmp_path, "pack/good")
    assert text is not None
    assert "- (5) You measure first." in text
    assert shown(tmp_path, "pack/other") is None


def test_the_library_is_read_once_and_found_by_id(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "good.md")
    library = FileLibrary(tmp_path)
    (question,) = library.questions()
    assert library.get(question.id) is question
    assert [pack.name for pack in library.packs()] == ["Tests"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(front=st.text(max_size=200), body=st.text(max_size=50))
def test_no_text_makes_reading_fail(tmp_path: Path, front: str, body: str) -> None:
    write(tmp_path, f"---\n{front}\n---\n{body}")
    assert load(tmp_path).questions == ()
