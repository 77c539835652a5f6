"""What a person does in Discord, and what they then see."""

import asyncio
from dataclasses import dataclass
from typing import Any

from tests.platforms.discord.server.commanding import arguments, offered
from tests.platforms.discord.server.component_checks import BUTTON, SELECTS, UPLOAD, every
from tests.platforms.discord.server.composing import attachment, rendered
from tests.platforms.discord.server.envelope import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    DEFER_UPDATE,
    SUBMIT,
    Interaction,
    envelope,
)
from tests.platforms.discord.server.filling import filled
from tests.platforms.discord.server.shown import shown
from tests.platforms.discord.server.state import Channel, Json
from tests.platforms.discord.server.talking import Talker

__all__ = ["Person", "shown"]

SILENCE = 0.2
"""Seconds after which a press that was only acknowledged is taken to be all there is."""
ON_MESSAGE = 3
"""The type of a command that is used on a message."""


@dataclass(eq=False)
class Person(Talker):
    """Somebody in a guild, at the app's buttons, commands and forms."""

    last: Interaction | None = None

    async def slash(self, channel: int | str, command: str, **options: Any) -> None:  # noqa: ANN401 - JSON
        """Use a slash command, as "scrimmage setup"."""
        place = self._place(channel)
        await self._do(COMMAND, place, self._command(place, command, options))

    async def autocomplete(
        self,
        channel: int | str,
        command: str,
        focused: str,
        value: str = "",
        **options: Any,  # noqa: ANN401 - JSON
    ) -> list[Json]:
        """Type into an option of a command; returns the choices that come up."""
        place = self._place(channel)
        data = self._command(place, command, {**options, focused: value}, focused)
        interaction = await self._do(AUTOCOMPLETE, place, data)
        await self.answered()
        return list(interaction.data.get("choices") or [])

    async def context(self, channel: int | str, command: str, message: int | str) -> None:
        """Use a command on a message."""
        place = self._place(channel)
        target = rendered(self.server, place, place.said[str(message)]) | place.said[str(message)]
        found = offered(self.server.commands, command, ON_MESSAGE)
        data = {
            "id": found["id"],
            "name": found["name"],
            "type": ON_MESSAGE,
            "target_id": target["id"],
            "resolved": {"messages": {target["id"]: target}},
        }
        await self._do(COMMAND, place, data)

    async def press(self, message: Json, label: str | None = None, *, custom_id: str | None = None) -> None:
        """Press a button of a message, by what stands on it."""
        source = self._current(message)
        wanted = [each for each in every(source["components"]) if each["type"] == BUTTON]
        named = [each for each in wanted if label is None or each.get("label") == label]
        button = next((e for e in named if custom_id is None or e.get("custom_id") == custom_id), None)
        assert button is not None, f"no button {label or custom_id} in: {shown(source)}"
        assert not button.get("disabled"), f"{label or custom_id} cannot be pressed"
        data = {"custom_id": button["custom_id"], "component_type": BUTTON, "id": button["id"]}
        await self._do(COMPONENT, self._place(message["channel_id"]), data, source)

    async def choose(self, message: Json, *values: str, custom_id: str | None = None) -> None:
        """Choose from the menu of a message that offers these values."""
        source = self._current(message)
        menus = [each for each in every(source["components"]) if each["type"] in SELECTS]
        fitting = [each for each in menus if custom_id in {None, each["custom_id"]}]
        menu = next((each for each in fitting if _offers(each, values)), None)
        assert menu is not None, f"no menu with {values} in: {shown(source)}"
        assert not menu.get("disabled"), f"{values} cannot be chosen"
        data = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"]}
        await self._do(COMPONENT, self._place(message["channel_id"]), data | {"values": list(values)}, source)

    async def submit(self, **values: Any) -> None:  # noqa: ANN401 - JSON
        """Send the open form; what is not named keeps what it proposes, a file is (name, content)."""
        assert self.id in self.server.modals, "no form is open"
        modal, opener = self.server.modals[self.id]
        data: Json = {"custom_id": modal["custom_id"], "components": filled(modal, values)}
        files: Json = {}
        for each in every(data["components"]):
            if each["type"] == UPLOAD:
                made = [attachment(self.server, opener.place, *file) for file in each["values"]]
                each["values"] = [file["id"] for file in made]
                files |= {file["id"]: file for file in made}
        data |= {"resolved": {"attachments": files}} if files else {}
        await self._do(SUBMIT, opener.place, data, opener.source, opener)

    async def answered(self, within: float = 5.0) -> None:
        """Wait until the app has answered what was done last, to the end, or has failed to in time."""
        assert self.last is not None, "nothing was done"
        try:
            async with asyncio.timeout(within):
                await self._end(self.last)
        except TimeoutError:
            raise AssertionError(f"the app keeps {self.name} waiting") from None

    async def _end(self, interaction: Interaction) -> None:
        while not interaction.done:
            interaction.changed.clear()
            acknowledged = interaction.answer == DEFER_UPDATE
            try:
                await asyncio.wait_for(interaction.changed.wait(), SILENCE if acknowledged else None)
            except TimeoutError:
                return

    def _command(self, place: Channel, command: str, options: Json, focused: str = "") -> Json:
        root, *path = command.split()
        found = offered(self.server.commands, root)
        data: Json = {"id": found["id"], "name": root, "type": found["type"]}
        files: Json = {}
        for name, value in options.items():
            if isinstance(value, tuple):
                made = attachment(self.server, place, *value)
                files[made["id"]] = made
                options = {**options, name: made["id"]}
        data["options"] = arguments(found, path, options, focused)
        return data | ({"resolved": {"attachments": files}} if files else {})

    def _current(self, message: Json) -> Json:
        """The message as it stands now."""
        mine = self.server.private.get(self.id, {}).get(message["id"])
        found = mine or self.server.message(message["channel_id"], message["id"])
        assert found is not None, "the message is gone"
        return found

    async def _do(
        self,
        kind: int,
        place: Channel,
        data: Json,
        source: Json | None = None,
        opener: Interaction | None = None,
    ) -> Interaction:
        interaction = self.server.interactions.begin(kind, self.id, place, source, opener)
        self.last = interaction
        told = envelope(self, interaction, data)
        self.server.tell("INTERACTION_CREATE", told, guild=place.guild.id if place.guild else None)
        await self.server.settled()
        return interaction

    @property
    def modal(self) -> Json | None:
        """The form that is open."""
        return self.server.modals.get(self.id, (None, None))[0]

    @property
    def private(self) -> list[Json]:
        """What only this person was shown, as it stands now."""
        return list(self.server.private.get(self.id, {}).values())

    @property
    def dm(self) -> str:
        """The place of the direct messages with the bot."""
        return self.server.direct(self.id).id

    @property
    def direct(self) -> list[Json]:
        """The direct messages with the bot."""
        return self.server.direct(self.id).messages

    @property
    def failed(self) -> list[Interaction]:
        """What the app did not answer in time."""
        return self.server.interactions.failed.get(self.id, [])

    @property
    def dms_closed(self) -> bool:
        """Whether no direct messages are taken."""
        return self.id in self.server.closed

    @dms_closed.setter
    def dms_closed(self, closed: bool) -> None:
        (self.server.closed.add if closed else self.server.closed.discard)(self.id)


def _offers(menu: Json, values: tuple[str, ...]) -> bool:
    return {each["value"] for each in menu.get("options") or []} >= set(values)
