"""What the documents say is so."""

import re
from pathlib import Path

from bot.config import described

ROOT = Path(__file__).parent.parent


def test_the_settings_page_is_made_from_the_code() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == described()


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Scrimmage"
    assert [line.split("#")[0].strip() for line in lines[2:5]] == ["```", "make run", "make test"]


def test_every_place_the_map_names_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(bot/[a-z_/]+(?:\.py)?)`", text))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_library_has_as_many_questions_as_is_said() -> None:
    questions, packs = (len(list((ROOT / "content").glob(what))) for what in ("*/*.md", "*/pack.yaml"))
    for name, said in (
        ("README.md", r"(\d+) questions\*\* in (\d+)\s+packs"),
        ("CHANGELOG.md", r"(\d+) questions in (\d+)\s+packs"),
    ):
        found = re.search(said, (ROOT / name).read_text(encoding="utf-8"))
        assert found, name
        assert (int(found[1]), int(found[2])) == (questions, packs), name


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "why.md").read_text(encoding="utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [")[1].split("]\n")[0]
    names = re.findall(r'"([a-z0-9-]+)', block)
    assert [name for name in names if name not in reasons] == []
