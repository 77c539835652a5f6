"""Answers as Slack shows them: the board, and one in full."""

from bot.platforms.shared.fit import CUT
from bot.platforms.slack.render.blocks import DIVIDER, body, buttons, header, small
from bot.platforms.slack.text import Json, ours, piece, section, theirs, theirs_inline
from bot.screens.answers import AnswerScreen, BoardEntry, BoardScreen

WHOLE = 12_000
"""Characters of an answer that are shown in full, in parts that each fit into a block."""


def board(screen: BoardScreen) -> list[Json]:
    """One page of a round's answers."""
    page = f"{screen.page} / {screen.pages}" if screen.pages > 1 else ""
    return [
        *header(screen.title),
        *body(ours(screen.note)),
        *(block for entry in screen.entries for block in _entry(entry)),
        *small(page),
        *buttons(screen.actions),
    ]


def _entry(entry: BoardEntry) -> list[Json]:
    who = theirs_inline(entry.author) if entry.author is not None else entry.label
    marks = [piece(f"  · {' · '.join(entry.marks)}", italic=True)] if entry.marks else []
    return [
        DIVIDER,
        *body([section(piece(who, bold=True), *marks)], theirs(entry.text, CUT)),
        *buttons(entry.actions),
    ]


def answer(screen: AnswerScreen) -> list[Json]:
    """One answer in full."""
    who = [section(piece(theirs_inline(screen.author), bold=True))] if screen.author is not None else []
    parts = theirs(screen.text, WHOLE)
    return [*header(screen.title), *body(who), *_in_blocks(parts), *buttons(screen.actions)]


def _in_blocks(parts: list[Json]) -> list[Json]:
    """Parts each in blocks of their own, so that a long one is cut into several instead of cut off."""
    blocks = []
    for part in parts:
        text = part["elements"][0]["text"]
        for at in range(0, len(text), CHUNK):
            blocks += body([{**part, "elements": [piece(text[at : at + CHUNK])]}])
    return blocks


CHUNK = 3000
"""Characters of a long answer in one block."""
