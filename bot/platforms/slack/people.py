"""Who somebody is: told by the events they cause, and asked of Slack at most once a day."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.ids import Account, WorkspaceId
from bot.platforms.slack.api import Api
from bot.platforms.slack.envelope import parts
from bot.ports.messenger import Rejected, TryLater, Unknown, Unreachable
from bot.ports.profiles import Profile, Profiles
from bot.ports.world import Clock
from bot.usecases.commands import Actor

DAY = timedelta(days=1)
SOON = timedelta(minutes=5)
"""How soon to ask again about somebody of whom Slack has said nothing yet."""
REMEMBERED = timedelta(minutes=10)
KEPT = 10_000
SLACKBOT = "USLACKBOT"
Who = tuple[WorkspaceId, str]
"""A workspace and an account in it."""


@dataclass(slots=True)
class People:
    """The people of all workspaces; `moderators` are accounts the settings name."""

    api: Api
    profiles: Profiles
    clock: Clock
    moderators: frozenset[str] = frozenset()
    _known: OrderedDict[Who, tuple[Profile, datetime]] = field(default_factory=OrderedDict)
    _looking: dict[Who, asyncio.Task[Profile | None]] = field(default_factory=dict)

    async def actor(self, workspace: WorkspaceId, user: str, called: str = "") -> Actor:
        """Somebody as the core knows who does something; `called` is a name that came along.

        Who may manage the workspace in Slack may do so here; so may whoever installed the app, and whom the
        settings name.
        """
        profile = await self.profile(workspace, user)
        name = (profile.name if profile else "") or called or user
        return Actor(
            Account(workspace, user, name),
            moderator=await self._moderates(workspace, user, profile),
            outside=user == SLACKBOT or bool(profile and profile.outside),
        )

    async def profile(self, workspace: WorkspaceId, user: str) -> Profile | None:
        """What Slack said of somebody within the last day, or long ago where it says nothing now."""
        known = self._known.get((workspace, user))
        if known is not None and known[1] > self.clock.now():
            return known[0]
        looking = self._looking.get((workspace, user))
        if looking is None:
            looking = asyncio.create_task(self._look_up(workspace, user))
            self._looking[(workspace, user)] = looking
            looking.add_done_callback(lambda _: self._looking.pop((workspace, user)))
        return await asyncio.shield(looking)

    async def _look_up(self, workspace: WorkspaceId, user: str) -> Profile | None:
        """What is stored of somebody, or what Slack says if it was not asked today; one look for many."""
        now = self.clock.now()
        profile = await self.profiles.find(workspace, user)
        since = now - (SOON if profile is None else DAY)
        if await self.profiles.may_ask(workspace, user, now, since):
            profile = await self._ask(workspace, user) or profile
        if profile is not None:
            self.remember(profile)
        return profile

    def name_of(self, workspace: WorkspaceId, user: str) -> str | None:
        """The name of somebody who is known already."""
        known = self._known.get((workspace, user))
        return known[0].name if known else None

    async def changed(self, workspace: WorkspaceId, user: Mapping[str, Any]) -> Profile | None:
        """Take over what Slack tells of somebody by itself; None for somebody who was never here."""
        account = str(user.get("id"))
        if await self.profiles.find(workspace, account) is None:
            return None
        profile = described(workspace, user)
        await self.profiles.save(profile)
        self.remember(profile)
        return profile

    async def _ask(self, workspace: WorkspaceId, user: str) -> Profile | None:
        try:
            answer = await self.api.call(workspace, "users.info", user=user)
        except (TryLater, Unknown, Unreachable, Rejected):
            return None  # a name is not worth losing what they did
        profile = described(workspace, answer["user"])
        await self.profiles.save(profile)
        return profile

    async def _moderates(self, workspace: WorkspaceId, user: str, profile: Profile | None) -> bool:
        if user in self.moderators or (profile is not None and profile.admin):
            return True
        grant = await self.api.tenants.grant(workspace)
        return grant is not None and grant.installer == user

    def remember(self, profile: Profile) -> None:
        """Spare the next looks at somebody."""
        self._known[(profile.workspace, profile.account)] = (profile, self.clock.now() + REMEMBERED)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)


def described(workspace: WorkspaceId, user: Mapping[str, Any]) -> Profile:
    """What Slack's user object says, https://docs.slack.dev/reference/objects/user-object."""
    shown = user.get("profile") or {}
    name = shown.get("display_name") or user.get("real_name") or shown.get("real_name") or user.get("name")
    return Profile(
        workspace,
        str(user["id"]),
        str(name or user["id"]),
        admin=bool(user.get("is_admin") or user.get("is_owner")),
        outside=_is_outside(workspace, user),
        left=bool(user.get("deleted")),
    )


def _is_outside(workspace: WorkspaceId, user: Mapping[str, Any]) -> bool:
    """Whether it is a bot, or somebody of another organisation in a shared channel."""
    if user.get("is_bot") or user.get("is_workflow_bot") or user.get("is_stranger"):
        return True
    enterprise, team = parts(workspace)
    organisation = (user.get("enterprise_user") or {}).get("enterprise_id")
    home = user.get("team_id")
    return home not in {None, team, enterprise} and (enterprise is None or organisation != enterprise)
