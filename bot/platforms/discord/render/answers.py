"""Answers as Discord shows them: the board, the form's button, and one answer in full."""

from collections.abc import Sequence

from bot.platforms.discord import limits, words
from bot.platforms.discord.cuts import weight
from bot.platforms.discord.render.parts import (
    BOARD,
    LINE,
    Look,
    button,
    buttons,
    headed,
    heading,
    literals,
    message,
    section,
    small,
    text,
)
from bot.platforms.discord.render.room import fitted
from bot.platforms.discord.text import Json, literal, ours, pieces, theirs, theirs_inline
from bot.platforms.shared.fit import CUT, cut
from bot.screens.answers import AnswerForm, AnswerScreen, BoardEntry, BoardScreen

PIECE = 3400
"""What a long answer takes in one message, which leaves room for its title and buttons."""


def board(screen: BoardScreen, look: Look) -> list[Json]:
    """One page of a round's answers, each with its vote beside it."""
    page = f"{screen.page} / {screen.pages}" if screen.pages > 1 else ""
    return [
        *text(headed(screen.title, 2), ours(screen.note)),
        *(part for entry in screen.entries for part in _entry(entry, look)),
        *text(small(page)),
        *buttons(screen.actions, look),
    ]


def _entry(entry: BoardEntry, look: Look) -> list[Json]:
    who = theirs_inline(entry.author) if entry.author is not None else literal(entry.label) or "…"
    marks = f"  *{' · '.join(literals(entry.marks))}*" if entry.marks else ""
    shown = text(f"{'🏆 ' if entry.best else ''}**{who}**{marks}", theirs(cut(entry.text, CUT)))
    if not entry.actions:
        return [LINE, *shown]
    first, *others = entry.actions
    return [LINE, section(shown, button(first, look)), *buttons(others, look)]


def form(screen: AnswerForm, look: Look, *, fits: bool) -> list[Json]:
    """The way to the form that takes an answer, or that what is stored is too long for it."""
    shown = ours(screen.prompt) if fits else words.LONG_ANSWER
    return [
        *text(heading(screen.title), shown),
        *buttons((*([screen.submit] if fits else []), *screen.actions), look),
    ]


def answer(screen: AnswerScreen, look: Look) -> list[Json]:
    """The beginning of one answer."""
    return [*text(*_head(screen)), *text(theirs(screen.text)), *buttons(screen.actions, look)]


def _head(screen: AnswerScreen) -> tuple[str, ...]:
    who = f"**{theirs_inline(screen.author)}**" if screen.author is not None else ""
    return headed(screen.title), who


def as_messages(screen: AnswerScreen, look: Look) -> list[Json]:
    """One answer in full, in as many messages as it takes, up to what anybody would read."""
    shares = _shares(screen)
    return [message(BOARD, fitted(_share(screen, look, shares, nth))) for nth in range(len(shares))]


def _share(screen: AnswerScreen, look: Look, shares: Sequence[Sequence[str]], nth: int) -> list[Json]:
    """What the nth message holds: the first says whose it is, the last what can be done."""
    last = len(shares) - 1
    return [
        *(text(*_head(screen)) if nth == 0 else []),
        *text(*shares[nth]),
        *text(small(f"{nth + 1} / {last + 1}" if last else "")),
        *(buttons(screen.actions, look) if nth == last else []),
    ]


def _shares(screen: AnswerScreen) -> list[list[str]]:
    """The pieces of an answer as they go into messages."""
    shares: list[list[str]] = [[]]
    for piece in pieces(screen.text, PIECE):
        if weight("\n".join((*shares[-1], piece))) > PIECE:
            shares.append([])
        shares[-1].append(piece)
    if len(shares) > limits.ANSWER_MESSAGES:
        shares = shares[: limits.ANSWER_MESSAGES]
        shares[-1].append(small(words.MORE))
    return shares
