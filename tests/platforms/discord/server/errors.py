"""The refusals that Discord has a code for."""

from tests.platforms.discord.server.state import Json

ERRORS = {
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    30033: (400, "Max number of thread participants has been reached (1000)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
    40060: (400, "Interaction has already been acknowledged"),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    160004: (400, "A thread has already been created for this message"),
    160005: (403, "Thread is locked"),
    160006: (400, "Maximum number of active threads reached"),
}


class Refused(Exception):  # noqa: N818 - it is an answer, and no error of the program
    """A refusal, by Discord's code; `why` says what is wrong with a payload."""

    def __init__(self, code: int, why: list[str] | None = None) -> None:
        super().__init__(code)
        self.status, self.text = ERRORS.get(code, (400, "Refused"))
        self.code, self.why = code, why or []

    @property
    def body(self) -> Json:
        """The answer as Discord words it."""
        told: Json = {"message": self.text, "code": self.code}
        if self.why:
            told["errors"] = {
                "body": {"_errors": [{"code": "INVALID", "message": each} for each in self.why]}
            }
        return told
