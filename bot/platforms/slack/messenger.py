"""Shows screens in Slack: posts, edits, and finds what may have been posted."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never

from bot.ids import MessageRef, Person, WorkspaceId
from bot.platforms.slack.api import Api, Gone
from bot.platforms.slack.echoes import Echoes, direct_ref
from bot.platforms.slack.envelope import OWN
from bot.platforms.slack.render.screens import as_message
from bot.ports.messenger import Cause, Unknown, Unreachable
from bot.ports.place import Aside, Direct, InChannel, InThread, Place
from bot.screens.screens import ExportScreen, Screen

LOOK = 15
"""Messages in one look into the past: the most that every app gets,
https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps."""
Alone = Direct | Aside
"""Places that only one person sees: in Slack both are the person's direct messages."""
BEFORE, AFTER = timedelta(seconds=60), timedelta(seconds=120)
"""How far around an attempt its message is looked for: clocks differ, and Slack may be late."""


@dataclass(frozen=True, slots=True)
class SlackMessenger:
    """Implements `bot.ports.messenger.Messenger`; `account_of` gives a person's account in Slack."""

    api: Api
    echoes: Echoes
    account_of: Callable[[Person], Awaitable[str | None]]

    def serves(self, workspace: WorkspaceId) -> bool:
        """Whether the workspace is on Slack."""
        return workspace.startswith("slack:")

    async def show(
        self,
        place: Place,
        screen: Screen,
        *,
        nonce: str,
        root: MessageRef | None,
        now_at: MessageRef | None,
    ) -> MessageRef:
        """Post the screen, or edit the message; the same key never posts twice as far as is known here."""
        workspace = _workspace(place)
        if now_at is not None:
            return await self._edit(place, screen, nonce, now_at)
        known = self.echoes.of(workspace, nonce)
        if known is not None:
            return await self._edit(place, screen, nonce, known)
        channel = await self._channel(place)
        if isinstance(screen, ExportScreen):
            await self.api.upload(
                workspace, channel=channel, filename=screen.filename, content=screen.content.raw
            )
        answer = await self.api.call(
            workspace,
            "chat.postMessage",
            channel=channel,
            unfurl_links=False,
            unfurl_media=False,
            **_payload(screen, nonce),
            **({"thread_ts": root} if root else {}),
        )
        ref = _ref(place, answer["channel"], answer["ts"])
        self.echoes.posted(workspace, nonce, ref)
        return ref

    async def find(
        self, place: Place, *, nonce: str, root: MessageRef | None, tried_at: datetime
    ) -> MessageRef | None:
        """Look for a message that may have been posted at about `tried_at`.

        In its own echoes first, then in the channel's history. Where that may not be read, nobody can tell,
        and nothing is posted a second time; a direct message is worth a second one.
        """
        known = self.echoes.of(_workspace(place), nonce)
        if known is not None or isinstance(place, Alone):
            return known
        try:
            past = await self._history(place, root, tried_at)
        except Gone as gone:
            if gone.error == "missing_scope":
                raise Unknown from None
            raise
        found = [MessageRef(each["ts"]) for each in past.get("messages") or () if _bears(each, nonce)]
        if not found and past.get("has_more"):
            raise Unknown  # so much was said around then that we did not see all of it
        return next(iter(found), None)

    async def _history(
        self, place: InChannel | InThread, root: MessageRef | None, tried_at: datetime
    ) -> Mapping[str, Any]:
        method, thread = ("conversations.replies", {"ts": root}) if root else ("conversations.history", {})
        return await self.api.call(
            place.channel.workspace,
            method,
            channel=place.channel.id,
            oldest=str((tried_at - BEFORE).timestamp()),
            latest=str((tried_at + AFTER).timestamp()),
            inclusive=True,
            limit=LOOK,
            include_all_metadata=True,
            **thread,
        )

    async def _edit(self, place: Place, screen: Screen, nonce: str, ref: MessageRef) -> MessageRef:
        channel, _, ts = ref.rpartition("/")
        if not channel and not isinstance(place, Alone):
            channel = place.channel.id
        await self.api.call(
            _workspace(place), "chat.update", channel=channel, ts=ts, **_payload(screen, nonce)
        )
        return ref

    async def _channel(self, place: Place) -> str:
        match place:
            case InChannel(channel=channel) | InThread(channel=channel):
                return channel.id
            case Direct(person=person) | Aside(person=person):
                return await self._direct(person)
            case _:
                assert_never(place)

    async def _direct(self, person: Person) -> str:
        account = await self.account_of(person)
        if account is None:
            raise Unreachable(Cause.CLOSED)
        answer = await self.api.call(person.workspace, "conversations.open", users=account)
        return str(answer["channel"]["id"])


def _workspace(place: Place) -> WorkspaceId:
    return place.person.workspace if isinstance(place, Alone) else place.channel.workspace


def _payload(screen: Screen, nonce: str) -> dict[str, Any]:
    """The message with its key in two places, for where one of them is dropped."""
    drawn = as_message(screen)
    first, *rest = drawn.blocks
    return {
        "text": drawn.text,
        "blocks": [{**first, "block_id": nonce}, *rest],
        "metadata": {"event_type": OWN, "event_payload": {"key": nonce}},
    }


def _bears(message: dict[str, Any], nonce: str) -> bool:
    key = ((message.get("metadata") or {}).get("event_payload") or {}).get("key")
    return key == nonce or any(block.get("block_id") == nonce for block in message.get("blocks") or ())


def _ref(place: Place, channel: str, ts: str) -> MessageRef:
    return direct_ref(channel, ts) if isinstance(place, Alone) else MessageRef(ts)
