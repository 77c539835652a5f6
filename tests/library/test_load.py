"""A folder of packs read whole: what is right is there, and what is not is told."""

import os
from pathlib import Path

import pytest

from bot.app.core import build_deps
from bot.config import Settings
from bot.ids import QuestionId
from bot.library.explain import COLON
from bot.library.load import FileLibrary, load
from tests.databases import fresh_store
from tests.fakes import EPOCH, FakeClock, NoLog
from tests.library.folders import GOOD, PACK, pack, with_line

BROKEN = with_line("A cache that lies", "Caches: why they lie")


def titled(title: str) -> str:
    return with_line("A cache that lies", title)


def test_every_problem_of_every_file_in_one_run(tmp_path: Path) -> None:
    many = with_line("difficulty: 3", "difficulty: 9").replace("minutes: 10", "minutes: 0\nauthor: me")
    pack(tmp_path, {"broken": BROKEN, "many": many, "bytes": b"\xff", "fine": GOOD})
    pack(tmp_path, {"cut": "---\n"}, name="zoo")
    loaded = load(tmp_path)
    assert [question.id for question in loaded.questions] == ["ours/fine"]
    assert [(problem.file, problem.line) for problem in loaded.problems] == [
        ("ours/broken.md", 2),
        ("ours/bytes.md", 1),
        ("ours/many.md", 5),
        ("ours/many.md", 7),
        ("ours/many.md", 8),
        ("zoo/cut.md", 1),
    ]


def test_a_problem_is_told_as_a_link_that_editors_open(tmp_path: Path) -> None:
    (problem,) = load(pack(tmp_path, {"broken": BROKEN})).problems
    assert str(problem) == f"ours/broken.md:2: {COLON}"


def test_everything_of_a_good_question_is_read(tmp_path: Path) -> None:
    pack(
        tmp_path, {"cache": GOOD}, about=PACK + "company: Us\nrole: Engineer\nsource: https://example.org/\n"
    )
    loaded = load(tmp_path)
    (question,), (read,) = loaded.questions, loaded.packs
    assert not loaded.problems
    assert (question.id, question.pack, question.title) == ("ours/cache", "ours", "A cache that lies")
    assert question.prompt == "People see prices of yesterday. Why?"
    assert question.key_points[0].phrasings == ("give every entry a lifetime",)
    assert question.key_points[1].wrong_claims == ()
    assert [point.weight for point in question.key_points] == [5, 3]
    assert question.hints[2] == "How long is too long?"
    assert question.follow_ups[0].probes == "expiry"
    assert (question.company, question.role, question.source) == (None, None, None)
    assert (read.id, read.name, read.company, read.role) == ("ours", "Ours", "Us", "Engineer")


def test_a_pack_without_its_pack_yaml(tmp_path: Path) -> None:
    pack(tmp_path, {"cache": GOOD})
    (tmp_path / "ours" / "pack.yaml").unlink()
    loaded = load(tmp_path)
    (problem,) = loaded.problems
    assert (problem.file, problem.line) == ("ours/pack.yaml", 1)
    assert problem.text.startswith("The pack has no pack.yaml")
    assert (loaded.packs, loaded.questions) == ((), ())


@pytest.mark.parametrize(
    ("about", "line"),
    [
        ("", 1),
        ("- a\n", 1),
        ("name: Ours\n", 1),
        ("name: Ours\nabout: It is: this\n", 2),
        ("name: Ours\nabout: x\nname: Again\n", 3),
        ("name: Ours\nabout: x\nowner: me\n", 3),
        (b"name: Ours\nabout: \xff\n", 2),
    ],
)
def test_a_pack_yaml_with_a_problem(tmp_path: Path, about: str | bytes, line: int) -> None:
    pack(tmp_path, {"cache": GOOD}, about=about)
    pack(tmp_path, {"cache": GOOD}, name="others")
    loaded = load(tmp_path)
    assert [(problem.file, problem.line) for problem in loaded.problems] == [("ours/pack.yaml", line)]
    assert [each.id for each in loaded.packs] == ["others"]
    assert [question.id for question in loaded.questions] == ["others/cache"]


