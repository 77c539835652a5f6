"""Every problem of a library: those of format, and those that make a question worse to practise with."""

from collections.abc import Iterable, Iterator

from bot.checking.balance import balance, follow_ups
from bot.checking.calibration import calibrated, miscalibrated
from bot.checking.disclosure import disclosure
from bot.checking.findings import Finding
from bot.checking.lengths import lengths
from bot.checking.likeness import near_duplicates, overlapping_points
from bot.checking.style import style
from bot.domain.questions import Question
from bot.library.load import PACK_FILE, Loaded, Sourced
from bot.library.problems import Problem

BY_WORDS = "by words"


def every_problem(loaded: Loaded, pack: str | None = None) -> tuple[Problem, ...]:
    """The problems of one pack or of all, by file and line; near-duplicates are looked for in all packs."""
    found = {problem for problem in loaded.problems if pack is None or problem.file.startswith(f"{pack}/")}
    for sourced in loaded.sourced:
        if pack in {None, sourced.question.pack}:
            found.update(told(sourced, of_question(sourced.question)))
    by_question = {sourced.question: sourced for sourced in loaded.sourced}
    for question, finding in near_duplicates(loaded.questions):
        if pack in {None, question.pack}:
            found.update(told(by_question[question], [finding]))
    found.update(_packs(loaded, pack))
    return tuple(sorted(found))


def of_question(question: Question) -> Iterator[Finding]:
    """What is to be mended of a question by itself."""
    yield from lengths(question)
    yield from style(question)
    yield from disclosure(question)
    yield from follow_ups(question)
    yield from overlapping_points(question)
    yield from miscalibrated(calibrated(question, None), BY_WORDS)


def told(sourced: Sourced, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Findings with the file and line where each is mended."""
    return (Problem(sourced.file, sourced.lines.at(*each.steps), each.text) for each in findings)


def _packs(loaded: Loaded, wanted: str | None) -> Iterator[Problem]:
    for pack in loaded.packs:
        if wanted in {None, pack.id}:
            questions = [question for question in loaded.questions if question.pack == pack.id]
            yield from (Problem(f"{pack.id}/{PACK_FILE}", 1, text) for text in balance(questions))
