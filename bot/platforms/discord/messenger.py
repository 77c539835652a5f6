"""Shows screens on Discord: posts, edits, and finds what may have been posted."""

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.ids import Channel, MessageRef, Person, WorkspaceId
from bot.platforms.discord import words
from bot.platforms.discord.api import Api, Gone
from bot.platforms.discord.chores import Chores
from bot.platforms.discord.echoes import Echoes
from bot.platforms.discord.limits import THREAD
from bot.platforms.discord.names import (
    PLATFORM,
    earliest,
    guild_of,
    is_snowflake,
    joined,
    mark_of,
    nonce_of,
)
from bot.platforms.discord.render.screens import Look, as_message, thread_name
from bot.platforms.discord.threads import Threads
from bot.platforms.shared.fit import shortened
from bot.ports.messenger import Cause, Unknown, Unreachable
from bot.ports.place import Aside, Direct, InChannel, InThread, Place
from bot.screens.screens import QuestionScreen, Screen

MESSAGES = "/channels/{channel_id}/messages"
LOOK, LOOKS = 100, 3
"""Messages in one look into the past, and looks at most."""
BEFORE = timedelta(seconds=60)
"""How long before an attempt its message is looked for: clocks differ."""
UNKNOWN_CHANNEL = 10003
DIGITS = 6
"""Digits of an account by which people's private threads in a channel are told apart."""
ESCAPE = re.compile(r"\\(.)")
KEPT = 10_000


