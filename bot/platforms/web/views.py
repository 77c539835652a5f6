"""The page and its parts, as one person sees them now."""

from dataclasses import dataclass

from bot.platforms.web.clock import Jump
from bot.platforms.web.conversation import CONVERSATION, asked_in, conversation, is_private
from bot.platforms.web.people import Resident
from bot.platforms.web.playground import Playground
from bot.platforms.web.render import draw, page
from bot.platforms.web.text import theirs
from bot.platforms.web.text_page import NOTHING_THERE
from bot.ports.room import RoomMessage
from bot.screens.text import UserText

MESSAGES, REPLIES, DIRECT = 30, 400, 2
MODERATION = (
    ("ask", "Ask now"),
    ("reveal", "Reveal now"),
    ("next", "Next rounds"),
    ("setup", "Set up"),
    ("pause", "Pause"),
    ("resume", "Resume"),
)
JUMPS = (
    (Jump.REVEAL, "Jump to the reveal"),
    (Jump.CLOSE, "Jump to the close"),
    (Jump.NEXT_DAY, "Next day"),
)


@dataclass(frozen=True, slots=True)
class Views:
    """Draws what the playground holds."""

    playground: Playground

    async def page(self, me: Resident, thread: str | None, theme: str) -> str:
        """The whole page; without a thread that of the newest question is open."""
        channel = await self._channel(me, thread)
        replies = await self._thread(me, str(channel["thread"]))
        values = {**channel, **replies, **await self._clock()}
        return page("page.html", **values, people=self.playground.people, moderation=MODERATION, theme=theme)

    async def channel(self, me: Resident, thread: str | None) -> str:
        """The channel's messages, and those to the person alone."""
        return page("channel.html", **await self._channel(me, thread), **await self._clock())

    async def thread(self, me: Resident, thread: str | None) -> str:
        """One thread, or the person's own conversation, and its composer."""
        return page("thread.html", me=me, **await self._thread(me, thread or ""), **await self._clock())

    async def clock(self, me: Resident, thread: str | None) -> str:
        """The clock and where it can jump, the same for everybody."""
        del me, thread
        return page("clock.html", **await self._clock())

    def gallery(self) -> str:
        """One of every screen."""
        return page("gallery.html", samples=self.playground.samples, draw=draw)

    async def _channel(self, me: Resident, thread: str | None) -> dict[str, object]:
        room = self.playground.room
        messages = await room.messages(self.playground.channel.id, MESSAGES)
        return {
            "me": me,
            "channel": self.playground.channel.id,
            "messages": messages,
            "replies": await room.replies(tuple(each.id for each in messages)),
            "direct": await room.direct(me.id, DIRECT),
            "thread": thread or (messages[-1].id if messages else ""),
            "draw": draw,
        }

    async def _thread(self, me: Resident, thread: str) -> dict[str, object]:
        found = await self._messages(me, thread)
        return {
            "thread": thread,
            "private": thread == CONVERSATION,
            "replies_in": found,
            "asked": asked_in(found),
            "names": {person.id: person.name for person in self.playground.people},
            "said": lambda text: theirs(UserText(text)),
            "draw": draw,
        }

    async def _messages(self, me: Resident, thread: str) -> tuple[RoomMessage, ...]:
        """What stands in a thread; of private ones a person sees their own, as their conversation."""
        if thread == CONVERSATION:
            return await conversation(self.playground.room, me.id)
        if not thread or is_private(thread):
            return ()
        return await self.playground.room.thread(thread, REPLIES)

    async def _clock(self) -> dict[str, object]:
        milestones = await self.playground.milestones()
        return {
            "now": self.playground.clock.now(),
            "milestones": milestones,
            "soonest": milestones.soonest(),
            "jumps": [(jump, label, milestones.at(jump), NOTHING_THERE[jump]) for jump, label in JUMPS],
        }
