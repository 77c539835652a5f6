"""Two kinds of text as Discord's Markdown: ours keeps its marks, theirs has none that mean anything."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.platforms.discord import words
from bot.platforms.discord.cuts import FENCE, clipped, weight
from bot.platforms.discord.limits import CHARACTERS
from bot.platforms.shared.fit import code_and_prose, printable, shortened
from bot.screens.text import Md, UserText

Json = dict[str, Any]
BREAK = "\u200b"
"""Keeps what would mention somebody from doing so, unseen."""
ISOLATE, END = "\u2068", "\u2069"
"""Around a name, so that its direction stays its own."""
DEEPEST = 4
"""Levels of a list that are told apart."""
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_TOKENS = re.compile(
    r"@(?=everyone|here|[!&]?\d)|<(?=[@#]|/[^>\n]*:\d|(?:a|sound)?:\w+:\d|t:-?\d|id:\w)", re.IGNORECASE
)
"""What begins a mention, a channel, a command, an emoji, a time,
https://discord.com/developers/docs/reference#message-formatting."""
_MARKS = re.compile(r"[\\*_~`|<\[\]]|:(?=//|[\w+-]+:)")
_LINE_MARKS = re.compile(r"^([^\S\n]*)([#>+-])", re.MULTILINE)
_LINE_NUMBERS = re.compile(r"^([^\S\n]*\d+)\.", re.MULTILINE)
_TONES = set(map(chr, range(0x1F3FB, 0x1F400)))
"""Tones of skin, which belong to the character before them."""
_GAPS = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_SPANS = {
    "strong_open": "**",
    "strong_close": "**",
    "em_open": "*",
    "em_close": "*",
    "softbreak": " ",
    "hardbreak": "\n",
}


def literal(text: str) -> str:
    """Plain text that Discord shows as it is written, on one line or several."""
    safe = _MARKS.sub(r"\\\g<0>", _unmentioning(text))
    return _LINE_NUMBERS.sub(r"\1\\.", _LINE_MARKS.sub(r"\1\\\2", safe))


def code(text: str) -> str:
    """A span of code on one line; a backtick would end it, so it becomes an apostrophe."""
    return f"`{_unmentioning(text).replace(chr(10), ' ').replace('`', chr(39)) or ' '}`"


def _unmentioning(text: str) -> str:
    return _TOKENS.sub(rf"\g<0>{BREAK}", _lines(text))


def _lines(text: str) -> str:
    """The text with one kind of line end, and without what cannot be shown or turns the direction."""
    return printable(_LINE_ENDS.sub("\n", _BIDI.sub("", text)))


@dataclass(slots=True)
class _Reader:
    """Reads Markdown's tokens into blocks of Discord's Markdown."""

    blocks: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    quoted: int = 0
    marker: str = ""

    def read(self, tokens: Sequence[Token]) -> str:
        heading = False
        for token in tokens:
            kind = token.type
            if kind in {"bullet_list_open", "ordered_list_open"}:
                self.lists.append(None if kind.startswith("bullet") else int(token.attrGet("start") or 1))
            elif kind in {"bullet_list_close", "ordered_list_close"}:
                self.lists.pop()
            elif kind == "list_item_open":
                self.marker = self._next_marker()
            elif kind in {"blockquote_open", "blockquote_close"}:
                self.quoted += 1 if kind.endswith("open") else -1
            elif kind in {"fence", "code_block"}:
                self._add(_fenced(token.content, token.info))
            elif kind in {"heading_open", "heading_close"}:
                heading = kind == "heading_open"
            elif kind == "inline":
                self._paragraph(_inline(token.children or ()), heading=heading)
        return "".join(self.blocks)

    def _next_marker(self) -> str:
        number = self.lists[-1]
        if number is None:
            return "- "
        self.lists[-1] = number + 1
        return f"{number}. "

    def _paragraph(self, words: str, *, heading: bool) -> None:
        if words.strip():
            self._add(f"**{words.replace('**', '')}**" if heading else words)

    def _add(self, block: str) -> None:
        """One more block: an item of the list it stands in, a quotation, or a paragraph of its own."""
        marker, self.marker = self.marker, ""
        depth = min(len(self.lists), DEEPEST)
        if depth and not block.startswith(FENCE):
            block = "  " * (depth - 1) + (marker or "  ") + block
        if self.quoted:
            block = "\n".join(f"> {line}" for line in block.split("\n"))
        between = "\n" if depth else "\n\n"
        self.blocks.append(between + block if self.blocks else block)


