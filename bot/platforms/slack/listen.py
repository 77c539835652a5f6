"""What happens in Slack by itself, as commands: messages, reactions, people, the app's own removal."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.ids import Account, Channel, EventId, MessageRef, WorkspaceId
from bot.platforms.shared.intake import Envelope
from bot.platforms.slack.api import Api, Gone, Refusal
from bot.platforms.slack.echoes import Echoes
from bot.platforms.slack.envelope import is_own
from bot.platforms.slack.people import People
from bot.platforms.slack.spoken import said
from bot.screens.screens import NoticeScreen, Recorded, Screen
from bot.screens.text import UserText
from bot.usecases import commands as c

TICK = "white_check_mark"
DONE = {"already_reacted", "message_not_found", "too_many_reactions", "no_reaction"}
"""Refusals of a reaction that leave nothing to do."""
Handle = Callable[[c.Command, EventId | None], Awaitable[Screen | None]]
"""The core's way in."""


class Whispers(Protocol):
    """Says something to one person beside a message."""

    async def whisper(self, channel: Channel, user: str, thread: str, screen: Screen) -> None:
        """Say it, if Slack lets us."""
        ...


class Removals(Protocol):
    """What is to be done where the app was removed: its tokens are forgotten at once."""

    async def removed(self, workspace: WorkspaceId, at: datetime) -> None:
        """Forget the tokens, unless the app was installed again since."""
        ...


@dataclass(frozen=True, slots=True)
class Listener:
    """Turns events into commands; what fails is raised, so that the event stays in the inbox."""

    handle: Handle
    api: Api
    people: People
    echoes: Echoes
    whispers: Whispers
    removals: Removals

    async def message(self, envelope: Envelope) -> None:
        """Somebody wrote, edited or deleted, or an echo of our own came back."""
        event = envelope.body["event"]
        match event.get("subtype"):
            case "message_deleted":
                await self._deleted(envelope, event)
            case "message_changed":
                await self._written(envelope, event, event["message"])
            case _ if is_own(event):
                await self.echoes.heard(envelope.workspace, event)
            case _:
                await self._written(envelope, event, event)

    async def _written(
        self, envelope: Envelope, event: Mapping[str, Any], message: Mapping[str, Any]
    ) -> None:
        """A message of a person's in a thread: its words and when they were last changed.

        A change without an edit is Slack's own, such as the preview of a link. Bots and apps take no part.
        """
        by_itself = message is not event and "edited" not in message
        if by_itself or "bot_id" in message or "app_id" in message or not message.get("user"):
            return
        workspace, user, ts = envelope.workspace, str(message["user"]), str(message["ts"])
        channel, thread = Channel(workspace, str(event["channel"])), str(message["thread_ts"])
        actor = await self.people.actor(workspace, user)
        words = said(str(message.get("text") or ""), lambda other: self.people.name_of(workspace, other))
        edited = (message.get("edited") or {}).get("ts", ts)
        command = c.WriteMessage(
            actor,
            channel,
            MessageRef(thread),
            ts,
            UserText(words),
            moment(ts),
            moment(edited),
            attached=bool(message.get("files")),
        )
        screen = await self.handle(command, envelope.event)
        if isinstance(screen, Recorded):
            await self._tick(workspace, channel.id, ts)
        elif isinstance(screen, NoticeScreen):
            await self.whispers.whisper(channel, user, thread, screen)

    async def _deleted(self, envelope: Envelope, event: Mapping[str, Any]) -> None:
        thread = MessageRef(str(event["previous_message"]["thread_ts"]))
        channel = Channel(envelope.workspace, str(event["channel"]))
        command = c.DeleteMessage(channel, thread, str(event["deleted_ts"]), moment(event["event_ts"]))
        await self.handle(command, envelope.event)

    async def _tick(self, workspace: WorkspaceId, channel: str, ts: str) -> None:
        """Acknowledge an answer's message with a ✅."""
        try:
            await self.api.call(workspace, "reactions.add", channel=channel, timestamp=ts, name=TICK)
        except (Refusal, Gone) as no:
            if no.error not in DONE:
                raise

    async def reaction(self, envelope: Envelope) -> None:
        """Somebody set a 👍 or took it back; Slack does not say in which thread."""
        event = envelope.body["event"]
        item = event.get("item") or {}
        if item.get("type") != "message" or not event.get("user"):
            return
        actor = await self.people.actor(envelope.workspace, str(event["user"]))
        channel = Channel(envelope.workspace, str(item["channel"]))
        on, at = event["type"] == "reaction_added", moment(event["event_ts"])
        screen = await self.handle(c.React(actor, channel, None, str(item["ts"]), on, at), envelope.event)
        if isinstance(screen, NoticeScreen):
            await self.whispers.whisper(channel, actor.account.id, "", screen)

    async def person(self, envelope: Envelope) -> None:
        """Somebody's account changed: they may have left, or be back, or manage the workspace now."""
        profile = await self.people.changed(envelope.workspace, envelope.body["event"]["user"])
        if profile is not None:
            account = Account(profile.workspace, profile.account, profile.name)
            await self.handle(c.NoteDeparture(account, profile.left), envelope.event)

    async def removed(self, envelope: Envelope) -> None:
        """The app was removed, or its bot's token revoked: nothing is posted there from now on."""
        event = envelope.body["event"]
        if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
            return
        at = datetime.fromtimestamp(int(envelope.body.get("event_time", 0)), UTC)
        await self.removals.removed(envelope.workspace, at)
        await self.handle(c.NoteUninstalled(envelope.workspace, at), envelope.event)


def moment(ts: object) -> datetime:
    """The instant in a message's `ts`, which counts seconds and, behind the point, microseconds."""
    seconds, _, fraction = str(ts).partition(".")
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(f"{fraction:0<6}"[:6]))
