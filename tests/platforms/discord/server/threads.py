"""Channels, threads and direct messages, as the API lets the bot see, open and change them."""

from typing import TYPE_CHECKING, Any

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.access import Ask, found, opened
from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.payloads import HAS_THREAD
from tests.platforms.discord.server.state import (
    CREATE_PRIVATE_THREADS,
    CREATE_PUBLIC_THREADS,
    MANAGE_THREADS,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    SEND_MESSAGES_IN_THREADS,
    TEXT,
    Channel,
    Json,
    Thread,
)

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer

DURATIONS = {60, 1440, 4320, 10080}


class Threads:
    """What can be asked of places."""

    def __init__(self, server: "DiscordServer") -> None:
        self.server = server

    def read(self, ask: Ask) -> Json:
        """A place."""
        return payloads.channel(opened(self.server, ask.params["channel"]))

    def from_message(self, ask: Ask) -> Json:
        """Open the thread of a message, which there is one of."""
        place = opened(self.server, ask.params["channel"], CREATE_PUBLIC_THREADS)
        said = found(place, ask.params["message"])
        if said["id"] in self.server.channels:
            raise Refused(160004)
        self._check(ask.body)
        return payloads.thread(self.open(place, said["id"], self.server.bot_id, ask.body))

    def private(self, ask: Ask) -> Json:
        """Open a thread that only those see who are taken in."""
        if ask.body.get("type") != PRIVATE_THREAD:
            self.server.refuse(f"a thread of type {ask.body.get('type')}")
        place = opened(self.server, ask.params["channel"], CREATE_PRIVATE_THREADS, SEND_MESSAGES_IN_THREADS)
        self._check(ask.body)
        made = self.open(place, self.server.snowflake(), self.server.bot_id, ask.body, PRIVATE_THREAD)
        return payloads.thread(made)

    def open(self, place: Channel, id_: str, by: str, body: Json, kind: int = PUBLIC_THREAD) -> Thread:
        """Open a thread, where there is still room for one, and tell of it."""
        if place.kind != TEXT or place.guild is None:
            raise Refused(50024)
        if len(place.guild.threads) >= self.server.most_threads:
            raise Refused(160006)
        now = self.server.seconds()
        made = Thread(id_, place.guild, body["name"], kind, parent=place, owner=by, born=now, turned=now)
        made.auto_archive = body.get("auto_archive_duration") or made.auto_archive
        made.joined[by] = now
        self.server.channels[id_] = place.guild.opened[id_] = made
        self.server.tell_thread("THREAD_CREATE", made)
        if id_ in place.said:
            place.said[id_]["flags"] |= HAS_THREAD
            told = place.said[id_] | {"thread": payloads.thread(made)}
            self.server.tell_message("MESSAGE_UPDATE", place, told)
        return made

    def _check(self, body: Json) -> None:
        if "name" in body and not 0 < len(body["name"]) <= 100:
            self.server.refuse(f"thread name of {len(body['name'])}")
        if body.get("auto_archive_duration", 60) not in DURATIONS | {None}:
            self.server.refuse(f"auto_archive_duration {body['auto_archive_duration']}")

    def edit(self, ask: Ask) -> Json:
        """Archive, wake, lock or rename a thread; its owner needs no right, but to lock it."""
        place = opened(self.server, ask.params["channel"])
        if not isinstance(place, Thread):
            raise Refused(50013)
        if place.owner != self.server.bot_id or "locked" in ask.body or place.locked:
            opened(self.server, place.id, MANAGE_THREADS)
        self._check(ask.body)
        if place.archived and ask.body.get("archived") is not False:
            raise Refused(50083)
        return payloads.thread(self.change(place, **ask.body))

    def change(self, place: Thread, **new: Any) -> Thread:  # noqa: ANN401 - JSON
        """Give a thread a new state, and tell of it."""
        if new.get("archived", place.archived) != place.archived:
            place.turned = self.server.seconds()
        place.archived = new.get("archived", place.archived)
        place.locked = new.get("locked", place.locked)
        place.name = new.get("name", place.name)
        place.auto_archive = new.get("auto_archive_duration", place.auto_archive)
        self.server.tell_thread("THREAD_UPDATE", place)
        return place

    def join(self, ask: Ask) -> None:
        """Let the bot take part in a thread, or take somebody in."""
        place = opened(self.server, ask.params["channel"])
        if not isinstance(place, Thread):
            raise Refused(50024)
        if place.archived:
            raise Refused(50083)
        user = ask.params.get("user", self.server.bot_id)
        if user not in place.joined:
            place.joined[user] = self.server.seconds()
            self.server.tell_joined(place, user)

    def active(self, ask: Ask) -> Json:
        """The threads of a guild that are not archived."""
        guild = self.server.guilds.get(ask.params["guild"])
        if guild is None or not guild.joined:
            raise Refused(10004)
        here = [each for each in guild.threads if self.server.hears(each)]
        mine = [each for each in here if self.server.bot_id in each.joined]
        members = [payloads.thread_member(each, self.server.bot_id) for each in mine]
        return {"threads": [payloads.thread(each) for each in here], "members": members, "has_more": False}

    def direct(self, ask: Ask) -> Json:
        """The direct messages with somebody."""
        user = str(ask.body.get("recipient_id"))
        if user not in self.server.users:
            raise Refused(50033)
        return payloads.channel(self.server.direct(user))
