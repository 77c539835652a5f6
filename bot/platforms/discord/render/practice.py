"""Practice as Discord shows it: what is asked, and the report."""

from bot.platforms.discord import words
from bot.platforms.discord.render.parts import (
    LINE,
    Look,
    buttons,
    headed,
    heading,
    listed,
    literals,
    moment,
    small,
    text,
)
from bot.platforms.discord.render.scoring import SCORE_BAR, SIGNS
from bot.platforms.discord.render.standings import bar
from bot.platforms.discord.text import Json, ours, ours_inline, theirs_inline
from bot.screens.practice import PracticeForm, Progress, ReportPart, ReportScreen, TurnScreen
from bot.screens.scoring import CoveredPoint, Mark

EVIDENCE = 160
"""Characters of the words that show a key point in a report: of each in full there would be no room."""


def turn(screen: TurnScreen, look: Look) -> list[Json]:
    """What is asked in an interview."""
    return [
        *text(headed(screen.title), small(ours_inline(screen.why))),
        *text(ours(screen.prompt)),
        *text(small(*literals(screen.facts)), " · ".join(map(moment, screen.moments))),
        *text(*map(ours, screen.notes)),
        *buttons(screen.actions, look),
    ]


def report(screen: ReportScreen, look: Look) -> list[Json]:
    """How an interview went: the whole, each question, and what to do next."""
    return [
        *text(headed(screen.title, 2), _score(screen.score), ours(screen.summary)),
        *(part for each in screen.parts for part in (LINE, *_part(each))),
        LINE,
        *(
            part
            for each in screen.sections
            for part in text(heading(each.heading), listed(map(ours_inline, each.items)))
        ),
        *text(small(ours_inline(screen.judge))),
        *buttons(screen.actions, look),
    ]


def _score(score: int | None) -> str:
    if score is None:
        return ""
    return f"`{bar(score / 100, SCORE_BAR)}` **{score}** {words.OF_A_HUNDRED}"


def _part(part: ReportPart) -> list[Json]:
    told = small(ours_inline(part.why), ours_inline(part.summary))
    return text(headed(part.title), _score(part.score), told, *map(_point, part.points))


def _point(point: CoveredPoint) -> str:
    shown = ours_inline(point.point)
    quoted = point.evidence is not None and point.mark is not Mark.MISSED
    evidence = f"\n> {theirs_inline(point.evidence, EVIDENCE)}" if quoted and point.evidence else ""
    return f"{SIGNS[point.mark]} {shown}{evidence}"


def form(screen: PracticeForm) -> list[Json]:
    """The form that begins an interview, where it can only be told of."""
    return text(heading(screen.title), ours(screen.intro))


def progress(course: Progress) -> str:
    """How a topic went, try by try."""
    tries = " → ".join(str(round(share * 100)) for share in course.shares[-6:])
    return f"{theirs_inline(course.topic)}: {tries}"
