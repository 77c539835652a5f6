"""The text of a PDF."""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

import pypdf
from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from bot.domain.papers import CHARACTERS, PAGES, Broken, Encrypted, TooMuchInside, WithoutText


def load() -> None:
    """Load every part of the library now: it loads some at their first use, when no file can be opened."""
    for part in pkgutil.walk_packages(pypdf.__path__, "pypdf."):
        with suppress(ImportError):  # some want a library of their own, for pictures
            importlib.import_module(part.name)


def text_of(content: bytes) -> str:
    """The text of all pages; raises Encrypted, TooMuchInside, WithoutText or Broken."""
    try:
        return _joined(_pages(PdfReader(BytesIO(content))))
    except LimitReachedError:
        raise TooMuchInside from None
    except (DependencyError, FileNotDecryptedError):
        raise Encrypted from None
    except PyPdfError:
        raise Broken from None


def _pages(reader: PdfReader) -> Iterator[str]:
    """The text of each page; a file that only forbids printing opens with an empty password."""
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise Encrypted
    if len(reader.pages) > PAGES:
        raise TooMuchInside
    for page in reader.pages:
        yield page.extract_text()


def _joined(pages: Iterator[str]) -> str:
    held: list[str] = []
    for page in pages:
        held.append(page)
        if sum(map(len, held)) > CHARACTERS:
            raise TooMuchInside
    text = "\n".join(held)
    if not any(map(str.isalnum, text)):
        raise WithoutText
    return text
