"""Slack, joined to the core: what the settings say of it, and the ports it leans on."""

from dataclasses import dataclass

from bot.app.core import Trouble
from bot.config import Settings, listed
from bot.ids import MessageRef, Person, Slot, WorkspaceId
from bot.platforms.slack.install import Credentials
from bot.platforms.slack.listen import Handle
from bot.platforms.slack.manifest import scopes
from bot.platforms.slack.platform import Access, World
from bot.ports.log import Log
from bot.ports.unit import Store
from bot.ports.world import Clock
from bot.storage.installations import SqlInstallations
from bot.storage.oauth_states import SqlStates
from bot.storage.profiles import SqlProfiles
from bot.storage.store import SqlStore
from bot.storage.vault import Vault

MANY = ("slack_client_id", "slack_client_secret", "slack_signing_secret", "secret_keys", "public_url")
"""What installing into many workspaces takes."""


def slack_access(settings: Settings) -> Access | None:
    """How Slack is reached and reaches us, None where there is no token; raises Trouble for half of it."""
    if settings.slack_client_id or settings.slack_client_secret:
        _need(settings, MANY, "To be installed into many workspaces")
    elif settings.slack_bot_token is None:
        return None
    elif settings.slack_app_token is None and settings.slack_signing_secret is None:
        raise Trouble(
            "Slack has no way in yet: SCRIMMAGE_SLACK_APP_TOKEN opens Socket Mode, "
            "SCRIMMAGE_SLACK_SIGNING_SECRET takes requests over HTTP. One of them is enough."
        )
    return Access(
        bot_token=next(iter(listed(settings.slack_bot_token)), None),
        app_token=next(iter(listed(settings.slack_app_token)), None),
        signing_secrets=listed(settings.slack_signing_secret),
        credentials=_credentials(settings),
        api_url=settings.slack_api_url,
        moderators=frozenset(listed(settings.slack_moderators)),
    )


def _need(settings: Settings, names: tuple[str, ...], what: str) -> None:
    missing = [f"SCRIMMAGE_{name.upper()}" for name in names if not getattr(settings, name)]
    if missing:
        raise Trouble(f"{what}, these settings are still missing: {', '.join(missing)}.")


def _credentials(settings: Settings) -> Credentials | None:
    if not settings.slack_client_id:
        return None
    secret = next(iter(listed(settings.slack_client_secret)))
    return Credentials(
        settings.slack_client_id, secret, str(settings.public_url), scopes(minimal=settings.slack_minimal)
    )


@dataclass(frozen=True, slots=True)
class Lookups:
    """What Slack asks of the store beside its own ports."""

    store: Store

    async def account_of(self, person: Person) -> str | None:
        """The account to reach a person by."""
        async with self.store.glance() as unit:
            return await unit.people.account_of(person.workspace, person.id)

    async def standing(self, workspace: WorkspaceId, nonce: str) -> MessageRef | None:
        """The message that the wall has in the slot of a key."""
        slot = Slot(nonce.removeprefix(f"{workspace}/"))
        async with self.store.glance() as unit:
            return await unit.wall.ref_of(workspace, slot)


def slack_world(settings: Settings, store: SqlStore, handle: Handle, clock: Clock, log: Log) -> World:
    """The ports that Slack leans on; raises BadKey."""
    keys = listed(settings.secret_keys)
    lookups = Lookups(store)
    return World(
        handle=handle,
        inbox=store.inbox,
        profiles=SqlProfiles(store.writer, store.reader),
        installations=SqlInstallations(store.writer, store.reader, Vault(keys)) if keys else None,
        states=SqlStates(store.writer),
        account_of=lookups.account_of,
        standing=lookups.standing,
        clock=clock,
        log=log,
    )
