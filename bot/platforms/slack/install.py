"""Installing into other workspaces: OAuth in two pages, bound to the browser that began it, good once."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.ids import WorkspaceId
from bot.platforms.slack import words
from bot.platforms.slack.api import data_of
from bot.platforms.slack.envelope import tenant
from bot.platforms.slack.listen import Handle
from bot.ports.installations import Installation, Installations, States, Tokens
from bot.ports.log import Log
from bot.ports.world import Clock
from bot.usecases import commands as c

GOOD_FOR = timedelta(minutes=10)
"""How long an installation may take; Slack's own code lives as long,
https://docs.slack.dev/authentication/installing-with-oauth."""
COOKIE = "__Host-scrimmage-install"
"""The prefix makes browsers hold it to this host, to https and to the whole site."""
AUTHORIZE = "https://slack.com/oauth/v2/authorize"
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the app is known by at Slack; `address` is where this server is reached from outside."""

    client_id: str
    client_secret: str
    address: str
    scopes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Credentials({self.client_id!r})"

    @property
    def redirect(self) -> str:
        """Where Slack sends the browser back to."""
        return f"{self.address}/slack/oauth_redirect"


@dataclass(frozen=True, slots=True)
class Installer:
    """The two pages of an installation, and the renewal of what it brought."""

    credentials: Credentials
    client: AsyncWebClient
    installations: Installations
    states: States
    handle: Handle
    clock: Clock
    log: Log

    def routes(self) -> list[Route]:
        """The two pages."""
        return [
            Route("/slack/install", self.begin, methods=["GET"]),
            Route("/slack/oauth_redirect", self.finish, methods=["GET"]),
        ]

    async def begin(self, request: Request) -> Response:
        """Send the browser to Slack with a state that only this browser can bring back."""
        del request
        state, browser = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        now = self.clock.now()
        await self.states.remember(state, browser, now, now + GOOD_FOR)
        asked = {
            "client_id": self.credentials.client_id,
            "scope": ",".join(self.credentials.scopes),
            "redirect_uri": self.credentials.redirect,
            "state": state,
        }
        answer = RedirectResponse(f"{AUTHORIZE}?{urlencode(asked)}", HTTPStatus.SEE_OTHER, HEADERS)
        answer.set_cookie(
            COOKIE,
            browser,
            max_age=int(GOOD_FOR.total_seconds()),
            path="/",
            secure=True,
            httponly=True,
            samesite="lax",
        )
        return answer

    async def finish(self, request: Request) -> Response:
        """Exchange Slack's code for tokens, if this browser began it and it has not been done."""
        query = request.query_params
        if query.get("error"):
            return _page(words.NOT_INSTALLED, HTTPStatus.OK)
        state, browser = query.get("state", ""), request.cookies.get(COOKIE, "")
        if not (state and browser and await self.states.take(state, browser, self.clock.now())):
            return _page(words.INSTALL_AGAIN, HTTPStatus.BAD_REQUEST)
        try:
            answer = await self.client.oauth_v2_access(
                client_id=self.credentials.client_id,
                client_secret=self.credentials.client_secret,
                code=query.get("code", ""),
                redirect_uri=self.credentials.redirect,
            )
        except SlackApiError as error:
            self.log.warning("install-refused", detail=str(error.response.get("error")))
            return _page(words.INSTALL_AGAIN, HTTPStatus.BAD_REQUEST)
        except (aiohttp.ClientError, TimeoutError, OSError):
            return _page(words.INSTALL_AGAIN, HTTPStatus.SERVICE_UNAVAILABLE)
        await self._keep(data_of(answer))
        page = _page(words.INSTALLED, HTTPStatus.OK)
        page.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
        return page

    async def _keep(self, answer: Mapping[str, Any]) -> None:
        """Keep the tokens and let the workspace's tracks come back."""
        now = self.clock.now()
        installation = Installation(
            tenant=tenant_of(answer),
            tokens=tokens_of(answer, now),
            bot=str(answer.get("bot_user_id", "")),
            installer=str((answer.get("authed_user") or {}).get("id", "")),
            scopes=tuple(str(answer.get("scope", "")).split(",")),
            installed_at=now,
        )
        await self.installations.save(installation)
        await self.handle(c.NoteInstalled(installation.tenant, now), None)

    async def renew(self, installation: Installation) -> Tokens:
        """New tokens for those that expire; raises SlackApiError where Slack gives none."""
        answer = await self.client.oauth_v2_access(
            client_id=self.credentials.client_id,
            client_secret=self.credentials.client_secret,
            grant_type="refresh_token",
            refresh_token=installation.tokens.refresh,
        )
        return tokens_of(data_of(answer), self.clock.now())


def tenant_of(answer: Mapping[str, Any]) -> WorkspaceId:
    """The workspace that was installed into, or the organisation if it was installed for all of its own."""
    enterprise = (answer.get("enterprise") or {}).get("id")
    team = None if answer.get("is_enterprise_install") else (answer.get("team") or {}).get("id")
    return tenant(enterprise, team)


def tokens_of(answer: Mapping[str, Any], now: datetime) -> Tokens:
    """The bot's tokens; they expire where the app has token rotation."""
    lasts = answer.get("expires_in")
    return Tokens(
        access=str(answer["access_token"]),
        refresh=answer.get("refresh_token"),
        issued_at=now if lasts else None,
        expires_at=now + timedelta(seconds=int(lasts)) if lasts else None,
    )


def _page(text: str, status: HTTPStatus) -> Response:
    html = f'<!doctype html><meta charset="utf-8"><title>Scrimmage</title><p>{text}</p>'
    return HTMLResponse(html, status, HEADERS)
