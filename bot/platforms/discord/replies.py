"""Answers to the one who asked: a form, a message only they see, or a change of the one they pressed on."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from discord.http import Route

from bot.platforms.discord.api import Api, Gone, Refusal
from bot.platforms.discord.asked import Asked
from bot.platforms.discord.render.screens import as_message, as_messages
from bot.ports.log import Log
from bot.ports.messenger import Rejected, TryLater, Unknown, Unreachable
from bot.screens.screens import AnswerScreen, ExportScreen, Screen

Json = dict[str, Any]
REPLY, WAIT, WAIT_IN_PLACE, CHOICES, FORM = 4, 5, 6, 8, 9
"""Kinds of answer, https://discord.com/developers/docs/interactions/receiving-and-responding
#interaction-response-object-interaction-callback-type."""
EPHEMERAL = 1 << 6
"""https://discord.com/developers/docs/resources/message#message-object-message-flags"""
LARGEST_FILE = 5 * 1024 * 1024
"""Bytes of a file that is fetched; of more, nothing is read anyway."""
FILE = 13
"""https://discord.com/developers/docs/components/reference#file"""
ANSWERED, TOO_LATE = 40060, 10062
"""Refusals of an answer that another process gave, or that nobody can give any more."""
NO_LUCK = (TryLater, Unknown, Unreachable, Rejected)
CALLBACK = "/interactions/{webhook_id}/{webhook_token}/callback"
FOLLOW_UP = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = f"{FOLLOW_UP}/messages/@original"


@dataclass(frozen=True, slots=True)
class Replies:
    """The ways back to a person."""

    api: Api
    log: Log

    async def wait(self, asked: Asked) -> None:
        """Acknowledge within Discord's three seconds, before any work is done; once is enough."""
        in_place = asked.fleeting
        kind = WAIT_IN_PLACE if in_place else WAIT
        await self._callback(asked, kind, {} if in_place else {"flags": EPHEMERAL})

    async def form(self, asked: Asked, modal: Json) -> None:
        """Open a form; it has to be the first answer."""
        await self._callback(asked, FORM, modal)

    async def choices(self, asked: Asked, choices: Sequence[Json]) -> None:
        """Offer words that complete what is being typed."""
        await self._callback(asked, CHOICES, {"choices": list(choices)})

    async def say(self, asked: Asked, screen: Screen) -> None:
        """Answer at once, in a message that only they see."""
        drawn = as_message(screen, asked.look)
        await self._callback(asked, REPLY, {**drawn, "flags": drawn["flags"] | EPHEMERAL})

    async def show(self, asked: Asked, screen: Screen | None) -> None:
        """Show what became of it, where they wait for it."""
        if screen is None:
            await self._nothing(asked)
        elif isinstance(screen, ExportScreen):
            await self._file(asked, screen)
        elif isinstance(screen, AnswerScreen):
            await self.drawn(asked, as_messages(screen, asked.look))
        else:
            await self.drawn(asked, [as_message(screen, asked.look)])

    async def drawn(self, asked: Asked, messages: Sequence[Json]) -> None:
        """Show messages that are drawn already; one that does not fit goes on in the next."""
        first, *rest = messages
        await self._try(self._route("PATCH", ORIGINAL, asked), json=_edited(first))
        for each in rest:
            body = {**each, "flags": each["flags"] | EPHEMERAL}
            await self._try(self._route("POST", FOLLOW_UP, asked), json=body)

    async def _nothing(self, asked: Asked) -> None:
        if not asked.fleeting:
            await self._try(self._route("DELETE", ORIGINAL, asked))

    async def _file(self, asked: Asked, screen: ExportScreen) -> None:
        """A message with a file, in Discord's form of several parts; what was pressed on stays as it is."""
        drawn = _edited(as_message(screen, asked.look))
        drawn |= {"flags": drawn["flags"] | EPHEMERAL} if asked.fleeting else {}
        shown = [*drawn["components"], {"type": FILE, "file": {"url": f"attachment://{screen.filename}"}}]
        body = {**drawn, "components": shown, "attachments": [{"id": 0, "filename": screen.filename}]}
        parts = [
            {"name": "payload_json", "value": json.dumps(body)},
            {
                "name": "files[0]",
                "value": io.BytesIO(screen.content.raw.encode()),
                "filename": screen.filename,
                "content_type": "application/json",
            },
        ]
        way = ("POST", FOLLOW_UP) if asked.fleeting else ("PATCH", ORIGINAL)
        await self._try(self._route(*way, asked), form=parts)

    async def _callback(self, asked: Asked, kind: int, data: Json) -> None:
        route = Route("POST", CALLBACK, webhook_id=asked.id, webhook_token=asked.token)
        try:
            await self.api.answer(route, json={"type": kind, "data": data})
        except Refusal as no:
            if no.code not in {ANSWERED, TOO_LATE}:
                self._missed("interaction-not-answered", no)
        except NO_LUCK as wrong:
            self._missed("interaction-not-answered", wrong)

    async def fetched(self, file: Mapping[str, Any]) -> bytes | None:
        """What is in a file that was sent along, None where Discord does not give it; never a larger one."""
        if int(file.get("size") or 0) > LARGEST_FILE:
            return bytes(LARGEST_FILE + 1)  # whoever reads it says that it is too large
        try:
            return await self.api.fetch(str(file.get("url")))
        except NO_LUCK as wrong:
            self._missed("file-not-fetched", wrong)
            return None

    def _route(self, method: str, path: str, asked: Asked) -> Route:
        return Route(method, path, webhook_id=asked.app, webhook_token=asked.token)

    async def _try(self, route: Route, **request: Any) -> None:  # noqa: ANN401 - JSON
        try:
            await self.api.answer(route, **request)
        except (Gone, *NO_LUCK) as wrong:
            self._missed("reply-not-shown", wrong)

    def _missed(self, event: str, wrong: Exception) -> None:
        self.log.warning(event, detail=getattr(wrong, "detail", type(wrong).__name__))


def _edited(message: Json) -> Json:
    """A message as an edit takes it."""
    return {name: message[name] for name in ("components", "allowed_mentions", "flags")}
