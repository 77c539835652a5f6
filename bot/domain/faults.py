"""Why a place on a platform cannot be reached."""

from enum import StrEnum


class Cause(StrEnum):
    """What stands between us and a place."""

    CHANNEL_GONE = "channel-gone"
    MESSAGE_GONE = "message-gone"
    NOT_ALLOWED = "not-allowed"
    CLOSED = "closed"
