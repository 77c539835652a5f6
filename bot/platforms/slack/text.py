"""Two kinds of text as Slack's rich text, where nothing is markup: what is written is what is shown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.platforms.shared.fit import code_and_prose, printable, shortened
from bot.platforms.slack.limits import RICH
from bot.screens.text import Md, UserText

Json = dict[str, Any]
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
ISOLATE, END = "\u2068", "\u2069"
"""Around a name, so that its direction stays its own."""
STYLES = {"strong_open": "bold", "em_open": "italic"}
ENDS = {"strong_close": "bold", "em_close": "italic"}
LISTS = {"bullet_list_open": "bullet", "ordered_list_open": "ordered"}


def piece(text: str, **style: bool) -> Json:
    """A run of text, shown as it is; `bold`, `italic` and `code` are its styles."""
    run: Json = {"type": "text", "text": printable(text)}
    return {**run, "style": style} if style else run


def section(*runs: Json) -> Json:
    """A paragraph of runs."""
    return {"type": "rich_text_section", "elements": [run for run in runs if run.get("text") != ""]}


def rich(parts: Iterable[Json]) -> Json | None:
    """The parts as one block, cut where it gets too long; None where there is nothing to show."""
    every, kept, left = list(parts), [], RICH
    for part in every:
        fitting, left = _fitting(part, left)
        if fitting is not None:
            kept.append(fitting)
        if left <= 0:
            break
    if left <= 0 and kept != every and not _seen_to_end(kept[-1]):
        kept.append(section(piece("…")))
    return {"type": "rich_text", "elements": kept} if kept else None


def _seen_to_end(part: Json) -> bool:
    """Whether a part shows that something was left out after it."""
    last = part["elements"][-1]
    return _seen_to_end(last) if "elements" in last else str(last.get("text", "")).endswith("…")


def _fitting(part: Json, left: int) -> tuple[Json | None, int]:
    """The beginning of a part that fits, and what room is left after it."""
    elements: list[Json] = []
    for element in part["elements"]:
        if left <= 0:
            break
        if "elements" in element:
            inner, left = _fitting(element, left)
            elements += [] if inner is None else [inner]
            continue
        text = element.get("text", "")
        elements.append({**element, "text": shortened(text, left)} if len(text) > left else element)
        left -= len(text)
    return ({**part, "elements": elements} if elements else None), left


@dataclass(frozen=True, slots=True)
class Style:
    """How the runs of a place are shown."""

    marks: frozenset[str] = frozenset()
    link: str = ""


@dataclass(slots=True)
class _Reader:
    """Reads Markdown's tokens into parts."""

    parts: list[Json] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    runs: list[Json] = field(default_factory=list)
    quoted: int = 0

    def read(self, tokens: Sequence[Token]) -> list[Json]:
        heading = False
        for token in tokens:
            kind = token.type
            if kind in LISTS:
                self._flush()
                self.lists.append(LISTS[kind])
            elif kind in {"bullet_list_close", "ordered_list_close"}:
                self._flush()
                self.lists.pop()
            elif kind in {"blockquote_open", "blockquote_close"}:
                self._flush()
                self.quoted += 1 if kind.endswith("open") else -1
            elif kind in {"fence", "code_block"}:
                self._flush()
                self._code(token.content)
            elif kind in {"heading_open", "heading_close", "list_item_open"}:
                self._flush()
                heading = kind == "heading_open"
            elif kind == "inline":
                self._paragraph(token, Style(frozenset({"bold"})) if heading else Style())
        self._flush()
        return self.parts

    def _paragraph(self, token: Token, style: Style) -> None:
        if self.runs:
            self.runs.append(piece("\n\n"))
        self.runs += inline(token.children or (), style)

    def _code(self, text: str) -> None:
        code = text.rstrip("\n")
        if code:
            self.parts.append({"type": "rich_text_preformatted", "elements": [piece(code)]})

    def _flush(self) -> None:
        """What was read so far becomes a paragraph, a quotation, or an item of the list it stands in."""
        runs, self.runs = self.runs, []
        if not runs:
            return
        if not self.lists:
            kind = "rich_text_quote" if self.quoted else "rich_text_section"
            if kind == "rich_text_section" and self.parts and self.parts[-1]["type"] == kind:
                self.parts[-1]["elements"] += [piece("\n\n"), *runs]
                return
            self.parts.append({"type": kind, "elements": runs})
            return
        shape = {"style": self.lists[-1], "indent": min(len(self.lists) - 1, 8)}
        last = self.parts[-1] if self.parts else {}
        if last.get("type") != "rich_text_list" or any(last.get(name) != shape[name] for name in shape):
            last = {"type": "rich_text_list", **shape, "elements": []}
            self.parts.append(last)
        last["elements"].append({"type": "rich_text_section", "elements": runs})


def inline(tokens: Sequence[Token], style: Style | None = None) -> list[Json]:
    """Runs of text within a paragraph."""
    style, runs = style or Style(), []
    for token in tokens:
        if token.type in STYLES:
            style = replace(style, marks=style.marks | {STYLES[token.type]})
        elif token.type in ENDS:
            style = replace(style, marks=style.marks - {ENDS[token.type]})
        elif token.type == "link_open":
            style = replace(style, link=str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            style = replace(style, link="")
        elif token.type == "softbreak":
            runs.append(piece(" "))
        elif token.type == "hardbreak":
            runs.append(piece("\n"))
        elif token.content:
            runs.append(_run(token, style))
    return runs


def _run(token: Token, style: Style) -> Json:
    marks = style.marks | ({"code"} if token.type == "code_inline" else set())
    run = piece(token.content, **dict.fromkeys(sorted(marks), True))
    if style.link.lower().startswith(("http://", "https://")):
        return {**run, "type": "link", "url": style.link[:3000]}
    return run


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[Token, ...]:
    return tuple(_MARKDOWN.parse(text))


def ours(text: Md) -> list[Json]:
    """Our Markdown as parts of rich text."""
    return _Reader().read(_parsed(text))


def ours_inline(text: Md) -> list[Json]:
    """Our Markdown as runs of one line."""
    return inline(_MARKDOWN.parseInline(text)[0].children or ())


def ours_plain(text: Md) -> str:
    """Our Markdown without its marks, for where Slack shows plain text."""
    return "".join(run["text"] for run in ours_inline(text)).replace("\n", " ")


def theirs(text: UserText, most: int = RICH) -> list[Json]:
    """What a person wrote as parts of rich text: paragraphs and fenced code, nothing else."""
    parts: list[Json] = []
    for fenced, lines in code_and_prose(_undirected(shortened(text.raw, most))):
        words = "\n".join(lines).strip("\n")
        if words.strip():
            kind = "rich_text_preformatted" if fenced else "rich_text_section"
            parts.append({"type": kind, "elements": [piece(words)]})
    return parts


def theirs_inline(text: UserText, most: int = 80) -> str:
    """A few words of a person, such as a name, kept to their own direction."""
    return f"{ISOLATE}{_undirected(shortened(printable(' '.join(text.raw.split())), most))}{END}"


def escaped(text: str) -> str:
    """Text for the one place that is markup, the line of a notification.

    See https://docs.slack.dev/messaging/formatting-message-text/#escaping.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _undirected(text: str) -> str:
    """Without the invisible characters that turn the direction of what follows."""
    return _BIDI.sub("", text)
