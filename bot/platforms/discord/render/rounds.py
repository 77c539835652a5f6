"""A round as Discord shows it: its card, its hints, its reveal."""

from bot.platforms.discord import limits, words
from bot.platforms.discord.render.parts import (
    LINE,
    Look,
    buttons,
    headed,
    heading,
    listed,
    literals,
    moment,
    plain,
    small,
    text,
)
from bot.platforms.discord.text import Json, ours, ours_inline, ours_plain
from bot.screens.rounds import HintScreen, QuestionScreen, RevealScreen, Section


def question(screen: QuestionScreen, look: Look) -> list[Json]:
    """The card of a round."""
    notes = screen.notes if look.reads else screen.form_only or screen.notes
    return [
        *text(headed(screen.title, 2)),
        *text(ours(screen.prompt)),
        *text(small(*literals(screen.facts))),
        LINE,
        *text(" · ".join(map(moment, screen.moments)), *map(ours, notes)),
        *buttons(screen.actions, look),
    ]


def thread_name(screen: QuestionScreen) -> str:
    """What the thread under a card is called."""
    title = ours_plain(screen.title)
    return plain(title, limits.THREAD) if title else words.THREAD


def reveal(screen: RevealScreen, look: Look) -> list[Json]:
    """What the interviewer was looking for; each key point is covered until it is pressed."""
    points = [f"||{ours_inline(point)}||" for point in screen.key_points.items if ours_inline(point)]
    covered = [heading(screen.key_points.heading), small(words.COVERED), listed(points)] if points else []
    return [
        *text(headed(screen.title, 2)),
        *_section(screen.intent),
        LINE,
        *text(*covered),
        LINE,
        *_section(screen.red_flags),
        *_section(screen.follow_ups),
        *buttons(screen.actions, look),
    ]


def _section(part: Section) -> list[Json]:
    if not part.items:
        return []
    if len(part.items) == 1:
        return text(heading(part.heading), ours(part.items[0]))
    return text(heading(part.heading), listed(map(ours_inline, part.items)))


def hint(screen: HintScreen, look: Look) -> list[Json]:
    """A hint for one person."""
    return [*text(headed(screen.title), ours(screen.hint)), *buttons(screen.actions, look)]
