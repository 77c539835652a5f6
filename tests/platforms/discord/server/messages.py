"""Messages and reactions, as the API lets the bot write, read, change and delete them."""

from typing import TYPE_CHECKING

from tests.platforms.discord.server.access import Ask, awake, found, opened, writable
from tests.platforms.discord.server.composing import change, composed, rendered, say
from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.state import (
    ADD_REACTIONS,
    MANAGE_MESSAGES,
    READ_MESSAGE_HISTORY,
    Channel,
    Json,
)

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer

NONCE_LASTS = 120.0
"""Seconds for which the same nonce means the same message."""


class Messages:
    """What can be asked of messages."""

    def __init__(self, server: "DiscordServer") -> None:
        self.server = server

    def create(self, ask: Ask) -> Json:
        """Write a message, unless its nonce says that it is written."""
        place = writable(self.server, ask.params["channel"])
        nonce = ask.body.get("nonce")
        earlier = self._earlier(place, nonce) if ask.body.get("enforce_nonce") else None
        if earlier is not None:
            return rendered(self.server, place, earlier) | {"nonce": nonce}
        made = composed(self.server, place, ask, ask.body, **self._reference(place, ask.body))
        if nonce is not None:
            place.nonces[str(nonce)] = (made["id"], self.server.seconds())
        say(self.server, place, made, nonce)
        return rendered(self.server, place, made) | ({"nonce": nonce} if nonce is not None else {})

    def _earlier(self, place: Channel, nonce: object) -> Json | None:
        id_, at = place.nonces.get(str(nonce), ("", 0.0))
        if not id_ or self.server.seconds() - at > NONCE_LASTS:
            return None
        return found(place, id_)

    def _reference(self, place: Channel, body: Json) -> Json:
        reference = body.get("message_reference")
        if not reference:
            return {}
        target = found(place, str(reference["message_id"]))
        told = {"type": 0, "channel_id": place.id, "message_id": target["id"]}
        return {"message_reference": told, "referenced_message": target, "type": 19}

    def edit(self, ask: Ask) -> Json:
        """Change a message of the bot's."""
        place = opened(self.server, ask.params["channel"])
        said = found(place, ask.params["message"])
        if said["author"]["id"] != self.server.bot_id:
            raise Refused(50005)
        awake(place)
        change(self.server, place, said, ask, ask.body)
        self.server.tell_message("MESSAGE_UPDATE", place, said, self._nonce(place, said))
        return rendered(self.server, place, said)

    def _nonce(self, place: Channel, said: Json) -> str | None:
        return next((nonce for nonce, (id_, _) in place.nonces.items() if id_ == said["id"]), None)

    def delete(self, ask: Ask) -> None:
        """Delete a message; somebody else's only with the right to."""
        place = opened(self.server, ask.params["channel"])
        said = found(place, ask.params["message"])
        if said["author"]["id"] != self.server.bot_id:
            opened(self.server, place.id, MANAGE_MESSAGES)
        self.server.drop(place, said["id"])

    def read(self, ask: Ask) -> Json:
        """One message."""
        place = opened(self.server, ask.params["channel"], READ_MESSAGE_HISTORY)
        return rendered(self.server, place, found(place, ask.params["message"]))

    def past(self, ask: Ask) -> list[Json]:
        """Messages of a place, the newest first."""
        place = opened(self.server, ask.params["channel"], READ_MESSAGE_HISTORY)
        limit = int(ask.query.get("limit", 50))
        if not 0 < limit <= 100:
            self.server.refuse(f"limit of {limit}")
        before, after = int(ask.query.get("before", 2**63)), int(ask.query.get("after", 0))
        ids = [each for each in place.said if after < int(each) < before]
        if "around" in ask.query:
            ids = sorted(ids, key=lambda each: abs(int(each) - int(ask.query["around"])))[:limit]
        ids.sort(key=int)
        taken = ids[:limit] if after and "before" not in ask.query else ids[-limit:]
        return [rendered(self.server, place, place.said[each]) for each in reversed(taken)]

    def react(self, ask: Ask) -> None:
        """Set a reaction of the bot's; one that nobody has set yet needs a right of its own."""
        place, said = self._reactable(ask)
        who = place.reactions.setdefault(said["id"], {}).setdefault(ask.params["emoji"], [])
        if not who:
            opened(self.server, place.id, ADD_REACTIONS)
        if self.server.bot_id not in who:
            who.append(self.server.bot_id)
            self._tell(place, said, ask, on=True)

    def unreact(self, ask: Ask) -> None:
        """Take back a reaction of the bot's."""
        place, said = self._reactable(ask)
        who = place.reactions.get(said["id"], {}).get(ask.params["emoji"], [])
        if self.server.bot_id in who:
            who.remove(self.server.bot_id)
            self._tell(place, said, ask, on=False)

    def _tell(self, place: Channel, said: Json, ask: Ask, *, on: bool) -> None:
        self.server.tell_reaction(place, said, self.server.bot_id, ask.params["emoji"], on=on)

    def _reactable(self, ask: Ask) -> tuple[Channel, Json]:
        place = opened(self.server, ask.params["channel"], READ_MESSAGE_HISTORY)
        said = found(place, ask.params["message"])
        awake(place)
        return place, said

    def reactors(self, ask: Ask) -> list[Json]:
        """Who set a reaction."""
        place = opened(self.server, ask.params["channel"], READ_MESSAGE_HISTORY)
        said = found(place, ask.params["message"])
        who = place.reactions.get(said["id"], {}).get(ask.params["emoji"], [])
        limit, after = int(ask.query.get("limit", 25)), int(ask.query.get("after", 0))
        later = sorted((each for each in who if int(each) > after), key=int)
        return [self._user(each) for each in later[:limit]]

    def _user(self, id_: str) -> Json:
        return self.server.bot if id_ == self.server.bot_id else self.server.users[id_]
