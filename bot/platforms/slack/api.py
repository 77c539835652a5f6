"""Calls to Slack: each within its budget, never repeated by itself, and with an outcome that has a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from yarl import URL

from bot.ids import WorkspaceId
from bot.platforms.slack.pace import Pace
from bot.platforms.slack.tenants import Tenants
from bot.ports.log import Log
from bot.ports.messenger import Cause, Rejected, TryLater, Unknown, Unreachable

TIMEOUT = 8
"""Seconds that Slack has to answer: less than delivery allows a whole attempt."""
BUSY = 30.0
"""Seconds to wait where Slack asks for patience without saying how much."""
CAUSES = {
    "channel_not_found": Cause.CHANNEL_GONE,
    "is_archived": Cause.CHANNEL_GONE,
    "channel_is_archived": Cause.CHANNEL_GONE,
    "thread_not_found": Cause.MESSAGE_GONE,
    "message_not_found": Cause.MESSAGE_GONE,
    "cant_update_message": Cause.MESSAGE_GONE,
    "edit_window_closed": Cause.MESSAGE_GONE,
    "not_in_channel": Cause.NOT_ALLOWED,
    "restricted_action": Cause.NOT_ALLOWED,
    "restricted_action_read_only_channel": Cause.NOT_ALLOWED,
    "restricted_action_thread_locked": Cause.NOT_ALLOWED,
    "missing_scope": Cause.NOT_ALLOWED,
    "no_permission": Cause.NOT_ALLOWED,
    "team_access_not_granted": Cause.NOT_ALLOWED,
    "cannot_dm_bot": Cause.CLOSED,
    "user_not_found": Cause.CLOSED,
    "user_disabled": Cause.CLOSED,
    "users_not_found": Cause.CLOSED,
}
"""What Slack's refusals mean for a message, https://docs.slack.dev/reference/methods/chat.postMessage#errors."""
STALE = {"account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed"}
"""Our token is not good: the app was removed, and the event that says so is on its way, or somebody has to
put a new token into the settings. Nothing of the team's is given up for that."""
SHUT = 300.0
"""Seconds to wait for a token that is good."""
PASSING = {"ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "accesslimited"}
UNSURE = {"fatal_error", "internal_error", "request_timeout"}


HTTP_OK, HTTP_BUSY, HTTP_BROKEN = 200, 429, 500
FILES = "files.slack.com"
"""Where Slack keeps files, https://docs.slack.dev/reference/objects/file-object."""
LARGEST_FILE = 5 * 1024 * 1024
"""Bytes of a file that is fetched; of more, nothing is read anyway."""


@dataclass
class Gone(Unreachable):
    """The place is not there for us; `error` is Slack's code."""

    error: str


@dataclass
class Refusal(Rejected):
    """Slack refused a call; `error` is its code, such as `expired_trigger_id`."""

    error: str


@dataclass(slots=True)
class Api:
    """Slack's Web API; `session` is shared by all workspaces."""

    client: AsyncWebClient
    tenants: Tenants
    pace: Pace
    log: Log

    async def call(self, workspace: WorkspaceId, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401 - JSON
        """Call a method for a workspace; raises TryLater, Unknown, Unreachable or Refusal."""
        grant = await self.tenants.grant(workspace)
        if grant is None:
            raise TryLater(SHUT)
        self.pace.take(workspace, method, str(arguments.get("channel", "")))
        return await self._call(workspace, method, {**arguments, "token": grant.token})

    async def upload(self, workspace: WorkspaceId, *, channel: str, filename: str, content: str) -> None:
        """Put a file into a conversation; raises as `call`."""
        await self.call(
            workspace, "files.upload_v2", channel=channel, filename=filename, title=filename, content=content
        )

    async def fetch(self, workspace: WorkspaceId, address: str) -> bytes:
        """A file that Slack keeps, of a larger one a little more than is read; raises TryLater or Unknown.

        The token goes to Slack alone: to no other host, and after no redirect.
        """
        grant = await self.tenants.grant(workspace)
        session = self.client.session
        if grant is None or session is None:
            raise TryLater(SHUT)
        if not self._is_slacks(address):
            raise Refusal("file: not at Slack", "file_elsewhere")
        headers = {"authorization": f"Bearer {grant.token}"}
        try:
            async with session.get(
                address, headers=headers, allow_redirects=False, timeout=aiohttp.ClientTimeout(TIMEOUT)
            ) as response:
                if response.status != HTTP_OK:
                    raise Refusal(f"file: {response.status}", "file_not_given")
                return await _beginning(response.content, LARGEST_FILE + 1)
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise Unknown from None

    def _is_slacks(self, address: str) -> bool:
        slack = URL(f"https://{FILES}")
        if self.client.base_url != AsyncWebClient.BASE_URL:  # a proxy stands in for all of Slack
            slack = URL(self.client.base_url)
        try:
            return URL(address).origin() == slack.origin()
        except ValueError:  # no address, or none of a host
            return False

    async def _call(
        self, workspace: WorkspaceId, method: str, arguments: dict[str, Any]
    ) -> Mapping[str, Any]:
        function = getattr(self.client, method.replace(".", "_"))
        try:
            return data_of(await function(**arguments))
        except SlackApiError as error:
            self._refused(workspace, method, error)
        except aiohttp.ClientConnectorError:
            raise TryLater(BUSY) from None  # the call never left
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise Unknown from None

    def _refused(self, workspace: WorkspaceId, method: str, error: SlackApiError) -> NoReturn:
        response = error.response
        code = str(_data(response.data).get("error", ""))
        if response.status_code == HTTP_BUSY or code in PASSING:
            wait = _seconds(response.headers)
            self.pace.hold(workspace, method, wait)
            raise TryLater(wait) from None
        if response.status_code >= HTTP_BROKEN or code in UNSURE or not code:
            raise Unknown from None
        if code in STALE:
            self.tenants.forget(workspace)
            self.log.warning("token-refused", workspace=workspace, detail=code)
            raise TryLater(SHUT) from None
        if code in CAUSES:
            raise Gone(CAUSES[code], code) from None
        raise Refusal(f"{method}: {code}", code) from None


def open_client(url: str | None, session: aiohttp.ClientSession) -> AsyncWebClient:
    """The library's client without its own retries: one that repeats a post makes it twice."""
    base = url or AsyncWebClient.BASE_URL
    return AsyncWebClient(base_url=base, timeout=TIMEOUT, session=session, retry_handlers=[])


def data_of(response: AsyncSlackResponse) -> Mapping[str, Any]:
    """What Slack answered; nothing where that was no object."""
    return _data(response.data)


def _data(data: object) -> Mapping[str, Any]:
    return data if isinstance(data, dict) else {}


async def _beginning(stream: aiohttp.StreamReader, most: int) -> bytes:
    """What comes, until `most` bytes have come or it ends."""
    held = bytearray()
    while len(held) < most and (chunk := await stream.read(most - len(held))):
        held += chunk
    return bytes(held)


def _seconds(headers: Mapping[str, Any]) -> float:
    """What `Retry-After` says, however its name is written."""
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    try:
        return max(1.0, float(said if said is not None else BUSY))
    except (TypeError, ValueError):
        return BUSY
