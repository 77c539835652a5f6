"""What happens in Slack by itself, as commands: messages, reactions, people, the app's own removal."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.ids import Account, Channel, EventId, MessageRef, WorkspaceId
from bot.platforms.shared.intake import Envelope
from bot.platforms.slack.api import Api, Gone, Refusal
from bot.platforms.slack.echoes import Echoes
from bot.platforms.slack.envelope import is_a_persons, is_direct, is_own, is_taken_back
from bot.platforms.slack.people import People
from bot.platforms.slack.spoken import said
from bot.screens.screens import NoticeScreen, Recorded, Screen
from bot.screens.text import UserText
from bot.usecases import commands as c

TICK = "white_check_mark"
DONE = {"already_reacted", "message_not_found", "too_many_reactions", "no_reaction", "missing_scope"}
"""Refusals of a reaction that leave nothing to do."""
Handle = Callable[[c.Command, EventId | None], Awaitable[Screen | None]]
"""The core's way in."""


class Whispers(Protocol):
    """Says something to one person about a message of theirs."""

    async def whisper(self, channel: Channel, user: str, thread: str, screen: Screen) -> None:
        """Say it beside the message, if Slack lets us."""
        ...

    async def tell(self, channel: Channel, thread: str, screen: Screen) -> None:
        """Say it in their direct messages, if Slack lets us."""
        ...


class Removals(Protocol):
    """What is to be done where the app was removed: its tokens are forgotten at once."""

    async def removed(self, workspace: WorkspaceId, at: datetime) -> None:
        """Forget the tokens, unless the app was installed again since."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """A message of a person's; `ts` is its name in Slack."""

    actor: c.Actor
    ts: str
    text: UserText
    written_at: datetime
    revised_at: datetime


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
        if is_own(event):
            await self.echoes.heard(envelope.workspace, event)
        elif is_direct(event):
            await self._told(envelope, event)
        elif event.get("subtype") == "message_deleted":
            await self._deleted(envelope, event)
        else:
            await self._written(envelope, event)

    async def _written(self, envelope: Envelope, event: Mapping[str, Any]) -> None:
        """A message of a person's in a thread."""
        message = _words_of(event)
        if message is None:
            return
        workspace, thread = envelope.workspace, str(message["thread_ts"])
        channel = Channel(workspace, str(event["channel"]))
        written = await self._read(workspace, message)
        attached = bool(message.get("files"))
        command = c.WriteMessage(
            written.actor,
            channel,
            MessageRef(thread),
            written.ts,
            written.text,
            written.written_at,
            written.revised_at,
            attached=attached,
        )
        screen = await self.handle(command, envelope.event)
        if isinstance(screen, Recorded):
            await self._tick(channel, written.ts)
        elif isinstance(screen, NoticeScreen):
            await self.whispers.whisper(channel, written.actor.account.id, thread, screen)

    async def _told(self, envelope: Envelope, event: Mapping[str, Any]) -> None:
        """A message of a person's to us alone, in an interview if one asks them something."""
        if is_taken_back(event):
            return await self._took_back(envelope, event)
        message = _words_of(event)
        if message is None:
            return None
        channel = Channel(envelope.workspace, str(event["channel"]))
        written = await self._read(envelope.workspace, message)
        command = c.WriteTurn(written.actor, written.ts, written.text, written.written_at, written.revised_at)
        screen = await self.handle(command, envelope.event)
        if isinstance(screen, Recorded):
            await self._tick(channel, written.ts)
        elif isinstance(screen, NoticeScreen):
            await self.whispers.tell(channel, str(message.get("thread_ts") or ""), screen)
        return None

    async def _took_back(self, envelope: Envelope, event: Mapping[str, Any]) -> None:
        """A message of a person's to us alone is gone."""
        message = event["previous_message"]
        actor = await self.people.actor(envelope.workspace, str(message["user"]))
        command = c.DeleteTurn(actor, str(message["ts"]), moment(event["event_ts"]))
        await self.handle(command, envelope.event)

    async def _read(self, workspace: WorkspaceId, message: Mapping[str, Any]) -> Written:
        """What a message says, by whom, and when it was last changed."""
        actor = await self.people.actor(workspace, str(message["user"]))
        words = said(str(message.get("text") or ""), lambda other: self.people.name_of(workspace, other))
        ts = str(message["ts"])
        edited = (message.get("edited") or {}).get("ts", ts)
        return Written(actor, ts, UserText(words), moment(ts), moment(edited))

    async def _deleted(self, envelope: Envelope, event: Mapping[str, Any]) -> None:
        thread = MessageRef(str(event["previous_message"]["thread_ts"]))
        channel = Channel(envelope.workspace, str(event["channel"]))
        command = c.DeleteMessage(channel, thread, str(event["deleted_ts"]), moment(event["event_ts"]))
        await self.handle(command, envelope.event)

    async def _tick(self, channel: Channel, ts: str) -> None:
        """Acknowledge an answer's message with a ✅."""
        try:
            await self.api.call(
                channel.workspace, "reactions.add", channel=channel.id, timestamp=ts, name=TICK
            )
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


def _words_of(event: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The message that a person wrote or edited; None where nobody did.

    A change without an edit is Slack's own, such as the preview of a link. Bots and apps take no part.
    """
    changed = event.get("subtype") == "message_changed"
    message: Mapping[str, Any] = event["message"] if changed else event
    by_itself = changed and "edited" not in message
    return None if by_itself or not is_a_persons(message) else message


def moment(ts: object) -> datetime:
    """The instant in a message's `ts`, which counts seconds and, behind the point, microseconds."""
    seconds, _, fraction = str(ts).partition(".")
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(f"{fraction:0<6}"[:6]))
