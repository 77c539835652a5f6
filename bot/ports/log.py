"""What the program tells its keeper: events with fields that never hold what people wrote."""

from typing import Protocol


class Log(Protocol):
    """A structured log; fields that are not allow-listed are dropped."""

    def info(self, event: str, /, **fields: str | float | None) -> None: ...
    def warning(self, event: str, /, **fields: str | float | None) -> None: ...
    def exception(self, event: str, /, **fields: str | float | None) -> None:
        """Log the exception at hand with its trace, without the values in it."""
        ...
