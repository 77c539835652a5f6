"""The schema that editors read says what the loader demands, neither more nor less."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from bot.domain.questions import Kind, Seniority
from bot.library import limits, question
from bot.library.load import load
from tests.library.folders import GOOD, pack, with_line

CONTENT = Path(__file__).parents[2] / "content"
SCHEMA: dict[str, Any] = json.loads((CONTENT / "schema.json").read_text(encoding="utf-8"))
KEYS = SCHEMA["properties"]
POINT = KEYS["key_points"]["items"]
FOLLOW_UP = KEYS["follow_ups"]["items"]
VALID = Draft202012Validator(SCHEMA)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILES = sorted(CONTENT.glob("*/*.md"))


def front(text: str) -> object:
    return yaml.load(text.split("\n---\n", 1)[0], Loader=LOADER)  # noqa: S506 - a safe loader


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("described", "required", "optional"),
    [
        (SCHEMA, question.REQUIRED, question.OPTIONAL),
        (POINT, question.POINT_REQUIRED, question.POINT_OPTIONAL),
        (FOLLOW_UP, question.FOLLOW_UP_KEYS, ()),
    ],
)
def test_keys_are_those_of_the_loader(
    described: dict[str, Any], required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    assert described["additionalProperties"] is False
    assert set(described["required"]) == set(required)
    assert set(described["properties"]) == {*required, *optional}


def test_words_are_those_of_the_domain() -> None:
    assert KEYS["kind"]["enum"] == list(Kind)
    assert KEYS["seniority"]["items"]["enum"] == list(Seniority)


def test_lists_and_numbers_have_the_bounds_of_the_loader() -> None:
    lists = {
        "topics": limits.TOPICS,
        "seniority": limits.SENIORITY,
        "key_points": limits.KEY_POINTS,
        "red_flags": limits.RED_FLAGS,
        "hints": limits.HINTS,
        "follow_ups": limits.FOLLOW_UPS,
    }
    assert {name: (KEYS[name]["minItems"], KEYS[name]["maxItems"]) for name in lists} == lists
    for name in ("phrasings", "wrong_claims"):
        described = POINT["properties"][name]
        assert (described["minItems"], described["maxItems"]) == limits.SAYINGS
    for described, bounds in (
        (KEYS["difficulty"], limits.DIFFICULTY),
        (KEYS["minutes"], limits.MINUTES),
        (POINT["properties"]["weight"], limits.WEIGHT),
    ):
        assert (described["minimum"], described["maximum"]) == bounds


def test_texts_have_the_lengths_of_the_loader() -> None:
    longest = {
        "title": limits.TITLE,
        "intent": limits.INTENT,
        "strong": limits.SAMPLE,
        "weak": limits.SAMPLE,
        "company": limits.NAME,
        "role": limits.NAME,
        "source": limits.SOURCE,
    }
    assert {name: KEYS[name]["maxLength"] for name in longest} == longest
    assert POINT["properties"]["point"]["maxLength"] == limits.POINT
    sayings = (KEYS["hints"], KEYS["red_flags"], POINT["properties"]["phrasings"])
    for described in (*sayings, POINT["properties"]["wrong_claims"]):
        assert described["items"]["maxLength"] == limits.SAYING
    assert FOLLOW_UP["properties"]["ask"]["maxLength"] == limits.SAYING


def test_slugs_are_those_of_the_loader() -> None:
    for described in (KEYS["topics"]["items"], POINT["properties"]["id"], FOLLOW_UP["properties"]["probes"]):
        assert described["pattern"] == f"^{limits.SLUG.pattern}$"
        assert described["maxLength"] == limits.LONGEST_SLUG


def without_description(described: dict[str, Any], name: str) -> Iterator[str]:
    if "description" not in described:
        yield name
    for key, inner in described.get("properties", {}).items():
        yield from without_description(inner, f"{name}.{key}")
    if "items" in described:
        yield from without_description(described["items"], f"{name}[]")


def test_everything_has_a_description_for_the_editor() -> None:
    assert not list(without_description(SCHEMA, ""))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_question_of_ours_is_valid(file: Path) -> None:
    VALID.validate(front(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A cache that lies", '" "'),
        ("A cache that lies", "x" * 101),
        ("A cache that lies", "2024"),
        ("kind: technical", "kind: quiz"),
        ("[caching, databases]", "[caching, caching]"),
        ("[caching, databases]", "[Caching]"),
        ("[mid, senior]", "[]"),
        ("difficulty: 3", "difficulty: 6"),
        ("minutes: 10", "minutes: 91"),
        ("minutes: 10\n", ""),
        ("minutes: 10", "minutes: 10\nauthor: me"),
        ("  - Who notices?\n", ""),
        ("weight: 3", "weight: 0"),
        ("    phrasings: []\n", ""),
    ],
)
def test_both_refuse_the_same(tmp_path: Path, old: str, new: str) -> None:
    bad = with_line(old, new)
    assert VALID.is_valid(front(GOOD))
    assert not VALID.is_valid(front(bad))
    assert load(pack(tmp_path, {"cache": bad})).problems
