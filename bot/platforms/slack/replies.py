"""Answers to the one who asked: in a modal, beside the message, or through the command's own way back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackObjectFormationError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.ids import Channel, EventId
from bot.platforms.shared.intake import Envelope
from bot.platforms.slack import words
from bot.platforms.slack.api import TIMEOUT, Api, Gone
from bot.platforms.slack.asked import Asked, by_press
from bot.platforms.slack.render.forms import values_of
from bot.platforms.slack.render.screens import Drawn, as_message, as_view, loading_view
from bot.ports.log import Log
from bot.ports.messenger import Rejected, TryLater, Unknown, Unreachable
from bot.screens.screens import (
    AnswerForm,
    AnswerScreen,
    ExportScreen,
    MeScreen,
    PracticeForm,
    Screen,
    SetupForm,
)
from bot.screens.text import Md, UserText

FORMS = AnswerForm | SetupForm | PracticeForm | MeScreen
"""What has to be filled in, and so can only be shown in a modal."""
OK = 200
NO_LUCK = (TryLater, Unknown, Unreachable, Rejected)


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal that is open; Slack refuses a change to another state of it than `hash` names."""

    id: str
    hash: str


@dataclass(frozen=True, slots=True)
class Replies:
    """The ways back to a person."""

    api: Api
    log: Log

    async def open(self, asked: Asked) -> Modal | None:
        """Open a modal at once, to be filled later; None where Slack's three seconds are over."""
        try:
            answer = await self.api.call(
                asked.workspace,
                "views.open",
                trigger_id=asked.trigger,
                view=loading_view(words.LOADING, asked.meta()),
            )
        except NO_LUCK as wrong:
            self._missed("modal-not-opened", wrong)
            return None
        return Modal(answer["view"]["id"], answer["view"]["hash"])

    async def answer(self, asked: Asked, screen: Screen, modal: Modal | None = None) -> None:
        """Show the screen to the one who asked, where they asked."""
        if isinstance(screen, ExportScreen):
            asked = replace(asked, fleeting=False)  # what it was asked on stays beside it
            screen = screen if await self._send_file(asked, screen) else words.no_file()
        modal = modal or (Modal(asked.view, asked.hash) if asked.view else None)
        if modal is not None:
            await self._fill(asked, modal, screen)
        elif isinstance(screen, FORMS):
            await self._say(asked, as_message(words.too_late()))
        else:
            await self._say(asked, as_message(screen))

    def saving(self, envelope: Envelope) -> dict[str, Any]:
        """What a sent form shows while its work takes long."""
        meta = str((envelope.body.get("view") or {}).get("private_metadata") or "{}")
        return {"response_action": "update", "view": loading_view(words.SAVING, meta)}

    async def show(self, envelope: Envelope, payload: dict[str, Any] | None) -> None:
        """Show in a modal that waits what its form would have been answered.

        Beside the fields of a form that is gone no error can stand: it is said with what the person wrote.
        """
        asked = by_press(envelope)
        view = (payload or {}).get("view") or as_view(_late(envelope, payload), asked.meta())
        try:
            await self.api.call(asked.workspace, "views.update", view_id=asked.view, view=view)
        except NO_LUCK as wrong:
            self._missed("modal-not-filled", wrong)

    async def fetched(self, asked: Asked, file: Mapping[str, Any]) -> bytes | None:
        """What is in a file that came with a form, None where Slack does not give it."""
        try:
            return await self.api.fetch(asked.workspace, str(file.get("url_private_download")))
        except NO_LUCK as wrong:
            self._missed("file-not-fetched", wrong)
            return None

    async def joins(self, asked: Asked) -> bool:
        """Whether we are in the channel, having joined if it is public; a private one has to invite us."""
        try:
            await self.api.call(asked.workspace, "conversations.join", channel=asked.channel)
        except Gone as gone:
            return gone.error != "channel_not_found"
        except NO_LUCK:  # a private channel that Slack lets us see is one that we are in
            return True
        return True

    async def whisper(self, channel: Channel, user: str, thread: str, screen: Screen) -> None:
        """Say something to one person beside a message of theirs."""
        asked = Asked(channel.workspace, EventId(""), user, "", channel=channel.id, thread=thread)
        await self._say(asked, as_message(screen))

    async def tell(self, channel: Channel, thread: str, screen: Screen) -> None:
        """Say something in somebody's direct messages, where they wrote."""
        drawn = as_message(screen)
        place = {"channel": channel.id} | ({"thread_ts": thread} if thread else {})
        try:
            await self.api.call(channel.workspace, "chat.postMessage", **place, **_payload(drawn))
        except NO_LUCK as wrong:
            self._missed("reply-not-shown", wrong)

    async def _fill(self, asked: Asked, modal: Modal, screen: Screen) -> None:
        view = as_view(screen, asked.meta(screen.submit if isinstance(screen, AnswerForm) else None))
        try:
            await self.api.call(asked.workspace, "views.update", view_id=modal.id, hash=modal.hash, view=view)
        except NO_LUCK as wrong:  # closed meanwhile, or changed by a later press
            self._missed("modal-not-filled", wrong)

    async def _say(self, asked: Asked, drawn: Drawn) -> None:
        """A message that only they see; through the command's way back where there is nothing to stand by."""
        by_url = asked.reply_to and (asked.fleeting or not asked.thread)
        if by_url and await self._respond(asked, drawn):
            return
        try:
            await self.api.call(asked.workspace, "chat.postEphemeral", **_place(asked), **_payload(drawn))
        except NO_LUCK as wrong:
            self._missed("reply-not-shown", wrong)
            if asked.reply_to:
                await self._respond(asked, drawn)

    async def _respond(self, asked: Asked, drawn: Drawn) -> bool:
        """Answer over the URL that came along; it is good five times within half an hour."""
        way = AsyncWebhookClient(asked.reply_to, TIMEOUT, session=self.api.client.session, retry_handlers=[])
        try:
            answer = await way.send(
                text=drawn.text,
                blocks=drawn.blocks,
                response_type="ephemeral",
                replace_original=asked.fleeting,
            )
        except (
            aiohttp.ClientError,
            TimeoutError,
            OSError,
            SlackApiError,
            SlackObjectFormationError,
        ) as wrong:
            self._missed("reply-not-shown", wrong)
            return False
        return answer.status_code == OK

    async def _send_file(self, asked: Asked, screen: ExportScreen) -> bool:
        """Bring a file to the direct messages of the one who asked; false if Slack did not take it."""
        try:
            opened = await self.api.call(asked.workspace, "conversations.open", users=asked.user)
            await self.api.upload(
                asked.workspace,
                channel=opened["channel"]["id"],
                filename=screen.filename,
                content=screen.content.raw,
            )
        except NO_LUCK as wrong:
            self._missed("file-not-sent", wrong)
            return False
        return True

    def _missed(self, event: str, wrong: Exception) -> None:
        self.log.warning(event, detail=getattr(wrong, "detail", type(wrong).__name__))


def _late(envelope: Envelope, payload: dict[str, Any] | None) -> Screen:
    """What to say of a form whose answer comes late."""
    problems = (payload or {}).get("errors") or {}
    if not problems:
        return words.stored()
    values = values_of((envelope.body["view"].get("state") or {}).get("values") or {})
    written = "\n".join(text for texts in values.values() for text in texts)
    return AnswerScreen(Md("; ".join(map(str, problems.values()))), None, UserText(written), ())


def _place(asked: Asked) -> Mapping[str, Any]:
    thread = {"thread_ts": asked.thread} if asked.thread else {}
    return {"channel": asked.channel, "user": asked.user, **thread}


def _payload(drawn: Drawn) -> Mapping[str, Any]:
    return {"text": drawn.text, "blocks": drawn.blocks}
