"""The beginning of a text in Discord's Markdown, cut so that all that was opened in it is closed."""

import re

from bot.platforms.discord.limits import BYTES, CHARACTERS
from bot.platforms.shared.fit import shortened

FENCE = "```"
ENDING = " …"
LONG_WORD = 40
"""Characters of a word, or of code, that is worth showing a part of."""
_SPANS = ("**", "*", "||")
_ATOMS = re.compile(
    r"```.*?```"  # a block of code
    r"|`[^`\n]*`"  # a span of code
    r"|\\."  # a character that is no markup
    r"|<[^<>\s]{1,60}>"  # a time or a channel
    r"|\[(?:\\.|[^\[\]\\])*\]\([^()\s]*\)"  # a link
    r"|\*\*|\*|\|\||\s+|[^\\`<\[|*\s]+|.",
    re.DOTALL,
)


def weight(text: str) -> int:
    """What a text takes of a message's room, in characters: one of many bytes takes more than it has."""
    return max(len(text), -(-len(text.encode()) * CHARACTERS // BYTES))


def clipped(text: str, most: int) -> str:
    """The beginning of a text with a visible `…`, at most `most` characters; a shorter text as it is."""
    if len(text) <= most:
        return text
    if most <= len(ENDING):
        return ENDING.strip()[:most]
    kept, opened, part = _beginning(text, most - len(ENDING))
    if not part:
        _without_loose_end(kept, opened)
    ending = ENDING if kept else ENDING.strip()
    return "".join(kept) + (part or ending) + "".join(reversed(opened))


def lightened(text: str, most: int) -> str:
    """The beginning of a text with a visible `…`, weighing at most so much; a lighter text as it is."""
    length = len(text)
    while weight(shown := clipped(text, length)) > most:
        length = min(length - 1, length * most // weight(shown))
    return shown


def _beginning(text: str, room: int) -> tuple[list[str], list[str], str]:
    """What fits whole, the spans that are open after it, and the part of what comes then that is worth it."""
    kept: list[str] = []
    opened: list[str] = []
    for found in _ATOMS.finditer(text):
        atom = found[0]
        after = _after(opened, atom)
        if found.end() + _length(after) > room:
            return kept, opened, _part(atom, room - found.start() - _length(opened))
        kept.append(atom)
        opened = after
    return kept, opened, ""


def _after(opened: list[str], atom: str) -> list[str]:
    """The spans that are open after one more atom."""
    if atom not in _SPANS:
        return opened
    return [each for each in opened if each != atom] if atom in opened else [*opened, atom]


def _length(opened: list[str]) -> int:
    return sum(map(len, opened))


def _part(atom: str, left: int) -> str:
    """The beginning of a block of code or a very long word, with its ending; of all else nothing."""
    if atom.startswith(FENCE):
        head, _, body = atom.removesuffix(FENCE).rstrip("\n").partition("\n")
        left -= len(head) + len(FENCE) + 2
        return f"{head}\n{_ended(shortened(body, left))}\n{FENCE}" if left >= LONG_WORD else ""
    return shortened(atom, left) if len(atom) > LONG_WORD and left >= LONG_WORD // 2 else ""


def _ended(text: str) -> str:
    return text if text.endswith("…") else text + ENDING


def _without_loose_end(kept: list[str], opened: list[str]) -> None:
    """Take away a span that was opened around nothing, and the space before the ending."""
    while kept and (kept[-1].isspace() or kept[-1] in opened):
        gone = kept.pop()
        if gone in opened:
            opened.remove(gone)
