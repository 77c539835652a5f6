"""Something that somebody did to the app, and how the app is told of it."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.composing import rendered
from tests.platforms.discord.server.payloads import EPHEMERAL
from tests.platforms.discord.server.state import EVERYONE, Channel, Json

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer
    from tests.platforms.discord.server.talking import Talker

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
LARGEST_FILE = 10_485_760


@dataclass(eq=False)
class Interaction:
    """Something that somebody did; `source` is the message it was done on, `original` what answers it."""

    id: str
    kind: int
    person: str
    place: Channel
    source: Json | None
    opener: "Interaction | None"
    at: float
    began: float = field(default_factory=time.monotonic)
    answer: int | None = None
    data: Json = field(default_factory=dict)
    original: Json | None = None
    thinking: bool = False
    late: bool = False
    done: bool = False
    sent: dict[str, Json] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def token(self) -> str:
        """What it is answered by."""
        return f"interaction-token-{self.id}"

    @property
    def quiet(self) -> int:
        """The flag of an answer that only this person sees, where the deferral said so."""
        return int(self.data.get("flags") or 0) & EPHEMERAL

    def finish(self) -> None:
        """Let nobody wait for it any more."""
        self.done = True
        self.changed.set()


def metadata(server: "DiscordServer", interaction: Interaction) -> Json:
    """What a message says of the interaction that it answers."""
    app = server.application_id
    return {
        "application_id": app,
        "webhook_id": app,
        "interaction_metadata": _about(server, interaction),
    }


def _about(server: "DiscordServer", interaction: Interaction) -> Json:
    owners = {"0": interaction.place.guild.id if interaction.place.guild else "0"}
    about: Json = {
        "id": interaction.id,
        "type": interaction.kind,
        "user": server.users[interaction.person],
        "authorizing_integration_owners": owners,
    }
    if interaction.kind == COMPONENT and interaction.source:
        about["interacted_message_id"] = interaction.source["id"]
    if interaction.opener is not None:
        about["triggering_interaction_metadata"] = _about(server, interaction.opener)
    return about


def envelope(person: "Talker", interaction: Interaction, data: Json) -> Json:
    """What the gateway tells of it."""
    server, place, source = person.server, interaction.place, interaction.source
    told: Json = {
        "id": interaction.id,
        "application_id": server.application_id,
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": place.id,
        "locale": "en-US",
        "entitlements": [],
        "app_permissions": str(place.permissions),
        "attachment_size_limit": LARGEST_FILE,
        **({"message": rendered(server, place, source)} if source else {}),
    }
    return told | (_in_guild(person, place) if place.guild else _in_private(person, place))


def _in_guild(person: "Talker", place: Channel) -> Json:
    rights = str(EVERYONE | person.permissions)
    return {
        "guild_id": person.guild.id,
        "guild": {"id": person.guild.id, "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "channel": payloads.channel(place) | {"permissions": rights},
        "member": payloads.member(person) | {"permissions": rights},
        "authorizing_integration_owners": {"0": person.guild.id},
        "context": 0,
    }


def _in_private(person: "Talker", place: Channel) -> Json:
    return {
        "channel": payloads.channel(place),
        "user": person.user,
        "authorizing_integration_owners": {"0": "0"},
        "context": 1,
    }
