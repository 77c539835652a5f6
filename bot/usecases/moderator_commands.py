"""What moderators can ask for."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.needs import Need
from bot.ids import Channel, TrackId
from bot.usecases.actor import Actor


@dataclass(frozen=True, slots=True)
class OpenSetup:
    """A moderator wants the settings of a channel's track; `lacks` is what we are not allowed there."""

    actor: Actor
    channel: Channel
    lacks: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class SetUpTrack:
    """A moderator sent the settings: each field's name and what stands in it.

    `lacks` is what we are not allowed in the channel.
    """

    actor: Actor
    channel: Channel
    values: Mapping[str, tuple[str, ...]]
    lacks: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class Diagnose:
    """A moderator wants to know whether all is well in a channel.

    `lacks` is what we are not allowed there, None where the platform cannot tell.
    """

    actor: Actor
    channel: Channel
    lacks: frozenset[Need] | None = None


@dataclass(frozen=True, slots=True)
class ShowNext:
    """A moderator wants to see the coming rounds."""

    actor: Actor
    channel: Channel


@dataclass(frozen=True, slots=True)
class SwapQuestion:
    """A moderator wants another question on a coming local date (ISO 8601)."""

    actor: Actor
    track: TrackId
    on: str


@dataclass(frozen=True, slots=True)
class SkipDay:
    """A moderator wants no question on a coming local date (ISO 8601), or, pressed again, one after all."""

    actor: Actor
    track: TrackId
    on: str


@dataclass(frozen=True, slots=True)
class QueueQuestion:
    """A moderator wants a question to be asked soon, or, said again, not soon after all."""

    actor: Actor
    channel: Channel
    question: str


@dataclass(frozen=True, slots=True)
class AskNow:
    """A moderator wants today's question asked now."""

    actor: Actor
    channel: Channel


@dataclass(frozen=True, slots=True)
class RevealNow:
    """A moderator wants the running round revealed now."""

    actor: Actor
    channel: Channel


@dataclass(frozen=True, slots=True)
class PauseTrack:
    """A moderator wants no more questions until further notice."""

    actor: Actor
    channel: Channel


@dataclass(frozen=True, slots=True)
class ResumeTrack:
    """A moderator wants the questions to go on."""

    actor: Actor
    channel: Channel


@dataclass(frozen=True, slots=True)
class LinkAccounts:
    """A moderator says that two accounts are one person."""

    actor: Actor
    account: str
    same_as: str
