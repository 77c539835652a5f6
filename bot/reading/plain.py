"""The text of a plain file or of Markdown, whatever encoding it was saved with."""

import codecs

from bot.domain.papers import UnknownKind

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks; UTF-32's begins like UTF-16's, and so comes first."""
LATIN = 0.8
"""Share of a text's letters that are plain ones at least, for an old Western file to be taken for one."""


def text_of(content: bytes) -> str:
    """The text; raises UnknownKind where the bytes are no text, or of an encoding that cannot be told."""
    for encoding in _likely(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (encoding != "cp1252" or _is_western(text)):
            return text
    raise UnknownKind


def _likely(content: bytes) -> tuple[str, ...]:
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    if marked is not None:
        return (marked,)
    if b"\x00" in content:
        little = content[1::2].count(0) > content[::2].count(0)
        return ("utf-16-le" if little else "utf-16-be",)
    return ("utf-8", "cp1252")


def _is_western(text: str) -> bool:
    """Whether it reads like a text of Western Europe, not like another encoding taken for one."""
    letters = [each for each in text if each.isalpha()]
    strange = any(ord(each) < ord(" ") and each not in "\t\n\r\f\v" for each in text)
    return bool(letters) and not strange and sum(map(str.isascii, letters)) >= LATIN * len(letters)
