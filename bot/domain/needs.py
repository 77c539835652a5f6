"""What a platform has to allow us in a channel, so that a round can run there."""

from enum import StrEnum


class Need(StrEnum):
    """One thing we must be allowed; without some of them a round still runs, but not whole."""

    SEE = "see"
    WRITE = "write"
    THREADS = "threads"
    WRITE_IN_THREADS = "write-in-threads"
    HISTORY = "history"
    REACT = "react"
    READ = "read"
    PRIVATE_THREADS = "private-threads"
