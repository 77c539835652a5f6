"""From the bytes of a content file to its text, so that nobody after this has to doubt its characters."""

import os
import re
from pathlib import Path

from bot.library.problems import Problems

LARGEST = 64 * 1024
"""Bytes in a content file; the longest question we can imagine is a tenth of that."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that no text means: control characters but tab and line feed, halves of surrogate pairs.

Also the line ends that only YAML counts as such, which would make its lines other than an editor's.
"""
PLAIN = bytes([*b"\n", *range(32, 127)])
"""What most files are made of, and what can be told to be no control character without looking closer."""


def shown(path: Path) -> str:
    """The path as it is told to people, also where its name is no valid text."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def read_source(path: Path, problems: Problems) -> str | None:
    """The file's text with line feeds for line ends and no byte-order mark, or None with a problem noted."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        problems.add(1, f"This file cannot be read: {error.strerror or 'unknown reason'}.")
        return None
    if len(data) > LARGEST:
        problems.add(1, f"This file is too large: {LARGEST // 1024} KiB is the most.")
        return None
    return _decoded(data, problems)


def _decoded(data: bytes, problems: Problems) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(line, "This is not valid UTF-8. Save the file with the encoding UTF-8.")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return None if data.translate(None, PLAIN) and _strange(text, problems) else text


def _strange(text: str, problems: Problems) -> bool:
    match = CONTROL.search(text)
    if match is None:
        return False
    line = text.count("\n", 0, match.start()) + 1
    problems.add(line, f"There is a control character here (U+{ord(match[0]):04X}). Delete it.")
    return True
