"""The names of things: opaque identifiers that every floor may hold and none may take apart."""

from dataclasses import dataclass
from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)
TrackId = NewType("TrackId", str)
RoundId = NewType("RoundId", str)
AnswerId = NewType("AnswerId", str)
QuestionId = NewType("QuestionId", str)
"""`<pack>/<slug>`, for example `spotify-backend/cap-theorem`."""
PersonId = NewType("PersonId", str)
"""One human being within a workspace; several accounts may be the same person."""
InterviewId = NewType("InterviewId", str)
EventId = NewType("EventId", str)
"""The platform's own key of one delivery; the same delivery always bears the same."""
MessageRef = NewType("MessageRef", str)
"""A message as its platform names it; only that platform may read meaning into it."""
Slot = NewType("Slot", str)
"""A message that should exist, by what it is for: `round/<id>/board/1`."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a workspace, `id` being the platform's own."""

    workspace: WorkspaceId
    id: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a workspace."""

    workspace: WorkspaceId
    id: PersonId


@dataclass(frozen=True, slots=True)
class Account:
    """How a platform knows somebody; `name` is what others see there now."""

    workspace: WorkspaceId
    id: str
    name: str


def round_slot(round_id: RoundId, part: str) -> Slot:
    """The slot of one message of a round: `question`, `reveal`, `board/<page>`."""
    return Slot(f"round/{round_id}/{part}")


def round_of(slot: Slot) -> RoundId | None:
    """The round that a slot belongs to, or None for a slot of something else."""
    kind, _, rest = slot.partition("/")
    return RoundId(rest.partition("/")[0]) if kind == "round" else None
