"""What kind of file something is, by what it holds and never by its name."""

from enum import Enum, auto

from bot.domain.papers import Encrypted, Picture, UnknownKind

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Word files begin with, and new ones that are locked with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
PDF_WITHIN = 1024
"""Bytes before a PDF's first line at most, by what readers have always allowed."""
PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
)
FORMATTED = (b"{\\rtf", b"%!PS", b"<!doctype html", b"<html", b"<?xml", b"<svg")
"""How text begins that is written for programs."""


class FileKind(Enum):
    """What can be read."""

    PDF = auto()
    DOCX = auto()
    PLAIN = auto()


def kind_of(content: bytes) -> FileKind:
    """The kind of a file; raises Picture, Encrypted or UnknownKind."""
    if _is_picture(content):
        raise Picture
    if content.startswith(ZIP):
        return FileKind.DOCX
    if content.startswith(OLE):
        raise Encrypted if LOCKED in content else UnknownKind
    if b"%PDF-" in content[:PDF_WITHIN]:
        return FileKind.PDF
    if content[:PDF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(FORMATTED):
        raise UnknownKind
    return FileKind.PLAIN


def _is_picture(content: bytes) -> bool:
    if content.startswith(b"BM"):
        return int.from_bytes(content[2:6], "little") == len(content)  # what a bitmap says of its size
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    heic = content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"avif"}
    return webp or heic or content.startswith(PICTURES)
