"""What people do on the page: what is said is stored first, the rest becomes one command."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.ids import EventId
from bot.platforms.shared.actions import UnknownAction, command_of, decode, submission_of
from bot.platforms.shared.slash import command_for
from bot.platforms.web import text_page
from bot.platforms.web.conversation import CONVERSATION, kept_in
from bot.platforms.web.forms import Form, Refused
from bot.platforms.web.people import Resident, account_named
from bot.platforms.web.playground import Playground
from bot.ports.room import RoomEvent
from bot.screens.screens import Screen
from bot.screens.text import UserText
from bot.usecases import commands as c

LONGEST_PRESS = 64
"""Characters of the id a page makes for each press; a random UUID has 36."""
THREADS = 1000
"""How far back a thread can still be written in."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One thing that a person sent."""

    playground: Playground
    me: Resident
    form: Form

    @property
    def actor(self) -> c.Actor:
        """The person as the core knows who does something."""
        return self.me.actor(self.playground.channel.workspace)

    @property
    def event(self) -> EventId:
        """The key of this press, the same however often the browser sends it; raises Refused without one."""
        press = self.form.one("press")
        if not 0 < len(press) <= LONGEST_PRESS:
            raise Refused(400, text_page.NO_PRESS_ID)
        return EventId(f"press/{self.me.id}/{press}")

    async def ask(self, command: c.Command) -> Screen | None:
        """Hand a command to the core, once however often the browser sends it; raises Refused."""
        return await self.playground.handle(command, self.event)

    async def happen(self, store: Callable[[], Awaitable[RoomEvent | None]]) -> Screen | None:
        """Store what is done to a message, once, and bring it to the core; raises Refused if it is gone."""
        if not self.playground.once.first_time(self.event):
            return None
        try:
            event = await store()
        except BaseException:
            self.playground.once.forget(self.event)
            raise
        if event is None:
            raise Refused(404, text_page.MESSAGE_GONE)
        return await self.playground.deliver(event)


Doing = Callable[[Visit], Awaitable[Screen | None]]


async def say(visit: Visit) -> Screen | None:
    """Write in a thread, or to Scrimmage alone."""
    room, channel = visit.playground.room, visit.playground.channel.id
    text, thread = visit.form.text("text"), await _thread(visit)
    at = visit.playground.clock.now()
    return await visit.happen(
        lambda: room.say(channel=channel, thread=thread, person=visit.me.id, text=text, at=at)
    )


async def _thread(visit: Visit) -> str:
    """The thread to be written in; whose conversation it is says the cookie alone, never the form."""
    thread, channel = visit.form.one("thread"), visit.playground.channel.id
    if thread == CONVERSATION:
        return kept_in(visit.me.id)
    if thread not in {each.id for each in await visit.playground.room.messages(channel, THREADS)}:
        raise Refused(404, text_page.UNKNOWN_THREAD)
    return thread


async def revise(visit: Visit) -> Screen | None:
    """Change a message of one's own."""
    text, at = visit.form.text("text"), visit.playground.clock.now()
    room = visit.playground.room
    return await visit.happen(lambda: room.revise(visit.form.one("message"), visit.me.id, text, at))


async def delete(visit: Visit) -> Screen | None:
    """Delete a message of one's own."""
    room, at = visit.playground.room, visit.playground.clock.now()
    return await visit.happen(lambda: room.delete(visit.form.one("message"), visit.me.id, at))


async def like(visit: Visit) -> Screen | None:
    """Set a 👍, or take it back."""
    room, at = visit.playground.room, visit.playground.clock.now()
    return await visit.happen(lambda: room.like(visit.form.one("message"), visit.me.id, at))


async def press(visit: Visit) -> Screen | None:
    """Press a button of a screen."""
    try:
        verb, about = decode(visit.form.one("action"))
        command = command_of(verb, about, visit.actor, visit.playground.channel)
    except UnknownAction:
        raise Refused(422, text_page.UNKNOWN_BUTTON) from None
    return await visit.ask(command)


async def answer(visit: Visit) -> Screen | None:
    """Send the Answer form; an empty one is for the core to refuse."""
    text = visit.form.one("text")
    text = visit.form.text("text") if text.strip() else text
    try:
        verb, about = decode(visit.form.one("action"))
        command = submission_of(verb, about, visit.actor, UserText(text))
    except UnknownAction:
        raise Refused(422, text_page.UNKNOWN_BUTTON) from None
    return await visit.ask(command)


async def practice(visit: Visit) -> Screen | None:
    """Begin an interview."""
    return await visit.ask(c.StartPractice(visit.actor, visit.playground.channel, visit.form.values()))


async def hand_in(visit: Visit, content: bytes) -> Screen | None:
    """Hand in a résumé or a job description as a file."""
    return await visit.ask(c.ReadPaper(visit.actor, visit.form.one("kind"), content))


async def set_up(visit: Visit) -> Screen | None:
    """Send the settings of the channel's track."""
    return await visit.ask(c.SetUpTrack(visit.actor, visit.playground.channel, visit.form.values()))


async def away(visit: Visit) -> Screen | None:
    """Send the days away."""
    return await visit.ask(c.SetAway(visit.actor, visit.form.one("f.since"), visit.form.one("f.until")))


async def queue(visit: Visit) -> Screen | None:
    """Put a question in the queue."""
    channel = visit.playground.channel
    return await visit.ask(c.QueueQuestion(visit.actor, channel, visit.form.one("question")))


async def command(visit: Visit) -> Screen | None:
    """Type a slash command."""
    playground = visit.playground
    found = command_for(
        visit.form.text("text"), visit.actor, playground.channel, partial(account_named, playground.people)
    )
    if found is None:
        raise Refused(422, text_page.CHANNEL_IS_FOR_COMMANDS)
    return await visit.ask(found)


DOINGS: dict[str, Doing] = {
    "/say": say,
    "/revise": revise,
    "/delete": delete,
    "/like": like,
    "/press": press,
    "/answer": answer,
    "/practice": practice,
    "/setup": set_up,
    "/away": away,
    "/queue": queue,
    "/command": command,
}
