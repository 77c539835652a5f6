"""The library as the command line tells it: what is wrong, what there is, and one question whole."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.domain.questions import Question
from bot.library.check import every_problem
from bot.library.load import load


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions to list; None is any."""

    pack: str | None = None
    topic: str | None = None
    kind: str | None = None
    difficulty: int | None = None

    def admits(self, question: Question) -> bool:
        """Whether the question is wanted."""
        return (
            self.pack in {None, question.pack}
            and (self.topic is None or self.topic in question.topics)
            and self.kind in {None, question.kind.value}
            and self.difficulty in {None, question.difficulty}
        )


def check_report(folder: Path) -> tuple[str, int]:
    """Every problem with its file and line, and the exit code: 0 if there is none."""
    loaded = load(folder)
    problems = every_problem(loaded)
    counts = f"{_counted(len(loaded.questions), 'question')} in {_counted(len(loaded.packs), 'pack')}"
    if not problems:
        return f"{counts}, all in order.", 0
    return "\n".join([*map(str, problems), f"{_counted(len(problems), 'problem')}; {counts} can be used."]), 1


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def listing(folder: Path, wanted: Wanted) -> str:
    """The questions that are wanted, one a line, and how many of each difficulty."""
    found = [question for question in load(folder).questions if wanted.admits(question)]
    if not found:
        return "No question matches."
    width = max(len(question.id) for question in found)
    lines = [
        f"{question.id:<{width}}  {question.difficulty}  {question.kind:<11}  {question.title}"
        for question in found
    ]
    counts = sorted(Counter(question.difficulty for question in found).items())
    levels = ", ".join(f"{count} of difficulty {difficulty}" for difficulty, count in counts)
    return "\n".join([*lines, "", f"{len(found)} in all: {levels}"])


def shown(folder: Path, wanted: str) -> str | None:
    """A question with its whole other side, None if there is none of that id."""
    question = next((each for each in load(folder).questions if each.id == wanted), None)
    if question is None:
        return None
    points = [f"- ({point.weight}) {point.point}" for point in question.key_points]
    return "\n".join(
        [
            f"# {question.title}",
            _facts(question),
            *_section("Prompt", [question.prompt]),
            *_section("Intent", [question.intent]),
            *_section("Key points", points),
            *_section("Red flags", [f"- {flag}" for flag in question.red_flags]),
            *_section("Hints", [f"{number}. {hint}" for number, hint in enumerate(question.hints, start=1)]),
            *_section("Follow-ups", [f"- {each.ask} ({each.probes})" for each in question.follow_ups]),
            *_section("A strong answer", [question.strong]),
            *_section("A weak answer", [question.weak]),
        ]
    )


def _facts(question: Question) -> str:
    topics = ", ".join(question.topics)
    return f"{question.kind} · difficulty {question.difficulty} · {question.minutes} min · {topics}"


def _section(heading: str, lines: list[str]) -> list[str]:
    return ["", f"## {heading}", *lines]
