"""The process that reads one file: its bytes come in, its text goes out, and nothing else passes.

Contact details are taken out here, so that no other process ever holds them as text.
"""

import sys

from bot.domain.contacts import CleanText, without_contacts
from bot.domain.papers import CHARACTERS, LARGEST, Empty, TooLarge, TooMuchInside, Unreadable
from bot.reading import docx, pdf, plain
from bot.reading.confine import confine
from bot.reading.kinds import FileKind, kind_of
from bot.reading.outcomes import code_of

READERS = {FileKind.PDF: pdf.text_of, FileKind.DOCX: docx.text_of, FileKind.PLAIN: plain.text_of}


def main() -> int:
    """Read standard input and say what is in it; the exit code says why not."""
    content = sys.stdin.buffer.read(LARGEST + 1)
    pdf.load()
    confine()
    try:
        text = text_of(content)
    except MemoryError:
        return code_of(TooMuchInside())
    except Unreadable as why:
        return code_of(why)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


def text_of(content: bytes) -> CleanText:
    """The text of a file, without contact details; raises Unreadable, or whatever comes of a broken file."""
    if len(content) > LARGEST:
        raise TooLarge
    text = READERS[kind_of(content)](content)
    if len(text) > CHARACTERS:
        raise TooMuchInside
    clean = without_contacts(text)
    if not any(map(str.isalnum, clean)):
        raise Empty
    return clean


if __name__ == "__main__":
    sys.exit(main())
