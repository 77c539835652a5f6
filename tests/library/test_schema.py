"""The schema that editors know and the loader that decides agree."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot.domain.questions import Kind, Seniority
from bot.library import limits
from bot.library.question import OPTIONAL, REQUIRED

CONTENT = Path(__file__).parent.parent.parent / "content"
SCHEMA = json.loads((CONTENT / "schema.json").read_text(encoding="utf-8"))
FILES = sorted(CONTENT.glob("*/*.md"))


def test_the_keys_are_the_same() -> None:
    assert tuple(SCHEMA["required"]) == REQUIRED
    assert set(SCHEMA["properties"]) == {*REQUIRED, *OPTIONAL}
    assert SCHEMA["additionalProperties"] is False


def test_the_bounds_are_the_same() -> None:
    keys = SCHEMA["properties"]
    assert keys["kind"]["enum"] == [kind.value for kind in Kind]
    assert keys["seniority"]["items"]["enum"] == [level.value for level in Seniority]
    for name, bounds in (("difficulty", limits.DIFFICULTY), ("minutes", limits.MINUTES)):
        assert (keys[name]["minimum"], keys[name]["maximum"]) == bounds
    for name, bounds in (
        ("topics", limits.TOPICS),
        ("key_points", limits.KEY_POINTS),
        ("red_flags", limits.RED_FLAGS),
        ("hints", limits.HINTS),
        ("follow_ups", limits.FOLLOW_UPS),
    ):
        assert (keys[name]["minItems"], keys[name]["maxItems"]) == bounds
    for name, longest in (("title", limits.TITLE), ("intent", limits.INTENT), ("strong", limits.SAMPLE)):
        assert keys[name]["maxLength"] == longest


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_question_is_valid(path: Path) -> None:
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    jsonschema.validate(yaml.safe_load(front), SCHEMA)