@dataclass(slots=True)
class DiscordMessenger:
    """Implements `bot.ports.messenger.Messenger`.

    `account_of` gives a person's account on Discord; `reads` says whether words in threads come to us,
    `may_look` whether a channel's past may be read, `aside` which private thread of a name is open there.
    With `lazy` a thread is opened when it is first needed.
    """

    api: Api
    threads: Threads
    echoes: Echoes
    chores: Chores
    account_of: Callable[[Person], Awaitable[str | None]]
    reads: Callable[[], bool]
    may_look: Callable[[Channel], bool]
    aside: Callable[[str, str], str | None]
    lazy: bool = False
    _direct: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def serves(self, workspace: WorkspaceId) -> bool:
        """Whether the workspace is on Discord."""
        return workspace.startswith(f"{PLATFORM}:")

    async def show(
        self,
        place: Place,
        screen: Screen,
        *,
        nonce: str,
        root: MessageRef | None,
        now_at: MessageRef | None,
    ) -> MessageRef:
        """Post the screen, or edit the message; Discord takes the same nonce once within some minutes.

        The thread under a question is a step of its own: where it fails, it is tried again by itself.
        """
        body = self._body(place, screen, nonce)
        if now_at is not None:
            await self._edit(place, body, root, now_at)
            if isinstance(screen, QuestionScreen) and screen.over:
                self.chores.add(f"rest/{now_at}", lambda: self.threads.rest(now_at))
            return now_at
        channel = await self._channel(place, root)
        known = self.echoes.of(nonce_of(nonce))
        message = known or await self._post(place, channel, body, root)
        self.echoes.heard(nonce_of(nonce), channel, message)
        if isinstance(place, InChannel) and place.threaded:
            name = thread_name(screen) if isinstance(screen, QuestionScreen) else words.THREAD
            self.under(place.channel, message, name)
        return joined(channel, message) if isinstance(place, Direct | Aside) else message

    def under(self, channel: Channel, root: MessageRef, name: str) -> None:
        """Open the thread under a question, unless that waits for the first who needs it."""
        if not self.lazy:
            self.chores.add(f"thread/{root}", lambda: self.threads.open(channel, root, name))

    async def find(
        self, place: Place, *, nonce: str, root: MessageRef | None, tried_at: datetime
    ) -> MessageRef | None:
        """Look for a message that may have been posted since `tried_at`: by its nonce, then in the past.

        Where the past may not be read, nobody can tell; a direct message is worth a second one. Raises
        TryLater while Discord has not told what may be read.
        """
        known = self.echoes.of(nonce_of(nonce))
        if known is not None:
            return await self._found(place, known)
        if isinstance(place, Direct | Aside):
            return None
        channel = await self._channel(place, root)
        if not self.may_look(place.channel):
            raise Unknown
        after, mark = earliest(tried_at - BEFORE), mark_of(nonce)
        for _ in range(LOOKS):
            past = await self._past(channel, after)
            found = next((each for each in past if _bears(each, mark)), None)
            if found is not None:
                return await self._found(place, MessageRef(str(found["id"])))
            if len(past) < LOOK:
                return None
            after = max(int(each["id"]) for each in past)
        raise Unknown  # so much was said since then that we did not see all of it

    async def _found(self, place: Place, message: MessageRef) -> MessageRef:
        """A post that was made; whether its thread was opened is not known, so that is done again."""
        if isinstance(place, InChannel) and place.threaded and not self.lazy:
            name = await self.name_of(place.channel, message)
            self.under(place.channel, message, name)
        if isinstance(place, Direct | Aside):
            return joined(await self._channel(place, None), message)
        return message

    async def name_of(self, channel: Channel, root: MessageRef) -> str:
        """The name of a question's thread, from its card."""
        card = await self.api.call(
            "GET", f"{MESSAGES}/{{message_id}}", channel_id=channel.id, message_id=root
        )
        title = ESCAPE.sub(r"\1", first_text(card.get("components") or []).lstrip("# "))
        return shortened(title, THREAD - 2) or words.THREAD

    async def _post(
        self, place: Place, channel: str, body: dict[str, Any], root: MessageRef | None
    ) -> MessageRef:
        """Post; a thread that nobody has needed so far is opened first."""
        try:
            made = await self.api.call("POST", MESSAGES, json=body, channel_id=channel)
        except Gone as gone:
            if not isinstance(place, InThread) or gone.code != UNKNOWN_CHANNEL or root is None:
                raise
            await self.threads.open(place.channel, root, await self.name_of(place.channel, root))
            made = await self.api.call("POST", MESSAGES, json=body, channel_id=channel)
        return MessageRef(str(made["id"]))

    async def _edit(
        self, place: Place, body: dict[str, Any], root: MessageRef | None, ref: MessageRef
    ) -> None:
        channel, _, message = ref.rpartition("/")
        channel = channel or await self._channel(place, root)
        if not is_snowflake(message):
            raise Unreachable(Cause.MESSAGE_GONE)
        body = {name: body[name] for name in ("components", "allowed_mentions", "flags")}
        await self.threads.awake(
            channel,
            lambda: self.api.call(
                "PATCH", f"{MESSAGES}/{{message_id}}", json=body, channel_id=channel, message_id=message
            ),
        )

    async def _past(self, channel: str, after: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.api.call(
            "GET", MESSAGES, params={"after": str(after), "limit": str(LOOK)}, channel_id=channel
        )
        return found

    def _body(self, place: Place, screen: Screen, nonce: str) -> dict[str, Any]:
        """The message, with its mark and its nonce."""
        guild = guild_of(place.person.workspace) if isinstance(place, Direct) else ""
        channel = "" if isinstance(place, Direct) else place.channel.id
        drawn = as_message(screen, Look(guild=guild, reads=self.reads(), channel=channel))
        first, *rest = drawn["components"]
        marked = [{**first, "id": mark_of(nonce)}, *rest]
        return {**drawn, "components": marked, "nonce": nonce_of(nonce), "enforce_nonce": True}

    async def _channel(self, place: Place, root: MessageRef | None) -> str:
        match place:
            case InChannel(channel=channel):
                return channel.id
            case InThread():
                return str(root)
            case Direct(person=person):
                return await self._conversation(person)
            case Aside(channel=channel, person=person):
                return await self._aside(channel, person)

    async def _aside(self, channel: Channel, person: Person) -> str:
        """The private thread of somebody in a channel, opened where there is none."""
        account = await self.account_of(person)
        if account is None:
            raise Unreachable(Cause.CLOSED)
        name = words.ASIDE.format(account[-DIGITS:])
        found = self.aside(channel.id, name)
        if found is not None:
            return found
        thread = await self.threads.open_aside(channel, name)
        await self.threads.admit(thread, account)
        return thread

    async def _conversation(self, person: Person) -> str:
        account = await self.account_of(person)
        if account is None:
            raise Unreachable(Cause.CLOSED)
        return await self.conversation(account)

    async def conversation(self, account: str) -> str:
        """The channel of direct messages with somebody; raises as `Api.call` does."""
        if account not in self._direct:
            made = await self.api.call("POST", "/users/@me/channels", json={"recipient_id": account})
            self._direct[account] = str(made["id"])
            if len(self._direct) > KEPT:
                self._direct.popitem(last=False)
        return self._direct[account]


def _bears(message: dict[str, Any], mark: int) -> bool:
    return any(each.get("id") == mark for each in message.get("components") or ())


def first_text(components: list[dict[str, Any]]) -> str:
    """The first line that a message shows."""
    for each in components:
        if "content" in each:
            return str(each["content"]).split("\n", 1)[0]
        found = first_text(each.get("components") or [])
        if found:
            return found
    return ""
