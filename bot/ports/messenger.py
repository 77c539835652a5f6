"""What delivery asks of a chat platform: show this screen there, and say how it went."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.faults import Cause
from bot.ids import MessageRef, WorkspaceId
from bot.ports.place import Place
from bot.screens.screens import Screen

__all__ = ["Cause", "Messenger", "Rejected", "TryLater", "Unknown", "Unreachable"]


@dataclass
class TryLater(Exception):  # noqa: N818 - an outcome, named as what to do
    """The platform asks for patience: nothing was shown; `after` is in seconds."""

    after: float


class Unknown(Exception):  # noqa: N818 - an outcome
    """The platform did not answer: it may or may not have shown the screen."""


@dataclass
class Unreachable(Exception):  # noqa: N818 - an outcome
    """The place is not there for us, for good or until somebody acts."""

    cause: Cause


@dataclass
class Rejected(Exception):  # noqa: N818 - an outcome
    """The platform refused the payload: our fault; `detail` is the platform's reason, without texts."""

    detail: str


class Messenger(Protocol):
    """A platform's way out."""

    async def show(
        self,
        place: Place,
        screen: Screen,
        *,
        nonce: str,
        root: MessageRef | None,
        now_at: MessageRef | None,
    ) -> MessageRef:
        """Post the screen, or edit the message `now_at` into it, and return where it stands.

        `nonce` is the same for every try of the same message, `root` the message whose thread it goes
        into. Raises TryLater, Unknown, Unreachable or Rejected.
        """
        ...

    async def find(
        self, place: Place, *, nonce: str, root: MessageRef | None, tried_at: datetime
    ) -> MessageRef | None:
        """Look for a message of ours that may have been posted with `nonce` at about `tried_at`.

        Raises as `show`; Unknown is that nobody can tell.
        """
        ...

    def serves(self, workspace: WorkspaceId) -> bool:
        """Whether the workspace is on this platform."""
        ...
