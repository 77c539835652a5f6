"""The playground's own doings: what is said is kept in its room first, then handed to the core."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.ids import Account, Channel, EventId, MessageRef
from bot.platforms.web.clock import Jump, Milestones, PlaygroundClock
from bot.platforms.web.conversation import is_private
from bot.platforms.web.live import CHANNEL, CLOCK, EVERYTHING, Live, direct_change, thread_change
from bot.platforms.web.once import Once
from bot.platforms.web.people import PEOPLE, Resident, resident
from bot.ports.library import Library
from bot.ports.room import Happening, Room, RoomEvent
from bot.screens.screens import Recorded, Screen
from bot.screens.text import UserText
from bot.usecases import commands as c

BACKLOG = 100
"""Events that are delivered again in one go; the rest waits for the next."""


@dataclass(frozen=True, slots=True)
class Playground:
    """A chat service of one channel: `handle` is the core's way in, `settle` does and shows what is due.

    `milestones` says when the next reveal, close and asking come; `samples` are the gallery's screens, and
    `library` is what can be looked through.
    """

    handle: Callable[[c.Command, EventId | None], Awaitable[Screen | None]]
    settle: Callable[[], Awaitable[None]]
    milestones: Callable[[], Awaitable[Milestones]]
    room: Room
    clock: PlaygroundClock
    live: Live
    channel: Channel
    samples: tuple[tuple[str, Screen], ...]
    library: Library
    people: tuple[Resident, ...] = PEOPLE
    once: Once = field(default_factory=Once)

    async def deliver(self, event: RoomEvent) -> Screen | None:
        """Hand an event to the core until it is handled, and return what its person is shown.

        It is confirmed after it was handled, so a crash in between delivers it once more.
        """
        command = self._command(event)
        screen = await self.handle(command, EventId(event.id)) if command else None
        if isinstance(screen, Recorded):
            await self.room.tick(event.message)
        await self.room.delivered(event.id)
        self.live.tell(*_changes(event))
        return None if isinstance(screen, Recorded) else screen

    async def redeliver(self) -> None:
        """Deliver what a crash or a fault left undelivered, all at once: their order does not matter.

        One that fails again, which the core has logged, waits for the next time and is in nobody's way.
        """
        events = await self.room.undelivered(BACKLOG)
        await asyncio.gather(*(self.deliver(event) for event in events), return_exceptions=True)

    async def jump(self, where: Jump) -> bool:
        """Turn the clock to what comes next; false if nothing of the kind does."""
        at = (await self.milestones()).at(where)
        if at is None:
            return False
        await self.clock.pass_by(at)
        await self.settle()
        self.live.tell(EVERYTHING, CLOCK)
        return True

    def _command(self, event: RoomEvent) -> c.Command | None:
        """What an event asks of the core, None where it asks nothing."""
        actor = self._actor(event.person)
        if is_private(event.thread):
            return _turn(actor, event)
        channel, thread = Channel(self.channel.workspace, event.channel), MessageRef(event.thread)
        match event.kind:
            case Happening.SAID | Happening.REVISED:
                text = UserText(event.text)
                return c.WriteMessage(actor, channel, thread, event.message, text, event.written_at, event.at)
            case Happening.DELETED:
                return c.DeleteMessage(channel, thread, event.message, event.at)
            case Happening.LIKED | Happening.UNLIKED:
                on = event.kind is Happening.LIKED
                return c.React(actor, channel, thread, event.message, on=on, at=event.at)

    def _actor(self, who: str) -> c.Actor:
        person = resident(self.people, who)
        name = person.name if person else who
        return c.Actor(
            Account(self.channel.workspace, who, name), moderator=bool(person and person.moderator)
        )


def _turn(actor: c.Actor, event: RoomEvent) -> c.Command | None:
    """What an event of a private conversation asks; a 👍 there asks nothing."""
    match event.kind:
        case Happening.SAID | Happening.REVISED:
            return c.WriteTurn(actor, event.message, UserText(event.text), event.written_at, event.at)
        case Happening.DELETED:
            return c.DeleteTurn(actor, event.message, event.at)
        case Happening.LIKED | Happening.UNLIKED:
            return None


def _changes(event: RoomEvent) -> tuple[str, ...]:
    """What open pages hear of an event; of a private one, its person's alone look anew."""
    return (
        (direct_change(event.person),) if is_private(event.thread) else (thread_change(event.thread), CHANNEL)
    )
