"""What a request brings along, and whether the bot may do there what it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.known import Known
from tests.platforms.discord.server.state import (
    MANAGE_THREADS,
    PRIVATE_THREAD,
    SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS,
    VIEW_CHANNEL,
    Channel,
    Json,
    Thread,
)


@dataclass(frozen=True)
class Ask:
    """One request: what its path names, its query, its JSON, and its files by field."""

    params: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


def opened(known: Known, id_: str, *needs: int) -> Channel:
    """A place in which the bot may do what it needs to."""
    place = known.channels.get(id_)
    if place is None:
        raise Refused(10003)
    if place.guild is None:
        return place
    if not place.guild.joined or not place.permissions & VIEW_CHANNEL or not _taken_in(known, place):
        raise Refused(50001)
    if any(not place.permissions & each for each in needs):
        raise Refused(50013)
    return place


def _taken_in(known: Known, place: Channel) -> bool:
    secret = isinstance(place, Thread) and place.kind == PRIVATE_THREAD
    if not secret or place.permissions & MANAGE_THREADS:
        return True
    return isinstance(place, Thread) and known.bot_id in place.joined


def writable(known: Known, id_: str) -> Channel:
    """A place where the bot may write; a thread that sleeps is one, a locked one is not."""
    place = opened(known, id_)
    if place.guild is None and not known.reachable(place.recipients[0]["id"]):
        raise Refused(50007)
    if isinstance(place, Thread) and place.locked:
        raise Refused(160005)
    needed = SEND_MESSAGES_IN_THREADS if isinstance(place, Thread) else SEND_MESSAGES
    return opened(known, id_, needed)


def awake(place: Channel) -> None:
    """Refuse what cannot be done in an archived thread."""
    if isinstance(place, Thread) and place.archived:
        raise Refused(50083)


def found(place: Channel, id_: str) -> Json:
    """A message that is there."""
    if id_ not in place.said:
        raise Refused(10008)
    return place.said[id_]
