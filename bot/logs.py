"""Structured logs with allow-listed fields, so that nothing people wrote and no secret can get in."""

import logging
import sys
from types import TracebackType

import structlog
from structlog.typing import EventDict, WrappedLogger

FIELDS = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "slot",
        "step",
        "command",
        "reference",
        "detail",
        "attempts",
        "count",
        "where",
        "workspace",
        "error",
    }
)
"""What a log line may hold; every other field is dropped."""


def allow_listed(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """Only the fields that are known to be harmless."""
    return {name: value for name, value in fields.items() if name in FIELDS}


def trace(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """The exception at hand as its type and the places it passed, without its message or any value.

    Messages of exceptions quote what was being processed, and that may be somebody's words.
    """
    if not fields.pop("exc_info", None):
        return fields
    kind, _error, at = sys.exc_info()
    if kind is not None:
        fields["error"] = kind.__name__
        fields["where"] = _places(at)
    return fields


def _places(at: TracebackType | None) -> str:
    places = []
    while at is not None:
        places.append(f"{at.tb_frame.f_globals.get('__name__', '?')}:{at.tb_lineno}")
        at = at.tb_next
    return " > ".join(places[-8:])


class StructLog:
    """Implements `bot.ports.log.Log`."""

    def __init__(self, logger: structlog.typing.FilteringBoundLogger) -> None:
        self._logger = logger

    def info(self, event: str, /, **fields: str | float | None) -> None:
        """Log something that is as it should be."""
        self._logger.info(event, **fields)

    def warning(self, event: str, /, **fields: str | float | None) -> None:
        """Log something that somebody may want to look at."""
        self._logger.warning(event, **fields)

    def exception(self, event: str, /, **fields: str | float | None) -> None:
        """Log the exception at hand by its kind and place."""
        self._logger.error(event, exc_info=True, **fields)  # noqa: LOG014 - called where one is handled


def configure(level: str) -> StructLog:
    """A logger of JSON lines on standard error; the libraries' own logs keep to warnings."""
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format='{"event": "library", "where": "%(name)s"}'
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            trace,
            allow_listed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    return StructLog(structlog.get_logger())
