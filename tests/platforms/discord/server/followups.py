"""What follows the answer to an interaction, for a quarter of an hour, by its token."""

from typing import TYPE_CHECKING

from tests.platforms.discord.server.access import Ask
from tests.platforms.discord.server.composing import rendered
from tests.platforms.discord.server.envelope import Interaction
from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.interactions import Interactions
from tests.platforms.discord.server.payloads import EPHEMERAL
from tests.platforms.discord.server.state import Json

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer

TOKEN_LASTS = 900.0
"""Seconds for which an interaction can be followed up."""


class FollowUps:
    """What can be asked with the token of an interaction that is answered."""

    def __init__(self, server: "DiscordServer", hub: Interactions) -> None:
        self.server, self.hub = server, hub

    def create(self, ask: Ask) -> Json:
        """Another message after the answer; the first one after a deferral takes its place."""
        interaction = self._live(ask)
        if interaction.thinking:
            return self._settle(interaction, ask)
        made = self.hub.post(interaction, ask, ask.body)
        interaction.finish()
        return rendered(self.server, interaction.place, made)

    def _settle(self, interaction: Interaction, ask: Ask) -> Json:
        """Give a deferred answer its words."""
        if interaction.original is None:
            quiet = ask.body | {"flags": int(ask.body.get("flags") or 0) | EPHEMERAL}
            interaction.original = self.hub.post(interaction, ask, quiet)
        else:
            self.hub.revise(interaction, interaction.original, ask, ask.body)
        interaction.thinking = False
        interaction.finish()
        return rendered(self.server, interaction.place, interaction.original)

    def edit(self, ask: Ask) -> Json:
        """Change the answer, or what followed it."""
        interaction = self._live(ask)
        if interaction.thinking and _named(ask) == "@original":
            return self._settle(interaction, ask)
        said = self._said(interaction, ask)
        self.hub.revise(interaction, said, ask, ask.body)
        interaction.finish()
        return rendered(self.server, interaction.place, said)

    def read(self, ask: Ask) -> Json:
        """The answer, or what followed it."""
        interaction = self._live(ask)
        return rendered(self.server, interaction.place, self._said(interaction, ask))

    def delete(self, ask: Ask) -> None:
        """Take back the answer, or what followed it."""
        interaction = self._live(ask)
        thought = interaction.thinking and _named(ask) == "@original"
        if not thought or interaction.original is not None:
            self.server.drop(interaction.place, self._said(interaction, ask)["id"], interaction.person)
        interaction.thinking = interaction.thinking and not thought
        interaction.finish()

    def _live(self, ask: Ask) -> Interaction:
        interaction = self.hub.known.get(ask.params["token"])
        if interaction is None or interaction.answer is None:
            raise Refused(10015)
        if self.server.seconds() - interaction.at > TOKEN_LASTS:
            raise Refused(50027)
        return interaction

    def _said(self, interaction: Interaction, ask: Ask) -> Json:
        id_ = _named(ask)
        said = interaction.original if id_ == "@original" else interaction.sent.get(id_)
        if said is None or not self.hub.stands(interaction, said):
            raise Refused(10008)
        return said


def _named(ask: Ask) -> str:
    return ask.params.get("message", "@original")
