"""The Bolt app: which listener takes which delivery, and how a fault leaves it in the inbox."""

import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.shared.intake import Envelope, Failed
from bot.platforms.slack.envelope import tenant
from bot.platforms.slack.home import Home
from bot.platforms.slack.listen import Listener
from bot.platforms.slack.presses import Presser
from bot.platforms.slack.tenants import Tenants

ANY = re.compile("")
ENVELOPE = "envelope"
"""The delivery itself in Bolt's context."""
QUIET = logging.getLogger("bot.platforms.slack.bolt")
"""Bolt's log lines hold payloads, and payloads hold what people wrote."""
QUIET.disabled = True
COMMANDS = ("/scrimmage", "/practice", "/leaderboard")
SHORTCUT = "answer"
OK = 200


@dataclass(frozen=True, slots=True)
class Bolt:
    """Does what a stored delivery asks for; implements `bot.platforms.shared.intake.Work`."""

    app: AsyncApp
    tenants: Tenants

    async def work(self, envelope: Envelope) -> dict[str, Any] | None:
        """Let Bolt find the listener; returns what a sent form is answered, raises what went wrong.

        From a workspace that has not installed the app, only its removal is heeded.
        """
        if not _is_removal(envelope.body) and await self.tenants.grant(envelope.workspace) is None:
            return None
        request = AsyncBoltRequest(body=envelope.body, mode="socket_mode", context={ENVELOPE: envelope})
        response = await self.app.async_dispatch(request)
        if response.status != OK:
            raise Failed
        return json.loads(response.body) if response.body else None


def _is_removal(body: Mapping[str, Any]) -> bool:
    return (body.get("event") or {}).get("type") in {"app_uninstalled", "tokens_revoked"}


def make_app(
    client: AsyncWebClient, tenants: Tenants, listener: Listener, presser: Presser, home: Home
) -> AsyncApp:
    """Bolt behind the inbox: deliveries are verified and stored before they come here.

    The listener is done before Bolt answers, or a fault would look like success; our own posts come back to
    us, for they are the proof that they were made.
    """

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        grant = await tenants.grant(tenant(enterprise_id, team_id))
        if grant is None:
            raise Failed
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=grant.token, bot_user_id=grant.bot
        )

    app = AsyncApp(
        client=client,
        authorize=authorize,
        logger=QUIET,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        ignoring_self_events_enabled=False,
        ignoring_self_assistant_message_events_enabled=False,
        attaching_function_token_enabled=False,
    )
    _take_events(app, listener, home)
    _take_presses(app, presser)
    app.error(_failed)
    return app


def _take_events(app: AsyncApp, listener: Listener, home: Home) -> None:
    app.event("message")(_event(listener.message))
    app.event("reaction_added")(_event(listener.reaction))
    app.event("reaction_removed")(_event(listener.reaction))
    app.event("user_change")(_event(listener.person))
    app.event("app_home_opened")(_event(home.opened))
    app.event("app_uninstalled")(_event(listener.removed))
    app.event("tokens_revoked")(_event(listener.removed))


def _take_presses(app: AsyncApp, presser: Presser) -> None:
    for name in COMMANDS:
        app.command(name)(_event(presser.command))
    app.action(ANY)(_event(presser.press))
    app.shortcut(SHORTCUT)(_event(presser.shortcut))
    app.view(ANY)(_form(presser.submit))


def _event(take: Callable[[Envelope], Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    async def listener(ack: AsyncAck, context: AsyncBoltContext) -> None:
        await take(context[ENVELOPE])
        await ack()

    return listener


def _form(
    take: Callable[[Envelope], Awaitable[Mapping[str, Any] | None]],
) -> Callable[..., Awaitable[None]]:
    async def listener(ack: AsyncAck, context: AsyncBoltContext) -> None:
        await ack(**(await take(context[ENVELOPE]) or {}))

    return listener


async def _failed(error: Exception) -> BoltResponse:
    """What nobody listens to is done; whatever else went wrong leaves the delivery in the inbox."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=OK, body="")
    raise error
