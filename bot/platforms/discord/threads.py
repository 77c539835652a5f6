"""The thread under a question: opened once, found again, let rest when the round is over."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.ids import Channel, MessageRef
from bot.platforms.discord.api import Api, Gone, Refusal
from bot.ports.messenger import Cause, TryLater
from bot.usecases.commands import Need

EXISTS, TOO_MANY, ARCHIVED = 160004, 160006, 50083
PRIVATE = 12
"""https://discord.com/developers/docs/resources/channel#channel-object-channel-types"""
LATER = 600.0
"""Seconds until a server with too many open threads may have room for another."""
REST_AFTER = 4320
"""Minutes of silence after which Discord archives a thread by itself: longer than a round takes."""
KEPT = 10_000

Lacking = Callable[[Channel, Need], Awaitable[None]]
"""Told that something was not allowed in a channel."""
Edit = Callable[[], Awaitable[Any]]


@dataclass(slots=True)
class Threads:
    """The threads of questions; a thread bears the id of the message that it hangs under."""

    api: Api
    lacking: Lacking
    _open: OrderedDict[str, None] = field(default_factory=OrderedDict)

    async def open(self, channel: Channel, root: MessageRef, name: str) -> None:
        """Open the thread under a message, or join it where somebody else did.

        A keeper is told where that is not allowed; raises as `Api.call` does.
        """
        if root in self._open:
            return
        body = {"name": name, "auto_archive_duration": REST_AFTER}
        try:
            await self.api.call(
                "POST",
                "/channels/{channel_id}/messages/{message_id}/threads",
                json=body,
                channel_id=channel.id,
                message_id=root,
            )
        except Refusal as no:
            if no.code == TOO_MANY:
                raise TryLater(LATER) from None
            if no.code != EXISTS:
                raise
            await self._join(root)
        except Gone as no:
            if no.cause is Cause.NOT_ALLOWED:
                await self.lacking(channel, Need.THREADS)
            raise
        self._open[root] = None
        if len(self._open) > KEPT:
            self._open.popitem(last=False)

    async def open_aside(self, channel: Channel, name: str) -> str:
        """Open a private thread; a keeper is told where that is not allowed."""
        body = {"name": name, "type": PRIVATE, "invitable": False, "auto_archive_duration": REST_AFTER}
        try:
            made = await self.api.call(
                "POST", "/channels/{channel_id}/threads", json=body, channel_id=channel.id
            )
        except Gone as no:
            if no.cause is Cause.NOT_ALLOWED:
                await self.lacking(channel, Need.PRIVATE_THREADS)
            raise
        return str(made["id"])

    async def admit(self, thread: str, account: str) -> None:
        """Let somebody into a private thread."""
        await self.api.call(
            "PUT", "/channels/{channel_id}/thread-members/{user_id}", channel_id=thread, user_id=account
        )

    async def _join(self, thread: str) -> None:
        """Be a member, so that what is written there is told to us."""
        await self.api.call("PUT", "/channels/{channel_id}/thread-members/@me", channel_id=thread)

    async def rest(self, thread: str) -> None:
        """Archive a thread; it wakes up when somebody writes in it."""
        await self._set(thread, archived=True)

    async def awake(self, thread: str, edit: Edit) -> Any:  # noqa: ANN401 - JSON
        """Edit something in a thread, also in one that rests: it is woken for it, and rests again after."""
        try:
            return await edit()
        except Refusal as no:
            if no.code != ARCHIVED:
                raise
        await self._set(thread, archived=False)
        try:
            return await edit()
        finally:
            await self._set(thread, archived=True)

    async def _set(self, thread: str, *, archived: bool) -> None:
        await self.api.call("PATCH", "/channels/{channel_id}", json={"archived": archived}, channel_id=thread)
