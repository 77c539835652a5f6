"""What the bot may ask about itself, its guilds' people, and the commands it offers."""

from typing import TYPE_CHECKING

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.access import Ask
from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.state import Json

if TYPE_CHECKING:
    from tests.platforms.discord.server.discord import DiscordServer

CHAT_INPUT = 1


class About:
    """What can be asked about the app."""

    def __init__(self, server: "DiscordServer") -> None:
        self.server = server

    def me(self, _: Ask) -> Json:
        """The bot."""
        return payloads.itself(self.server)

    def gateway(self, _: Ask) -> Json:
        """Where to connect, how often, and how many sessions may still begin."""
        limit = {
            "total": 1000,
            "remaining": max(0, self.server.starts_left),
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }
        return {"url": self.server.gateway_url, "shards": self.server.shards, "session_start_limit": limit}

    def application(self, _: Ask) -> Json:
        """The app."""
        owner = payloads.user(payloads.OWNER, "Owner")
        return {
            "id": self.server.application_id,
            "name": "Scrimmage",
            "icon": None,
            "description": "",
            "summary": "",
            "type": None,
            "bot": self.server.bot,
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": self.server.flags,
            "flags_new": str(self.server.flags),
            "redirect_uris": [],
            "role_connections_verification_url": None,
            "approximate_guild_count": len(self.server.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "eligible_oauth2_scopes": [],
            "owner": owner,
            "team": None,
            "interactions_endpoint_url": None,
        }

    def member(self, ask: Ask) -> Json:
        """Somebody in a guild."""
        guild = self.server.guilds.get(ask.params["guild"])
        if guild is None or not guild.joined:
            raise Refused(10004)
        if ask.params["user"] not in guild.members:
            raise Refused(10007)
        return payloads.member(guild.members[ask.params["user"]])

    def commands(self, _: Ask) -> list[Json]:
        """The commands that are offered."""
        return self.server.commands

    def offer(self, ask: Ask) -> list[Json]:
        """Put other commands in place of those that are offered; what goes by the same name keeps its id."""
        self.server.check(ask.body, "commands")
        old = {(each["type"], each["name"]): each["id"] for each in self.server.commands}
        self.server.commands = [self._command(each, old) for each in ask.body]
        self.server.synced += 1
        return self.server.commands

    def _command(self, command: Json, old: dict[tuple[int, str], str]) -> Json:
        kind = command.get("type") or CHAT_INPUT
        wanted = command.get("default_member_permissions")
        return {
            "description": "",
            "options": [],
            "nsfw": False,
            "contexts": None,
            **command,
            "default_member_permissions": None if wanted is None else str(wanted),
            "integration_types": command.get("integration_types") or [0],
            "type": kind,
            "id": old.get((kind, command["name"])) or self.server.snowflake(),
            "application_id": self.server.application_id,
            "version": self.server.snowflake(),
        }
