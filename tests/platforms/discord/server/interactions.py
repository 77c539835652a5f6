"""What becomes of a press, a command or a form: its one answer in three seconds, and what follows it."""

import asyncio
import time
from typing import TYPE_CHECKING

from tests.platforms.discord.server.access import Ask
from tests.platforms.discord.server.composing import change, composed, numbered, rendered, say
from tests.platforms.discord.server.envelope import (
    AUTOCOMPLETE,
    CHOICES,
    COMMAND,
    COMPONENT,
    DEFER,
    DEFER_UPDATE,
    MESSAGE,
    MODAL,
    SUBMIT,
    UPDATE,
    Interaction,
    metadata,
)
from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.payloads import EPHEMERAL, LOADING, message
from tests.platforms.discord.server.state import Channel, Json

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer

ANSWERS = {
    COMMAND: {MESSAGE, DEFER, MODAL},
    COMPONENT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    SUBMIT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE},
}
"""Which answers each kind can have."""


class Interactions:
    """What can be asked of interactions; `within` is how many seconds there are for the answer."""

    def __init__(self, server: "DiscordServer") -> None:
        self.server = server
        self.within = 3.0
        self.known: dict[str, Interaction] = {}
        self.failed: dict[str, list[Interaction]] = {}

    def begin(
        self,
        kind: int,
        person: str,
        place: Channel,
        source: Json | None = None,
        opener: Interaction | None = None,
    ) -> Interaction:
        """Something that has just been done, and waits for its answer; `opener` is what opened the form."""
        now = self.server.seconds()
        made = Interaction(self.server.snowflake(), kind, person, place, source, opener, now)
        self.known[made.token] = made
        asyncio.get_running_loop().call_later(self.within, self._expire, made)
        return made

    def _expire(self, interaction: Interaction) -> None:
        if interaction.answer is None and not interaction.late:
            interaction.late = True
            self.failed.setdefault(interaction.person, []).append(interaction)
            interaction.finish()

    def callback(self, ask: Ask) -> Json | None:
        """The answer to an interaction, of which there is one."""
        interaction = self.known.get(ask.params["token"])
        if interaction is None or interaction.id != ask.params["interaction"]:
            raise Refused(10062)
        if interaction.answer is not None:
            raise Refused(40060)
        if interaction.late or time.monotonic() - interaction.began > self.within:
            self._expire(interaction)
            raise Refused(10062)
        kind, data = ask.body["type"], ask.body.get("data") or {}
        if kind not in ANSWERS[interaction.kind] or (
            kind in {DEFER_UPDATE, UPDATE} and not interaction.source
        ):
            self.server.refuse(f"an answer of type {kind} to an interaction of type {interaction.kind}")
        self._answer(interaction, kind, ask, data)
        interaction.answer = kind
        if interaction.kind == SUBMIT:
            self.server.modals.pop(interaction.person, None)
        if kind == MODAL:
            form = data | {"components": numbered(data["components"])}
            self.server.modals[interaction.person] = (form, interaction)
        interaction.changed.set()
        return self._told(interaction) if ask.query.get("with_response") in {"1", "true"} else None

    def _answer(self, interaction: Interaction, kind: int, ask: Ask, data: Json) -> None:
        interaction.data = data
        if kind == MESSAGE:
            interaction.original = self.post(interaction, ask, data)
        elif kind == DEFER:
            interaction.thinking = True
            if not interaction.quiet:
                interaction.original = self._loading(interaction)
        elif kind == UPDATE:
            interaction.original = interaction.source
            self.revise(interaction, interaction.source, ask, data)
        elif kind == DEFER_UPDATE:
            interaction.original = interaction.source
        else:
            self.server.check(data, "modal" if kind == MODAL else "choices")
        if kind not in {DEFER, DEFER_UPDATE}:
            interaction.finish()

    def _loading(self, interaction: Interaction) -> Json:
        meta = {
            "flags": LOADING,
            "type": 20 if interaction.kind == COMMAND else 0,
            **metadata(self.server, interaction),
        }
        made = message(self.server, interaction.place, self.server.bot, **meta)
        interaction.sent[made["id"]] = made
        return say(self.server, interaction.place, made)

    def post(self, interaction: Interaction, ask: Ask, data: Json) -> Json:
        """Write what an interaction is answered with, for all or for one."""
        more = {"type": 20 if interaction.kind == COMMAND else 0, **metadata(self.server, interaction)}
        made = composed(self.server, interaction.place, ask, data, **more)
        interaction.sent[made["id"]] = made
        if made["flags"] & EPHEMERAL:
            self.server.private.setdefault(interaction.person, {})[made["id"]] = made
            return made
        return say(self.server, interaction.place, made)

    def revise(self, interaction: Interaction, said: Json | None, ask: Ask, data: Json) -> None:
        """Change a message that is still there."""
        place = interaction.place
        if said is None or not self.stands(interaction, said):
            raise Refused(10008)
        change(self.server, place, said, ask, data)
        if not said["flags"] & EPHEMERAL:
            self.server.tell_message("MESSAGE_UPDATE", place, said)

    def stands(self, interaction: Interaction, said: Json) -> bool:
        """Whether a message is still there."""
        mine = self.server.private.get(interaction.person, {})
        return said["id"] in (mine if said["flags"] & EPHEMERAL else interaction.place.said)

    def _told(self, interaction: Interaction) -> Json:
        about: Json = {
            "id": interaction.id,
            "type": interaction.kind,
            "channel_id": interaction.place.id,
            "response_message_loading": interaction.answer == DEFER,
            "response_message_ephemeral": bool(interaction.quiet),
        }
        if interaction.original is None:
            return {"interaction": about}
        about["response_message_id"] = interaction.original["id"]
        if interaction.answer not in {MESSAGE, UPDATE}:
            return {"interaction": about}
        message = rendered(self.server, interaction.place, interaction.original)
        return {"interaction": about, "resource": {"type": interaction.answer, "message": message}}
