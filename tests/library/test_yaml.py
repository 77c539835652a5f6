"""What people really type where YAML is wanted: each told with its line, and how to mend it."""

from pathlib import Path

import pytest

from bot.library.explain import COLON, STARTS, TABS
from bot.library.load import load
from bot.library.source import LARGEST
from bot.library.tree import HASH, NO_ALIASES, NO_TAGS
from tests.library.folders import GOOD, line_of, pack, the_one, told, with_line

BOMB = "a: &a [lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_a_colon_that_breaks_the_yaml_is_explained_kindly(tmp_path: Path) -> None:
    assert the_one(tmp_path, with_line("A cache that lies", "Caches: why they lie")) == (2, COLON)


def test_a_colon_in_a_phrasing_is_found_at_its_line(tmp_path: Path) -> None:
    bad = with_line("give every entry a lifetime", "expiry: give every entry a lifetime: always")
    assert the_one(tmp_path, bad) == (line_of(bad, "- expiry: give"), COLON)


def test_a_colon_that_makes_a_text_a_mapping_is_no_text(tmp_path: Path) -> None:
    bad = with_line("give every entry a lifetime", "expiry: give every entry a lifetime")
    line, text = the_one(tmp_path, bad)
    assert line == line_of(bad, "- expiry: give")
    assert text == "'phrasings' must be a text. If it is one, put it in quotes."


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("A cache that lies", "@cache", STARTS),
        ("A cache that lies", "%cache", STARTS),
        ("A cache that lies", "Why C # lies", HASH),
        ("A cache that lies", "*important", NO_ALIASES),
        ("A cache that lies", "&important x", NO_ALIASES),
        ("A cache that lies", "!important", NO_TAGS),
        ("A cache that lies", '"Never closed', "A quote is opened and never closed."),
        ("A cache that lies", '"a\\q"', "A backslash in double quotes"),
        ("[caching, databases]", "[caching, databases", "A list in [brackets] is not closed"),
        ("A cache that lies", "", "'title' must be a text. If it is one, put it in quotes."),
        ("A cache that lies", "2024", "'title' must be a text. If it is one, put it in quotes."),
        ("A cache that lies", "yes", "'title' must be a text. If it is one, put it in quotes."),
        ("A cache that lies", '" "', "'title' is empty."),
        ("A cache that lies", "x" * 101, "'title' has 101 characters; 100 are the most."),
    ],
)
def test_a_text_that_yaml_takes_for_something_else(tmp_path: Path, old: str, new: str, text: str) -> None:
    bad = with_line(old, new)
    line, found = told(tmp_path, bad)[0]
    assert found.startswith(text)
    at = line_of(GOOD, old)
    assert line in {at, at + 1}, "at its line, or at the next where the bracket is missed"


@pytest.mark.parametrize("tabbed", ["\t- Who notices?", "  \t- Who notices?"])
def test_tabs(tmp_path: Path, tabbed: str) -> None:
    bad = with_line("  - Who notices?", tabbed)
    assert the_one(tmp_path, bad) == (line_of(bad, tabbed), TABS)


@pytest.mark.parametrize("front", ["just a text\n", "- a\n- list\n", "42\n"])
def test_yaml_that_is_no_mapping(tmp_path: Path, front: str) -> None:
    assert the_one(tmp_path, f"---\n{front}---\nWhy?\n") == (
        2,
        "This must be keys with values, one 'key: value' a line.",
    )


def test_an_empty_front_matter(tmp_path: Path) -> None:
    assert the_one(tmp_path, "---\n---\nWhy?\n") == (2, "There is nothing here yet.")


def test_an_alias_bomb_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    assert the_one(tmp_path, f"---\n{BOMB}---\nWhy?\n") == (2, NO_ALIASES)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("[", ""), ("- ", "x")])
def test_too_deep_is_refused_without_building_it(tmp_path: Path, opening: str, closing: str) -> None:
    line, text = the_one(tmp_path, f"---\na:\n  {opening * 9000}{closing * 9000}\n---\nWhy?\n")
    assert line == 3
    assert text == "This is nested more than 8 levels deep."


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert load(pack(tmp_path, {"cache": b"\xef\xbb\xbf" + GOOD.encode()})).questions[0].title


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_are_accepted(tmp_path: Path, end: str) -> None:
    (read,) = load(pack(tmp_path, {"cache": GOOD.replace("\n", end)})).questions
    (plain,) = load(pack(tmp_path, {"cache": GOOD})).questions
    assert read == plain


def test_lines_are_counted_alike_with_other_line_ends(tmp_path: Path) -> None:
    assert the_one(tmp_path, with_line("weight: 3", "weight: 9").replace("\n", "\r\n"))[0] == line_of(
        GOOD, "weight: 3"
    )


def test_invalid_utf8(tmp_path: Path) -> None:
    line, text = the_one(tmp_path, GOOD.encode().replace(b"Who notices", b"Caf\xe9"))
    assert line == line_of(GOOD, "- Who notices")
    assert text.startswith("This is not valid UTF-8.")


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x85", "\u2028", "\u2029"])
def test_characters_that_no_text_means(tmp_path: Path, character: str) -> None:
    line, text = the_one(tmp_path, with_line("Who notices", f"Who{character}notices"))
    assert line == line_of(GOOD, "- Who notices")
    assert text == f"There is a control character here (U+{ord(character):04X}). Delete it."


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    assert the_one(tmp_path, GOOD + "x" * LARGEST) == (1, "This file is too large: 64 KiB is the most.")


def test_a_comment_of_its_own_line_is_accepted(tmp_path: Path) -> None:
    text = GOOD.replace("---\n", "---\n# yaml-language-server: $schema=../schema.json\n", 1)
    assert load(pack(tmp_path, {"cache": text})).questions


def test_a_character_that_hides_behind_a_backslash(tmp_path: Path) -> None:
    bad = with_line("Who notices?", '"Who\\0notices?"')
    line, text = the_one(tmp_path, bad)
    assert (line, text) == (
        line_of(bad, '"Who'),
        "'hints' holds a control character, written with a backslash. Delete it.",
    )
