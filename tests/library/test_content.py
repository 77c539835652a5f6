"""What the project ships: its packs are in order, and its guide to writing says what is true."""

import re
from pathlib import Path

from bot.checking.report import check
from bot.library import question
from tests.library.folders import pack

CONTENT = Path(__file__).parents[2] / "content"
GUIDE = (CONTENT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
WRITTEN = [text for language, text in BLOCKS if language == "markdown"]
TOLD = [text for language, text in BLOCKS if not language and text.startswith("payments/")]
ABOUT = BLOCKS[0][1]


def checked(folder: Path, text: str) -> list[str]:
    lines: list[str] = []
    check(pack(folder, {"idempotency": text}, name="payments", about=ABOUT), lines.append)
    return lines[:-1]


def test_every_pack_is_in_order() -> None:
    lines: list[str] = []
    assert check(CONTENT, lines.append) == 0, "\n".join(lines)
    (last,) = lines
    assert last.endswith("all in order.")


def test_the_good_example_of_the_guide_is_in_order(tmp_path: Path) -> None:
    assert checked(tmp_path, WRITTEN[0]) == []


def test_the_bad_examples_of_the_guide_are_told_as_it_says(tmp_path: Path) -> None:
    assert "".join(f"{line}\n" for line in checked(tmp_path, WRITTEN[1])) == TOLD[0]
    assert "".join(f"{line}\n" for line in checked(tmp_path, WRITTEN[2])) == TOLD[1]


def test_the_bad_example_once_mended_is_told_as_the_guide_says(tmp_path: Path) -> None:
    mended = WRITTEN[2].replace("[Payments]", "[payments]").replace("difficulty: 7", "difficulty: 2")
    mended = mended.replace("probes: databases", "probes: key").replace(
        "  - Use a key.\n", "  - A?\n  - B?\n"
    )
    assert "".join(f"{line}\n" for line in checked(tmp_path, mended)) == TOLD[2]


def test_the_guide_names_every_key() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))
    points = {*question.POINT_REQUIRED, *question.POINT_OPTIONAL}
    assert named == {*question.REQUIRED, *question.OPTIONAL, *points}
