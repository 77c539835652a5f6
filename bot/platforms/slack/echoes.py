"""Our own posts as Slack tells of them: proof that a post was made, and of one that was made twice."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.ids import MessageRef, WorkspaceId
from bot.platforms.slack.api import Api, Gone, Refusal
from bot.platforms.slack.envelope import is_direct
from bot.ports.log import Log

KEPT = 5000


class NotSettled(Exception):  # noqa: N818 - says what was met
    """Two posts bear one key, and the wall has neither yet."""


@dataclass(slots=True)
class Echoes:
    """The posts heard of or made lately, by the key they bear."""

    api: Api
    standing: Callable[[WorkspaceId, str], Awaitable[MessageRef | None]]
    log: Log
    _posts: OrderedDict[tuple[WorkspaceId, str], MessageRef] = field(default_factory=OrderedDict)

    def of(self, workspace: WorkspaceId, nonce: str) -> MessageRef | None:
        """The post that bears the key, if it is known here."""
        return self._posts.get((workspace, nonce))

    def posted(self, workspace: WorkspaceId, nonce: str, ref: MessageRef) -> None:
        """Remember a post."""
        self._posts[(workspace, nonce)] = ref
        if len(self._posts) > KEPT:
            self._posts.popitem(last=False)

    async def heard(self, workspace: WorkspaceId, event: Mapping[str, Any]) -> None:
        """A post of ours came back; of two that bear one key, the one that the wall does not have goes.

        Raises NotSettled while the wall has neither: whoever posted is about to say which it is.
        """
        nonce = str((event["metadata"].get("event_payload") or {}).get("key", ""))
        channel, ref = str(event["channel"]), _ref(event)
        known = self.of(workspace, nonce)
        if known is None:
            self.posted(workspace, nonce, ref)
        standing = await self.standing(workspace, nonce)
        if standing is None and known not in {None, ref}:
            raise NotSettled
        if standing is None:
            return
        self.posted(workspace, nonce, standing)
        for twin in {known, ref} - {None, standing}:
            await self._delete(workspace, channel, str(twin).rpartition("/")[2])

    async def _delete(self, workspace: WorkspaceId, channel: str, ts: str) -> None:
        self.log.warning("posted-twice", workspace=workspace)
        try:
            await self.api.call(workspace, "chat.delete", channel=channel, ts=ts)
        except (Refusal, Gone):
            return  # it is gone already


def direct_ref(channel: str, ts: str) -> MessageRef:
    """A direct message, named with its conversation, which its place does not know."""
    return MessageRef(f"{channel}/{ts}")


def _ref(event: Mapping[str, Any]) -> MessageRef:
    ts = str(event["ts"])
    return direct_ref(str(event["channel"]), ts) if is_direct(event) else MessageRef(ts)
