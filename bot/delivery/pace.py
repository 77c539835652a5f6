"""How soon to try again: patience that grows, within bounds."""

from datetime import timedelta

TIMEOUT = 10.0
"""Seconds a platform has to answer one call."""
LEASE = 60.0
"""Seconds of the database's clock a claim is held: several calls' worth."""
SETTLE = timedelta(seconds=TIMEOUT + 30)
"""How long to wait before looking for a message whose call was not answered: it may still appear."""
PATIENCE = 12
"""Tries in vain before a message is given up: with the waits below, about five hours."""


def wait(attempts: int) -> timedelta:
    """The wait after so many tries in vain: 2 s, 4 s, 8 s and on, at most an hour."""
    return timedelta(seconds=min(2 ** (attempts + 1), 3600))
