"""`scrimmage judge`, from the lines it reads to those it writes."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.app.judge import Wanted, run_judge
from bot.cli import main

LINE = {
    "id": 7,
    "question": "How do you make a slow page fast?",
    "key_points": [
        "Measure where the time goes before changing anything.",
        {"point": "Read the query plan.", "weight": 3, "phrasings": ["look at explain analyze"]},
    ],
    "answer": "First I measure where the time goes, before I change anything at all.",
}


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "lines"
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines))
    return path


def judged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_comes_back_with_its_score_and_evidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", "--words", str(written(tmp_path, LINE))]) == 0
    (line,) = judged(capsys)
    assert {key: line[key] for key in LINE} == LINE
    assert 15 <= line["score"] <= 40
    assert line["read_by"] == "words"
    first, second = line["points"]
    assert (first["coverage"], first["evidence"]) == ("covered", LINE["answer"])
    assert (second["coverage"], second["evidence"]) == ("missed", None)


def test_a_bad_line_is_told_by_its_number_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad: list[object] = [
        "no json",
        "[]",
        LINE | {"question": 3},
        LINE | {"key_points": []},
        LINE | {"key_points": [3]},
        LINE | {"key_points": [{"point": "a", "weight": 0}]},
        LINE | {"key_points": [{"point": "a", "phrasings": "b"}]},
        {key: LINE[key] for key in LINE if key != "answer"},
    ]
    path = written(tmp_path, *bad, "", LINE)
    path.write_bytes(b"\xff\xfe\n" + path.read_bytes())
    assert run_judge(Wanted(path, by_words=True)) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert [line.partition(":")[0] for line in told.err.splitlines()] == [
        f"line {number}" for number in range(1, len(bad) + 2)
    ]


def test_lines_are_read_as_they_are_typed_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    half = LINE | {"answer": "Half a character: \ud800, and a whole sentence beside it."}
    typed = io.TextIOWrapper(io.BytesIO(f"{json.dumps(half)}\n".encode()))
    monkeypatch.setattr(sys, "stdin", typed)
    assert run_judge(Wanted(by_words=True)) == 0
    assert judged(capsys)[0]["answer"] == half["answer"]


def test_a_scale_is_made_from_graded_answers_and_applied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [str(LINE["answer"]), "We drank tea and talked about the weather for an hour."]
    lines = [LINE | {"answer": answers[n % 2], "grade": 40 if n % 2 == 0 else 5 + n} for n in range(10)]
    assert main(["judge", "--words", "--calibrate", str(written(tmp_path, *lines))]) == 0
    told = capsys.readouterr()
    assert "10 answers, r = 0.9" in told.err
    assert "left out" in told.err
    scale = tmp_path / "scale"
    scale.write_text(told.out)
    assert main(["judge", "--words", "--scale", str(scale), str(written(tmp_path, LINE))]) == 0
    assert judged(capsys)[0]["score"] == 40


def test_what_cannot_be_calibrated_or_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_judge(Wanted(calibrate=written(tmp_path, LINE | {"grade": "good"}), by_words=True)) == 1
    assert run_judge(Wanted(tmp_path / "none", by_words=True)) == 1
    assert run_judge(Wanted(scale=written(tmp_path, "{}"), by_words=True)) == 1
    told = capsys.readouterr().err
    assert "line 1: To calibrate" in told
    assert "fewest" in told
    assert "holds no scale" in told
