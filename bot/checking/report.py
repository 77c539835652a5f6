"""`scrimmage library check`: every problem with its line and, if wanted, what the judge gives each sample."""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from bot.checking.calibration import Calibrated, calibrated, miscalibrated
from bot.checking.check import BY_WORDS, every_problem, told
from bot.domain.questions import Question
from bot.judging.meaning import Meaning, meaning
from bot.library.load import Loaded, load
from bot.library.problems import Problem

BY_MEANING = "by meaning"
Write = Callable[[str], object]


def check(folder: Path, write: Write, *, pack: str | None = None, calibrate: bool = False) -> int:
    """Write every problem of a folder's packs, or of one; 1 if there is any, else 0.

    With `calibrate` a table comes first: what the judge gives the samples of each question, by meaning where
    the encoder is installed, and by words.
    """
    loaded = load(folder)
    problems = set(every_problem(loaded, pack))
    if pack is not None and not problems and not any(pack == each.id for each in loaded.packs):
        write(f"There is no pack '{pack}' in {folder}.")
        return 1
    questions = [question for question in loaded.questions if pack in {None, question.pack}]
    if calibrate:
        problems.update(_calibration(loaded, questions, write))
    packs = {question.pack for question in questions}
    counts = f"{_counted(len(questions), 'question')} in {_counted(len(packs), 'pack')}"
    for problem in sorted(problems):
        write(str(problem))
    if problems:
        write(f"{_counted(len(problems), 'problem')}; {counts} can be used.")
        return 1
    write(f"{counts}, all in order.")
    return 0


def _calibration(loaded: Loaded, questions: list[Question], write: Write) -> list[Problem]:
    """Write the table line by line, since by meaning it takes a while; and return what is out of bounds."""
    sources = {sourced.question: sourced for sourced in loaded.sourced}
    by = meaning()
    readers: list[tuple[str, Meaning | None]] = [(BY_MEANING, by)] if by else []
    readers.append((BY_WORDS, None))
    width = max((len(question.id) for question in questions), default=0)
    write(f"{'':<{width}}" + "".join(f"  {name:<22}" for name, _ in readers).rstrip())
    write(f"{'question':<{width}}" + "  strong  weak  nothing" * len(readers) + "  margin")
    problems, margins = list[Problem](), dict[str, int]()
    for question in questions:
        rows = [(name, calibrated(question, reader)) for name, reader in readers]
        margins[question.id] = min(row.margin for _, row in rows)
        cells = "".join(_cells(row) for _, row in rows)
        write(f"{question.id:<{width}}{cells}  {margins[question.id]:>+6}")
        for name, row in rows:
            problems += told(sources[question], miscalibrated(row, name))
    if margins:
        least = min(margins, key=margins.__getitem__)
        write(
            f"The median margin is {median(margins.values()):+.0f}, the least {margins[least]:+}: {least}.\n"
        )
    return problems


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _cells(row: Calibrated) -> str:
    nothing = "–" if row.nothing is None else str(row.nothing)
    return f"  {row.strong:>6}  {row.weak:>4}  {nothing:>7}"
