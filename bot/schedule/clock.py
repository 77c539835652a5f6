"""The system's clock: the only place that reads the time of the machine it runs on."""

from datetime import UTC, datetime


class SystemClock:
    """The time as the machine knows it."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)
