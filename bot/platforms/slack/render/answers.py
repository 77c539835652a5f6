"""Answers as Slack shows them: the board, and one in full."""

import unicodedata

from bot.platforms.shared.fit import CUT
from bot.platforms.slack.render.blocks import DIVIDER, body, buttons, header, small
from bot.platforms.slack.text import Json, ours, piece, section, theirs, theirs_inline
from bot.screens.answers import AnswerScreen, BoardEntry, BoardScreen

WHOLE = 40_000
"""Characters of an answer that are shown in full: as many as a message in Slack has,
https://docs.slack.dev/reference/methods/chat.postMessage."""
CHUNK = 3000
"""Characters of a long answer in one block."""
JOINER = "\u200d"
JOINING = {JOINER, "\ufe0f", *map(chr, range(0x1F3FB, 0x1F400))}
"""What belongs to the character before it: joiners, variants, and tones of skin."""


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
    """As many blocks as it takes: short parts share one, a long one goes on in the next."""
    pieces = [(part["type"], text) for part in parts for text in chunks(part["elements"][0]["text"], CHUNK)]
    blocks: list[list[Json]] = []
    left = 0
    for kind, text in pieces:
        if len(text) > left:
            blocks.append([])
            left = CHUNK
        blocks[-1].append({"type": kind, "elements": [piece(text)]})
        left -= len(text)
    return [block for each in blocks for block in body(each)]


def chunks(text: str, most: int) -> list[str]:
    """A text in pieces of at most so many characters, parted between words or lines where it has any."""
    pieces = []
    while len(text) > most:
        end = max(text.rfind("\n", most // 2, most), text.rfind(" ", most // 2, most)) + 1
        end = end or _between_characters(text, most)
        pieces.append(text[:end].rstrip())
        text = text[end:]
    return [piece for piece in (*pieces, text) if piece.strip()]


def _between_characters(text: str, most: int) -> int:
    """The last place up to `most` that is not within what people see as one character."""
    for end in range(most, most // 2, -1):
        if text[end] not in JOINING and text[end - 1] != JOINER and not unicodedata.combining(text[end]):
            return end
    return most
