"""`scrimmage judge`: answers from lines of JSON, each written back with its score and its evidence."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.app.judge_lines import Asked, BadLine, Line, read, read_graded
from bot.domain.questions import Question
from bot.domain.scoring import Judgement
from bot.judging.calibration import Fit, NoScale, OwnScale, calibrate
from bot.judging.meaning import Meaning, meaning
from bot.judging.rubric import judge


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `scrimmage judge` was asked for: a file, or what is typed in; a scale to make or to apply."""

    file: Path | None = None
    calibrate: Path | None = None
    scale: Path | None = None
    by_words: bool = False


def run_judge(wanted: Wanted) -> int:
    """Judge every line that can be; return 0, or 1 if there was one that could not."""
    by = None if wanted.by_words else meaning()
    try:
        if wanted.calibrate:
            return _calibrate(wanted.calibrate, by)
        scale = None if wanted.scale is None else _scale(wanted.scale)
        if wanted.file is None:
            return _judge(sys.stdin.buffer, scale, by)
        with wanted.file.open("rb") as lines:
            return _judge(lines, scale, by)
    except (OSError, BadLine, NoScale) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1


def _judge(lines: Iterable[bytes], scale: OwnScale | None, by: Meaning | None) -> int:
    troubles: list[str] = []
    for asked in _asked(lines, read, troubles):
        judged = judge(asked.question, asked.answer, by)
        sys.stdout.write(_written(asked.line | _verdict(asked.question, judged, scale)) + "\n")
        sys.stdout.flush()
    return 1 if troubles else 0


def _verdict(question: Question, judged: Judgement, scale: OwnScale | None) -> Line:
    score = judged.total
    return {
        "score": scale.grade(score) if scale and score is not None else score,
        "read_by": judged.reader.value,
        "gates": [gate.value for gate in judged.gates],
        "points": [
            {
                "point": point.point,
                "coverage": found.coverage.value,
                "credit": round(found.earned, 2),
                "evidence": found.evidence,
            }
            for point, found in zip(question.key_points, judged.points, strict=True)
        ],
    }


def _written(line: Line) -> str:
    """The line as JSON, as it reads best, or in ASCII where it holds half a character."""
    written = json.dumps(line, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(line)
    return written


def _asked(lines: Iterable[bytes], taken: Callable[[bytes], Asked], troubles: list[str]) -> Iterator[Asked]:
    """The lines that can be judged; what is wrong with the others is told, and added to `troubles`."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield taken(line)
        except BadLine as bad:
            troubles.append(f"line {number}: {bad}")
            sys.stderr.write(troubles[-1] + "\n")


def _calibrate(path: Path, by: Meaning | None) -> int:
    troubles: list[str] = []
    with path.open("rb") as lines:
        graded = [
            (float(judge(asked.question, asked.answer, by).total or 0), float(asked.line["grade"]))
            for asked in _asked(lines, read_graded, troubles)
        ]
    scale, fit = calibrate(graded)
    sys.stdout.write(json.dumps(asdict(scale)) + "\n")
    sys.stderr.write(_told(fit))
    return 1 if troubles else 0


def _told(fit: Fit) -> str:
    helps = "" if fit.left_out < fit.plain else "The scale does not help: better do without it.\n"
    return (
        f"{fit.answers} answers, r = {fit.r:.2f} between score and grade. Root mean square of the error: "
        f"{fit.plain:.0f} points as it is, {fit.fitted:.0f} with the scale, "
        f"{fit.left_out:.0f} for an answer that was left out.\n{helps}"
    )


def _scale(path: Path) -> OwnScale:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return OwnScale(float(told["offset"]), float(told["slope"]))
    except (ValueError, KeyError, TypeError) as fault:
        raise BadLine(f"{path} holds no scale; `scrimmage judge --calibrate` writes one.") from fault