def _fenced(text: str, language: str = "") -> str:
    """A block of code; a fence within it is none."""
    body = re.sub("`(?=``)", f"`{BREAK}", _unmentioning(text).strip("\n"))
    known = language if re.fullmatch(r"[\w+#.-]+", language) else ""
    return f"{FENCE}{known}\n{body}\n{FENCE}" if body.strip() else ""


def _inline(tokens: Sequence[Token]) -> str:
    """A paragraph; a link goes to the web or is none."""
    shown: list[str] = []
    links: list[tuple[int, str]] = []
    for token in tokens:
        if token.type == "link_open":
            links.append((len(shown), str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            start, href = links.pop()
            shown[start:] = [_link("".join(shown[start:]), href)]
        elif token.type == "code_inline":
            shown.append(code(words.command(token.content)))
        else:
            shown.append(_SPANS.get(token.type) or literal(token.content))
    return "".join(shown)


def _link(label: str, href: str) -> str:
    if not href.lower().startswith(("http://", "https://")):
        return label
    address = href.replace("(", "%28").replace(")", "%29")
    return f"<{address}>" if literal(href) == label else f"[{label}]({address})"


@lru_cache(maxsize=512)
def ours(text: Md) -> str:
    """Our Markdown as Discord's: lines that were only wrapped are one, paragraphs stay apart."""
    return _Reader().read(_MARKDOWN.parse(text))


def ours_inline(text: Md) -> str:
    """Our Markdown as one line."""
    return _inline(_MARKDOWN.parseInline(text)[0].children or ()).replace("\n", " ").strip()


def ours_plain(text: Md) -> str:
    """Our Markdown without its marks, for where Discord shows plain text."""
    tokens = _MARKDOWN.parseInline(text)[0].children or ()
    shown = (
        words.command(each.content)
        if each.type == "code_inline"
        else each.content or " " * each.type.endswith("break")
        for each in tokens
    )
    return " ".join("".join(shown).split())


def theirs(text: UserText, most: int = CHARACTERS) -> str:
    """What a person wrote: paragraphs and fenced code, nothing else, in at most `most` characters."""
    return clipped("\n".join(pieces(text, CHARACTERS)), most)


def theirs_inline(text: UserText, most: int = 80) -> str:
    """A few words of a person, such as a name, kept to their own direction."""
    shown = literal(" ".join(_lines(text.raw).split()))
    return f"{ISOLATE}{clipped(shown, most) or '…'}{END}"


def pieces(text: UserText, most: int) -> list[str]:
    """What a person wrote, whole, in pieces that weigh at most so much, parted between words."""
    found = []
    for fenced, lines in code_and_prose(_lines(text.raw)):
        rest = "\n".join(lines).strip("\n")
        rest = rest if fenced else _GAPS.sub("\n\n", rest)
        while rest.strip():
            shown, rest = _first(rest, most, fenced=fenced)
            found.append(shown)
    return [piece for piece in found if piece]


def _head(rest: str, room: int) -> str:
    """The beginning of a text, parted between words, or else not within what people see as one character."""
    head = shortened(rest, room).removesuffix(" …")
    if len(head) <= room // 4:
        return rest[:room]  # one endless character is parted wherever it has to be
    tone = rest[len(head) : len(head) + 1] in _TONES and len(head) > 1
    return head[:-1] if tone else head


def _first(rest: str, most: int, *, fenced: bool) -> tuple[str, str]:
    """The first piece, ready to be shown, and what is left after it."""
    room = most
    while True:
        head = rest if len(rest) <= room else _head(rest, room)
        shown = _fenced(head) if fenced else literal(head)
        if weight(shown) <= most or room == 1:
            return shown, rest[len(head) :].lstrip("\n" if fenced else None)
        room = max(1, min(room - 1, room * most // weight(shown)))
