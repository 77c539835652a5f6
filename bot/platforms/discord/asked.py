"""What somebody asked for by a command, a press or a form, as it is kept until it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import discord

from bot.ids import Account, Channel, EventId, MessageRef, WorkspaceId
from bot.platforms.discord.names import guild_of, workspace_of
from bot.platforms.discord.permissions import lacking
from bot.platforms.discord.render.screens import Look
from bot.platforms.shared.intake import Envelope
from bot.usecases.commands import Actor, Need

COMMAND, PRESS, COMPLETE, SUBMIT = 2, 3, 4, 5
"""Kinds of interaction,
https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type."""
SETS_UP = ("form:", "?", "save:")
"""What is pressed on a message whose own words matter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of a person; `channel` is where they are, for a thread the one it hangs in.

    `fleeting` says that it was pressed on a message only they see, `direct` that it was in direct messages,
    where a button says its server itself; `shown` are that message's components, where they matter; `lacks`
    is what we are not allowed where it was asked.
    """

    workspace: WorkspaceId
    id: str
    app: str
    token: str = field(repr=False)
    kind: int
    actor: Actor
    channel: str
    thread: str
    message: str
    fleeting: bool
    direct: bool
    data: Mapping[str, Any] = field(repr=False)
    lacks: frozenset[Need]
    shown: list[dict[str, Any]] = field(repr=False)

    @property
    def event(self) -> EventId:
        """The same for every delivery of it."""
        return EventId(self.id)

    @property
    def place(self) -> Channel:
        """The channel it was asked in."""
        return Channel(self.workspace, self.channel)

    @property
    def look(self) -> Look:
        """How an answer to it is drawn."""
        return Look(guild=guild_of(self.workspace) if self.direct else "", channel=self.channel)

    @property
    def root(self) -> MessageRef:
        """The message that the thread it was asked in hangs under."""
        return MessageRef(self.thread)

    @property
    def key(self) -> str:
        """What was pressed or sent."""
        return str(self.data.get("custom_id", ""))


def body_of(interaction: discord.Interaction, moderators: frozenset[str], key_guild: str) -> dict[str, Any]:
    """What is kept of an interaction; `key_guild` is the server that a button of a direct message names."""
    user, channel, message = interaction.user, interaction.channel, interaction.message
    parent = getattr(channel, "parent_id", None)
    return {
        "id": str(interaction.id),
        "app": str(interaction.application_id),
        "token": interaction.token,
        "kind": interaction.type.value,
        "guild": str(interaction.guild_id or key_guild),
        "direct": interaction.guild_id is None,
        "user": str(user.id),
        "name": user.display_name,
        "moderator": _moderates(interaction, moderators),
        "channel": str(parent or interaction.channel_id or ""),
        "thread": str(interaction.channel_id) if parent else "",
        "message": str(message.id) if message else "",
        "fleeting": bool(message and message.flags.ephemeral),
        "data": dict(interaction.data or {}),
        "allowed": interaction.app_permissions.value,
        "shown": _shown(interaction),
    }


def _moderates(interaction: discord.Interaction, moderators: frozenset[str]) -> bool:
    """Whether Discord, at this very moment, lets them manage the server; or the settings name them."""
    user, may = interaction.user, interaction.permissions
    roles = {str(role.id) for role in getattr(user, "roles", ())}
    named = bool(moderators & {str(user.id), *roles})
    return named or (interaction.guild_id is not None and (may.manage_guild or may.administrator))


def custom_id(interaction: discord.Interaction) -> str:
    """What was pressed or sent; empty for a command."""
    return str(dict(interaction.data or {}).get("custom_id", ""))


def _shown(interaction: discord.Interaction) -> list[dict[str, Any]]:
    key = custom_id(interaction)
    if interaction.message is None or not key.rpartition("|")[2].startswith(SETS_UP):
        return []
    return [dict(each.to_dict()) for each in interaction.message.components]


def read(body: Mapping[str, Any]) -> Envelope | None:
    """The delivery in what is kept; None where it belongs to no server."""
    if not body.get("guild"):
        return None
    return Envelope(workspace_of(body["guild"]), EventId(str(body["id"])), dict(body))


def asked_of(body: Mapping[str, Any]) -> Asked:
    """The request in what is kept."""
    workspace = workspace_of(body["guild"])
    return Asked(
        workspace,
        id=body["id"],
        app=body["app"],
        token=body["token"],
        kind=body["kind"],
        actor=Actor(Account(workspace, body["user"], body["name"]), moderator=body["moderator"]),
        channel=body["channel"],
        thread=body["thread"],
        message=body["message"],
        fleeting=body["fleeting"],
        direct=body["direct"],
        data=body["data"],
        lacks=lacking(discord.Permissions(body["allowed"])),
        shown=body["shown"],
    )
