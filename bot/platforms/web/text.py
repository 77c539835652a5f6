"""Turns the two kinds of text into HTML: ours is Markdown, theirs is data and stays data."""

import re
import unicodedata
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

from bot.screens.text import Md, UserText

CUT = 600
"""Characters of an answer that a board shows."""
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^`~\n]*$")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_JOINS_NEXT = "\u200d"
_SMALLEST_HEADING = 6


def _link_open(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, index, options, _env)


def _heading(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    """A heading below those of the page."""
    level = min(int(tokens[index].tag[1:]) + 3, _SMALLEST_HEADING)
    tokens[index].tag = f"h{level}"
    return self.renderToken(tokens, index, options, _env)


class _Ours(MarkdownIt):
    """CommonMark without HTML and pictures; a link goes to the web or is none."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.disable(["image", "html_block", "html_inline"])
        self.add_render_rule("link_open", _link_open)
        self.add_render_rule("heading_open", _heading)
        self.add_render_rule("heading_close", _heading)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Whether the address is one of the web."""
        return url.lower().startswith(("http://", "https://"))


_OURS = _Ours()


@lru_cache(maxsize=512)
def ours(text: Md) -> Markup:
    """Our Markdown as blocks of HTML."""
    return Markup(_OURS.render(text))  # noqa: S704 - the renderer escapes, and takes no HTML


@lru_cache(maxsize=512)
def ours_inline(text: Md) -> Markup:
    """Our Markdown as a run of HTML without paragraphs."""
    return Markup(_OURS.renderInline(text))  # noqa: S704 - as above


def theirs(text: UserText) -> Markup:
    """What a person wrote, as blocks: paragraphs, line breaks, fenced code, and nothing else."""
    blocks = [_code(lines) if fenced else _paragraphs(lines) for fenced, lines in _blocks(text.raw)]
    return Markup('<div class="theirs" dir="auto">{}</div>').format(Markup().join(blocks))


def theirs_inline(text: UserText) -> Markup:
    """A few words of a person, such as a name, isolated from the direction of what stands around them."""
    return Markup("<bdi>{}</bdi>").format(printable(" ".join(text.raw.split())))


def cut(text: UserText, most: int = CUT) -> UserText:
    """The beginning of a text with a visible `…`; a shorter text as it is."""
    if len(text.raw) <= most:
        return text
    end = text.raw.rfind(" ", most - 60, most)
    end = most if end < 0 else end
    while end > 1 and _inside_a_character(text.raw, end):
        end -= 1
    return UserText(text.raw[:end].rstrip() + " …")


def is_cut(text: UserText, most: int = CUT) -> bool:
    """Whether `cut` leaves something out."""
    return len(text.raw) > most


def printable(text: str) -> str:
    """The text with a visible stand-in for what no page can hold: control characters, lone surrogates."""
    return _UNPRINTABLE.sub("\ufffd", text)


def _inside_a_character(text: str, at: int) -> bool:
    """Whether people see what is left and right of the place as one character."""
    following = text[at]
    return (
        bool(unicodedata.combining(following)) or following in "\u200d\ufe0f" or text[at - 1] == _JOINS_NEXT
    )


def _blocks(raw: str) -> list[tuple[bool, list[str]]]:
    """The lines in runs, each with whether it is fenced code; a fence left open ends with the text."""
    blocks: list[tuple[bool, list[str]]] = [(False, [])]
    fence = ""
    for line in printable(raw.replace("\r\n", "\n")).split("\n"):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
            blocks.append((True, []))
        elif found and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
            blocks.append((False, []))
        else:
            blocks[-1][1].append(line)
    return blocks


def _code(lines: list[str]) -> Markup:
    # What scrolls must be reachable by keyboard.
    return Markup('<pre tabindex="0"><code>{}</code></pre>').format("\n".join(lines))


def _paragraphs(lines: list[str]) -> Markup:
    parts = [part.strip("\n") for part in re.split(r"\n{2,}", "\n".join(lines))]
    broken = [
        Markup("<br>").join(escape(line) for line in part.split("\n")) for part in parts if part.strip()
    ]
    return Markup().join(Markup('<p dir="auto">{}</p>').format(each) for each in broken)
