"""Takes from this process what reading a file does not need, for good."""

import codecs

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MEMORY = 512 * 1024 * 1024
"""Bytes of address space."""
SECONDS = 10
"""Seconds of computing; this holds also where nobody is left who would end the process."""
OPEN_FILES = 3
"""Standard input, output and error alone: no file can be opened, and no connection either."""
ENCODINGS = (
    *("utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "cp1252", "latin-1", "ascii", "cp437"),
    *("gbk", "gb2312", "gb18030", "cp950", "cp932", "charmap", "mac-roman"),
)
"""Those that files and archives have, then those of PDFs: Python loads each at its first use."""


def confine() -> None:
    """Lower every limit to what a file may cost; whatever is to be used has to be loaded before.

    A limit that the system does not have or does not let us set is left out; on Windows that is all.
    """
    for name in ENCODINGS:
        codecs.lookup(name)
    if resource is None:
        return
    for limit, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_CPU", SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", OPEN_FILES),
    ):
        _lower(limit, most)


def _lower(name: str, most: int) -> None:
    limit = getattr(resource, name, None)
    if limit is None:
        return
    try:
        resource.setrlimit(limit, (most, most))
    except (ValueError, OSError):  # macOS refuses a limit on memory
        return
