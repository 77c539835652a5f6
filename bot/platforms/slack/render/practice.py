"""Practice as Slack shows it: what is asked, the report, and how somebody’s topics went."""

from collections.abc import Sequence

from bot.platforms.slack import words
from bot.platforms.slack.render.blocks import (
    DIVIDER,
    bar,
    body,
    bounded,
    buttons,
    header,
    joined,
    moment,
    small,
)
from bot.platforms.slack.render.rounds import listed
from bot.platforms.slack.render.scoring import covered
from bot.platforms.slack.text import Json, ours, ours_inline, ours_plain, piece, section, theirs_inline
from bot.screens.practice import Progress, ReportPart, ReportScreen, TurnScreen

EVIDENCE = 240
"""Characters of the words that show a key point: a report of six questions has thirty of them."""
BAR, TRIES = 10, 6
"""Characters of a full bar, and the latest tries of a topic that are shown."""


def turn(screen: TurnScreen) -> list[Json]:
    """What is asked, with the way to answer; of what was answered, that it is over."""
    when = joined([moment(each) for each in screen.moments], " · ")
    return [
        *header(screen.title),
        *small(ours_plain(screen.why)),
        *body(ours(screen.prompt)),
        *small(" · ".join(screen.facts)),
        *body([section(*when)] if when else [], *(ours(note) for note in screen.notes)),
        *small(words.OVER if screen.over else ""),
        *buttons(screen.actions),
    ]


def report(screen: ReportScreen) -> list[Json]:
    """How an interview went: first what to take from it, then question by question, as much as fits."""
    return [
        *header(screen.title),
        *body(_score(screen.score), ours(screen.summary)),
        *small(ours_plain(screen.judge)),
        *(block for part in screen.sections for block in listed(part)),
        *(block for part in screen.parts for block in _part(part)),
        *buttons(screen.actions),
    ]


def _score(score: int | None) -> list[Json]:
    if score is None:
        return []
    return [section(piece(f"{bar(min(score, 100) / 100, BAR):<{BAR}}", code=True))]


def _part(part: ReportPart) -> list[Json]:
    score = words.TOO_LITTLE if part.score is None else f"{part.score} of 100"
    title = [run | {"style": {"bold": True}} for run in ours_inline(part.title)]
    why = ours_plain(part.why)
    return [
        DIVIDER,
        *body([section(*title, piece(f"  · {score}"))], [section(piece(why, italic=True))] if why else []),
        *body(*(covered(point, EVIDENCE) for point in part.points), ours(part.summary)),
    ]


def progress(rows: Sequence[Progress]) -> list[Json]:
    """How much of each topic was covered, the latest try as a bar and the tries before it as numbers."""
    if not rows:
        return []
    return body([section(piece(words.PROGRESS, bold=True))], *([_course(row)] for row in rows))


def _course(row: Progress) -> Json:
    shares = row.shares[-TRIES:]
    before = "… " if len(row.shares) > TRIES else ""
    latest = bar(shares[-1], BAR) if shares else ""
    return section(
        piece(f"{latest:<{BAR}} ", code=True),
        piece(f"  {theirs_inline(row.topic)}  "),
        piece(before + " → ".join(str(round(bounded(each) * 100)) for each in shares), italic=True),
    )
