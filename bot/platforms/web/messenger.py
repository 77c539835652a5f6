"""The playground's way out: screens become messages in its room."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import assert_never

from bot.ids import MessageRef, Person, WorkspaceId
from bot.platforms.web.live import CHANNEL, Live, direct_change, thread_change
from bot.ports.messenger import Cause, Rejected, Unreachable
from bot.ports.place import Aside, Direct, InChannel, InThread, Place
from bot.ports.room import Room
from bot.ports.world import Clock
from bot.screens.screens import Screen

AccountOf = Callable[[Person], Awaitable[str | None]]
"""The playground's account of a person, None if they have none here."""


class WebMessenger:
    """Implements `bot.ports.messenger.Messenger` over the room, and tells open pages what changed."""

    def __init__(  # noqa: PLR0913 - what a messenger stands between
        self,
        *,
        room: Room,
        live: Live,
        clock: Clock,
        account_of: AccountOf,
        workspace: WorkspaceId,
        channel: str,
    ) -> None:
        self._room = room
        self._live = live
        self._clock = clock
        self._account_of = account_of
        self._workspace = workspace
        self._channel = channel

    async def show(
        self,
        place: Place,
        screen: Screen,
        *,
        nonce: str,
        root: MessageRef | None,
        now_at: MessageRef | None,
    ) -> MessageRef:
        """Post the screen, or edit `now_at` into it; raises Unreachable or Rejected."""
        channel, thread, to = await self._address(place, root)
        if now_at is None:
            posted = await self._room.post(
                nonce=nonce, channel=channel, thread=thread, to=to, screen=screen, at=self._clock.now()
            )
            now_at = MessageRef(posted)
        elif not await self._room.edit(now_at, screen):
            raise Unreachable(Cause.MESSAGE_GONE)
        self._live.tell(*_changes(thread, to))
        return now_at

    async def find(
        self, place: Place, *, nonce: str, root: MessageRef | None, tried_at: datetime
    ) -> MessageRef | None:
        """The message posted with the nonce, None if there is none; raises as `show`."""
        del tried_at
        await self._address(place, root)
        found = await self._room.find(nonce)
        return None if found is None else MessageRef(found)

    def serves(self, workspace: WorkspaceId) -> bool:
        """Whether the workspace is the playground's."""
        return workspace == self._workspace

    async def _address(self, place: Place, root: MessageRef | None) -> tuple[str, str | None, str | None]:
        match place:
            case InChannel(channel):
                return self._known(channel.id), None, None
            case InThread(channel):
                return self._known(channel.id), _rooted(root), None
            case Direct(person) | Aside(person=person):
                return self._channel, None, await self._reachable(person)
            case _:
                assert_never(place)

    def _known(self, channel: str) -> str:
        if channel != self._channel:
            raise Unreachable(Cause.CHANNEL_GONE)
        return channel

    async def _reachable(self, person: Person) -> str:
        account = await self._account_of(person)
        if account is None:
            raise Unreachable(Cause.CLOSED)
        return account


def _rooted(root: MessageRef | None) -> str:
    if root is None:
        raise Rejected("a message in a thread needs the thread's root")
    return root


def _changes(thread: str | None, to: str | None) -> tuple[str, ...]:
    if to is not None:
        return (direct_change(to),)
    return (CHANNEL,) if thread is None else (thread_change(thread), CHANNEL)
