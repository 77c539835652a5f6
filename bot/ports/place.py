"""Where a screen can be shown: places name slots, so that no use case knows a platform's message id."""

from dataclasses import dataclass

from bot.ids import Channel, Person, Slot


@dataclass(frozen=True, slots=True)
class InChannel:
    """A message of its own in a channel; `threaded` opens a thread under it."""

    channel: Channel
    threaded: bool = False


@dataclass(frozen=True, slots=True)
class InThread:
    """A message in the thread under the message that fills `root`."""

    channel: Channel
    root: Slot


@dataclass(frozen=True, slots=True)
class Direct:
    """A message that only one person sees."""

    person: Person


@dataclass(frozen=True, slots=True)
class Aside:
    """A message that only one person sees, in a thread of a channel: for where direct messages are closed."""

    channel: Channel
    person: Person


Place = InChannel | InThread | Direct | Aside
