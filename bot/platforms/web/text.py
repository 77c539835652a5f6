"""Turns the two kinds of text into HTML: ours is Markdown, theirs is data and stays data."""

import re
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

from bot.platforms.shared.fit import code_and_prose, printable
from bot.screens.text import Md, UserText

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
    blocks = [_code(lines) if fenced else _paragraphs(lines) for fenced, lines in code_and_prose(text.raw)]
    return Markup('<div class="theirs" dir="auto">{}</div>').format(Markup().join(blocks))


def theirs_inline(text: UserText) -> Markup:
    """A few words of a person, such as a name, isolated from the direction of what stands around them."""
    return Markup("<bdi>{}</bdi>").format(printable(" ".join(text.raw.split())))


def _code(lines: list[str]) -> Markup:
    # What scrolls must be reachable by keyboard.
    return Markup('<pre tabindex="0"><code>{}</code></pre>').format("\n".join(lines))


def _paragraphs(lines: list[str]) -> Markup:
    parts = [part.strip("\n") for part in re.split(r"\n{2,}", "\n".join(lines))]
    broken = [
        Markup("<br>").join(escape(line) for line in part.split("\n")) for part in parts if part.strip()
    ]
    return Markup().join(Markup('<p dir="auto">{}</p>').format(each) for each in broken)
