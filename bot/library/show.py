"""The library as the command line tells it: what there is, and one question whole."""

from pathlib import Path
from textwrap import wrap

from bot.domain.questions import Question
from bot.library.load import load
from bot.usecases.browse_library import Counts, Wanted, browse

WIDTH = 100


def listing(folder: Path, wanted: Wanted) -> str:
    """The questions that are wanted, one a line, and how many there are of each topic and difficulty."""
    shelf = browse(load(folder).questions, wanted)
    if not shelf.questions:
        return "No question matches."
    width = max(len(question.id) for question in shelf.questions)
    lines = [
        f"{question.id:<{width}}  {question.difficulty}  {question.kind:<11}  {question.title}"
        for question in shelf.questions
    ]
    found = browse(shelf.questions, Wanted())
    return "\n".join(
        [
            *lines,
            "",
            f"{len(lines)} in all",
            f"by difficulty: {_told(found.difficulties)}",
            f"by kind: {_told(found.kinds)}",
            *wrap(f"by topic: {_told(found.topics)}", WIDTH, subsequent_indent="  ", break_on_hyphens=False),
        ]
    )


def _told(counts: Counts) -> str:
    return ", ".join(f"{name} ({count})" for name, count in counts)


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
