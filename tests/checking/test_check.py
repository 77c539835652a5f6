"""The check as a whole: where each thing is told, what the report shows, and our own library in order."""

from itertools import groupby
from pathlib import Path

import pytest

from bot.checking.calibration import NOTHING, STRONG, WEAK, calibrated, miscalibrated
from bot.checking.report import check
from bot.judging.meaning import meaning
from bot.library.load import load
from tests.checking.given import EXAMPLE, good, texts, with_point, worse
from tests.library.folders import line_of, pack

CONTENT = Path(__file__).parents[2] / "content"


def checked(folder: Path, **wanted: str | bool) -> tuple[list[str], int]:
    lines: list[str] = []
    code = check(folder, lines.append, **wanted)  # type: ignore[arg-type]
    return lines, code


def test_a_library_in_order(tmp_path: Path) -> None:
    assert checked(pack(tmp_path, {"a": EXAMPLE})) == (["1 question in 1 pack, all in order."], 0)


def test_every_problem_is_told_with_its_line_and_counted(tmp_path: Path) -> None:
    worse_one = EXAMPLE.replace("  - Turns retries off and calls it solved.", "  - Turns retries off!")
    worse_one = worse_one.replace("minutes: 10", "minutes: 2").replace("Charged twice", "Paid twice")
    unread = EXAMPLE.replace("difficulty: 3", "difficulty: 9")
    pack(tmp_path, {"bad": worse_one.replace("A customer", "Some customer"), "unread": unread})
    lines, code = checked(tmp_path)
    assert code == 1
    minutes, flag = line_of(worse_one, "minutes: 2"), line_of(worse_one, "- Turns retries off!")
    level = line_of(unread, "difficulty: 9")
    assert lines == [
        f"ours/bad.md:{minutes}: The strong sample's 186 words take 4 minutes to write, not 2.",
        f"ours/bad.md:{flag}: Red flag 1 has an exclamation mark.",
        f"ours/unread.md:{level}: 'difficulty' must be a whole number from 1 to 5.",
        "3 problems; 1 question in 1 pack can be used.",
    ]


def test_twins_are_told_across_packs_also_where_one_pack_is_checked(tmp_path: Path) -> None:
    pack(tmp_path, {"a": EXAMPLE})
    pack(tmp_path, {"b": EXAMPLE.replace("Charged twice", "Paid twice")}, name="zoo")
    prompt = line_of(EXAMPLE, "A customer was charged")
    twin = f"zoo/b.md:{prompt}: This asks nearly the same as ours/a."
    assert checked(tmp_path, pack="zoo") == ([twin, "1 problem; 1 question in 1 pack can be used."], 1)
    assert checked(tmp_path, pack="ours") == (["1 question in 1 pack, all in order."], 0)


def test_a_pack_that_is_not_there_is_named(tmp_path: Path) -> None:
    pack(tmp_path, {"a": EXAMPLE})
    assert checked(tmp_path, pack="none") == ([f"There is no pack 'none' in {tmp_path}."], 1)


def test_a_pack_that_cannot_be_read_is_told_and_not_denied(tmp_path: Path) -> None:
    pack(tmp_path, {"a": EXAMPLE}, about="name: Ours\n")
    lines, code = checked(tmp_path, pack="ours")
    assert code == 1
    assert lines[0] == "ours/pack.yaml:1: The key 'about' is missing."


def test_the_report_shows_what_the_judge_gives_and_the_margin(tmp_path: Path) -> None:
    lines, code = checked(pack(tmp_path, {"a": EXAMPLE}), calibrate=True)
    row = calibrated(good(), None)
    assert code == 0
    assert lines[0].split() == ["by", "meaning", "by", "words"]
    assert lines[2].split()[4:] == [str(row.strong), str(row.weak), str(row.nothing), lines[2].split()[-1]]
    assert lines[3].startswith("The median margin is +")
    assert lines[-1] == "1 question in 1 pack, all in order."


def test_samples_that_the_judge_does_not_tell_apart_are_told() -> None:
    question = worse(strong=good().weak, weak=good().strong)
    found = calibrated(question, None)
    assert found.margin < 0
    assert texts(miscalibrated(found, "by words")) == [
        f"The strong sample scores {found.strong} by words; at least {STRONG} is right.",
        f"The weak sample scores {found.weak} by words; at most {WEAK} is right.",
    ]


def test_phrasings_that_any_text_holds_are_told() -> None:
    everyday = ("in the evening", "two hours", "as always", "on Saturday", "we walked")
    points = with_point(1, point="We walked along the beach for two hours in the sun.", phrasings=everyday)
    found = calibrated(points, None)
    assert (found.nothing or 0) >= NOTHING
    assert texts(miscalibrated(found, "by words"))[0].startswith(f"What is no answer scores {found.nothing}")


def test_questions_of_many_packs_are_calibrated_by_meaning_too() -> None:
    """One of every other pack; `scrimmage library check --report` does it for all."""
    by = meaning()
    if by is None:
        pytest.skip("the encoder is not installed")
    packs = groupby(load(CONTENT).questions, key=lambda question: question.pack)
    first = [next(held) for _, held in packs]
    rows = [calibrated(question, by) for question in first[::2]]
    assert {row.question.id: row.margin for row in rows if row.margin < 0} == {}
