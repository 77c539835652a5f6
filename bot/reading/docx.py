"""The text of a Word document: paragraphs, tables and text boxes; no headers, comments or deletions."""

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.domain.papers import CHARACTERS, Broken, Encrypted, TooMuchInside, UnknownKind

UNPACKED = 20 * 1024 * 1024
"""Bytes of all entries together, as they are declared and as they turn out."""
ENTRIES = 2_000
RATIO = 200
"""How many times larger an entry is unpacked than packed at most: text is some ten times."""
SMALL = 1024 * 1024
"""Bytes up to which any ratio will do: an empty table packs very well."""
CHUNK = 64 * 1024
ENCRYPTED = 0x1
"""The flag of an entry that needs a password."""
RELATIONS = "_rels/.rels"
MAIN = re.compile(rb"<[^<>]*/officeDocument\"[^<>]*>")
TARGET = re.compile(rb"\bTarget=\"([^\"]+)\"")
BREAKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": "\t", "tc": "\t"}
PASSED_OVER = frozenset({"Fallback", "del", "moveFrom"})
"""What stands there twice, or no more."""


def text_of(content: bytes) -> str:
    """The text; raises UnknownKind, Encrypted, TooMuchInside or Broken."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check(archive.infolist())
            return _Words().read(_unpacked(archive, _main(archive)))
    except (BadZipFile, expat.ExpatError, EOFError, NotImplementedError):
        raise Broken from None


def _check(entries: list[ZipInfo]) -> None:
    """Look at what the entries say of themselves before any is unpacked."""
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Encrypted
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise TooMuchInside
    if any(entry.file_size > SMALL and entry.file_size > RATIO * entry.compress_size for entry in entries):
        raise TooMuchInside


def _main(archive: ZipFile) -> str:
    """The entry that holds the document; raises UnknownKind for a ZIP that is something else."""
    names = set(archive.namelist())
    if RELATIONS not in names:
        raise UnknownKind
    found = MAIN.search(b"".join(_unpacked(archive, RELATIONS)))
    target = TARGET.search(found[0]) if found else None
    name = posixpath.normpath(target[1].decode("utf-8", "replace").lstrip("/")) if target else ""
    if name not in names or not name.startswith("word/"):
        raise UnknownKind
    return name


def _unpacked(archive: ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of an entry a little at a time, counted as they come: what is declared may be a lie."""
    size = 0
    with archive.open(name) as entry:
        while chunk := entry.read(CHUNK):
            size += len(chunk)
            if size > UNPACKED:
                raise TooMuchInside
            yield chunk


class _Words:
    """What a document says, read from its XML as it streams by."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._size = 0
        self._within: list[str] = []
        self._silent = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def read(self, chunks: Iterator[bytes]) -> str:
        """The text of the document; raises ExpatError, TooMuchInside or Broken."""
        for chunk in chunks:
            self._parser.Parse(chunk)
        self._parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
        return "".join(self._held)

    def _doctype(self, *_about: object) -> None:
        """No Word document has a document type; one that has is made to unfold in memory."""
        raise Broken

    def _start(self, name: str, _attributes: object) -> None:
        local = name.rpartition(" ")[2]
        self._within.append(local)
        self._silent += local in PASSED_OVER

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._within.pop()
        self._silent -= local in PASSED_OVER
        self._add(BREAKS.get(local, ""))

    def _characters(self, data: str) -> None:
        if self._within[-1] == "t":
            self._add(data)

    def _add(self, text: str) -> None:
        if self._silent or not text:
            return
        self._size += len(text)
        if self._size > CHARACTERS:
            raise TooMuchInside
        self._held.append(text)
