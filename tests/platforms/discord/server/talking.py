"""What a person says and does among messages, and what the app is told of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.composing import attachment, say, wake
from tests.platforms.discord.server.state import Channel, Guild, Json, Thread, iso
from tests.platforms.discord.server.threads import Threads

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer


@dataclass(eq=False)
class Talker:
    """Somebody in a guild."""

    server: "DiscordServer"
    guild: Guild
    id: str
    name: str
    nick: str | None = None
    permissions: int = 0

    @property
    def user(self) -> Json:
        """Who this is everywhere."""
        return self.server.users[self.id]

    async def write(
        self,
        channel: int | str,
        text: str,
        reply_to: int | str | None = None,
        **more: Any,  # noqa: ANN401 - JSON
    ) -> str:
        """Write in a channel, a thread or a DM; returns the message's id."""
        place = self._place(channel)
        said = say(self.server, place, self._message(place, text, reply_to, more))
        await self.server.settled()
        return str(said["id"])

    def draft(self, channel: int | str, text: str, **more: Any) -> str:  # noqa: ANN401 - JSON
        """A message that stands in Discord, while nobody has been told."""
        place = self._place(channel)
        said = self._message(place, text, None, more)
        place.said[said["id"]] = said
        return str(said["id"])

    def _message(self, place: Channel, text: str, reply_to: int | str | None, more: Json) -> Json:
        if isinstance(place, Thread):
            assert not place.locked, "nobody writes in a locked thread"
            place.joined.setdefault(self.id, self.server.seconds())
        made = payloads.message(self.server, place, self.user, content=text, **more)
        if reply_to is not None:
            target = place.said[str(reply_to)]
            reference = {"type": 0, "channel_id": place.id, "message_id": target["id"]}
            made |= {"type": 19, "message_reference": reference, "referenced_message": target}
            made["mentions"] = [*made["mentions"], target["author"]]
        return made

    def file(self, channel: int | str, name: str, content: bytes) -> Json:
        """A file of one's own, to be written with `attachments`."""
        return attachment(self.server, self._place(channel), name, content)

    async def edit(self, channel: int | str, id_: int | str, text: str) -> None:
        """Edit a message of one's own."""
        place = self._place(channel)
        said = place.said[str(id_)]
        assert said["author"]["id"] == self.id
        said |= {"content": text, "edited_timestamp": iso(self.server.seconds())}
        self.server.tell_message("MESSAGE_UPDATE", place, said)
        await self.server.settled()

    async def delete(self, channel: int | str, id_: int | str) -> None:
        """Delete a message of one's own."""
        place = self._place(channel)
        assert place.said[str(id_)]["author"]["id"] == self.id
        self.server.drop(place, str(id_))
        await self.server.settled()

    async def react(self, channel: int | str, id_: int | str, emoji: str = "👍", *, on: bool = True) -> None:
        """Set a reaction, or take it back."""
        place = self._place(channel)
        who = place.reactions.setdefault(str(id_), {}).setdefault(emoji, [])
        if (self.id in who) is on:
            return
        (who.append if on else who.remove)(self.id)
        self.server.tell_reaction(place, place.said[str(id_)], self.id, emoji, on=on)
        await self.server.settled()

    async def start_thread(self, channel: int | str, id_: int | str, name: str = "A thread") -> str:
        """Open the thread of a message; returns its id."""
        made = Threads(self.server).open(self._place(channel), str(id_), self.id, {"name": name})
        await self.server.settled()
        return made.id

    async def wake(self, thread: int | str) -> None:
        """Open an archived thread again."""
        place = self._place(thread)
        assert isinstance(place, Thread)
        wake(self.server, place)
        await self.server.settled()

    async def leave(self) -> None:
        """Leave the guild."""
        del self.guild.members[self.id]
        for thread in self.guild.threads:
            thread.joined.pop(self.id, None)
        self.server.tell_departure(self.guild, self.user)
        await self.server.settled()

    def _place(self, channel: int | str) -> Channel:
        return self.server.channels[str(channel)]