def test_titles_that_stand_twice_are_told_at_each(tmp_path: Path) -> None:
    pack(tmp_path, {"one": GOOD, "two": titled("Another")})
    pack(tmp_path, {"one": titled("a CACHE that lies")}, name="zoo")
    loaded = load(tmp_path)
    assert [(problem.file, problem.line) for problem in loaded.problems] == [
        ("ours/one.md", 2),
        ("zoo/one.md", 2),
    ]
    assert "has the title" in loaded.problems[0].text
    assert len(loaded.questions) == 3, "both can still be asked"


def test_names_that_are_no_slugs(tmp_path: Path) -> None:
    pack(tmp_path, {"Two Words": GOOD, "x" * 61: titled("Long")})
    pack(tmp_path, {"cache": titled("Other")}, name="My Pack")
    loaded = load(tmp_path)
    assert not loaded.questions
    assert {(problem.file, problem.line) for problem in loaded.problems} == {
        ("My Pack/pack.yaml", 1),
        ("ours/Two Words.md", 1),
        (f"ours/{'x' * 61}.md", 1),
    }


@pytest.mark.skipif(os.name == "nt", reason="names are bytes only elsewhere")
def test_a_name_that_is_no_text_can_still_be_told(tmp_path: Path) -> None:
    pack(tmp_path, {"fine": GOOD})
    try:
        (tmp_path / "ours" / os.fsdecode(b"caf\xe9.md")).write_text(titled("Other"))
    except OSError:
        pytest.skip("this file system holds only names that are text")
    (problem,) = load(tmp_path).problems
    assert str(problem).encode().startswith("ours/caf�.md:1: ".encode())


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    pack(tmp_path, {"fine": GOOD})
    (tmp_path / "ours" / "folder.md").mkdir()
    loaded = load(tmp_path)
    assert [str(problem) for problem in loaded.problems] == [
        "ours/folder.md:1: This file cannot be read: Is a directory."
    ]
    assert len(loaded.questions) == 1


def test_an_empty_folder_and_none_at_all_and_an_empty_pack(tmp_path: Path) -> None:
    assert "There is no such folder." in load(tmp_path / "missing").problems[0].text
    assert "There is no pack here" in load(tmp_path).problems[0].text
    (problem,) = load(pack(tmp_path, {})).problems
    assert str(problem) == "ours/pack.yaml:1: The pack has no question: each is a file that ends in .md."


def test_what_is_no_pack_is_left_alone(tmp_path: Path) -> None:
    pack(tmp_path, {"fine": GOOD})
    (tmp_path / "README.md").write_text("How to.")
    (tmp_path / ".git").mkdir()
    (tmp_path / "ours" / "draft.yaml").write_text("a: [")
    loaded = load(tmp_path)
    assert (len(loaded.questions), loaded.problems) == (1, ())


def test_the_library_of_a_folder(tmp_path: Path) -> None:
    library = FileLibrary(pack(tmp_path, {"b": GOOD, "a": titled("First"), "bad": BROKEN}))
    assert [question.id for question in library.questions()] == ["ours/a", "ours/b"]
    assert [each.name for each in library.packs()] == ["Ours"]
    found = library.get(QuestionId("ours/b"))
    assert found is not None
    assert found.title == "A cache that lies"
    assert library.get(QuestionId("ours/bad")) is None


def test_a_library_is_read_once(tmp_path: Path) -> None:
    library = FileLibrary(pack(tmp_path, {"a": GOOD}))
    first = library.questions()
    (tmp_path / "ours" / "a.md").unlink()
    assert library.questions() == first


async def test_a_running_bot_asks_the_rest_and_its_log_names_the_bad_file(tmp_path: Path) -> None:
    content, log = tmp_path / "content", NoLog()
    pack(content, {"broken": BROKEN, "fine": GOOD})
    store = await fresh_store(tmp_path)
    deps = build_deps(Settings(_env_file=None, content=content), store, FakeClock(EPOCH), log)
    await store.close()
    assert [question.id for question in deps.library.questions()] == ["ours/fine"]
    assert [fields.get("where") for _, fields in log.lines] == ["ours/broken.md:2", None]
