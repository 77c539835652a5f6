"""Slack's Web API, method by method: what each does and what it refuses."""

from collections.abc import Callable
from typing import Any

from tests.platforms.slack.server.checks import problems
from tests.platforms.slack.server.state import Channel, Json, Team

SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "conversations.history": "channels:history",
    "conversations.replies": "channels:history",
    "conversations.join": "channels:join",
    "conversations.open": "im:write",
    "files.getUploadURLExternal": "files:write",
    "reactions.add": "reactions:write",
    "users.info": "users:read",
}
MOST = 15
"""Messages in one look into the past, for an app that is not in the Marketplace."""


class Error(Exception):
    """A refusal, by Slack's code."""


class Methods:
    """The methods; `server` is the Slack they belong to."""

    def __init__(self, server: Any) -> None:  # noqa: ANN401 - they know each other
        self.server = server

    def call(self, method: str, team: Team, args: Json) -> Json:
        """Do it, or raise Error."""
        needed = SCOPES.get(method)
        if needed and needed not in team.scopes:
            raise Error("missing_scope")
        found: Callable[[Team, Json], Json] | None = getattr(self, method.replace(".", "_"), None)
        if found is None:
            raise Error("unknown_method")
        return found(team, args)

    def auth_test(self, team: Team, args: Json) -> Json:
        del args
        return {"team_id": team.id, "enterprise_id": team.enterprise, "user_id": team.bot, "bot_id": "B1"}

    def chat_postMessage(self, team: Team, args: Json) -> Json:  # noqa: N802 - Slack's name
        channel = self._open(team, args["channel"], writing=True)
        self._check(args, "message")
        if args.get("thread_ts") and not team.message(channel.id, args["thread_ts"]):
            raise Error("thread_not_found")
        if args.get("link_names") or args.get("parse") == "full":
            raise Error("invalid_arguments")
        message = {
            "type": "message",
            "channel": channel.id,
            "ts": self.server.ts(),
            "user": team.bot,
            "bot_id": "B1",
            "app_id": "A1",
            **_kept(args, "text", "blocks", "metadata", "thread_ts"),
        }
        channel.messages.append(message)
        self.server.tell(team, {**message, "channel": channel.id, "event_ts": message["ts"]}, channel)
        return {"channel": channel.id, "ts": message["ts"], "message": message}

    def chat_update(self, team: Team, args: Json) -> Json:
        channel = self._open(team, args["channel"], writing=True)
        self._check(args, "message")
        message = team.message(channel.id, args["ts"])
        if message is None:
            raise Error("message_not_found")
        if message["user"] != team.bot:
            raise Error("cant_update_message")
        previous = dict(message)
        message.update(_kept(args, "text", "blocks", "metadata"))
        message["edited"] = {"user": team.bot, "ts": self.server.ts()}
        changed = {"message": dict(message), "previous_message": previous}
        self.server.tell_change(team, channel, "message_changed", changed)
        return {"channel": channel.id, "ts": message["ts"]}

    def chat_delete(self, team: Team, args: Json) -> Json:
        channel = self._open(team, args["channel"], writing=True)
        message = team.message(channel.id, args["ts"])
        if message is None:
            raise Error("message_not_found")
        channel.messages.remove(message)
        return {"channel": channel.id, "ts": args["ts"]}

    def chat_postEphemeral(self, team: Team, args: Json) -> Json:  # noqa: N802 - Slack's name
        channel = self._open(team, args["channel"], writing=True)
        self._check(args, "message")
        ts = self.server.ts()
        team.ephemerals.append(
            {**_kept(args, "text", "blocks", "user", "thread_ts"), "ts": ts, "channel": channel.id}
        )
        return {"message_ts": ts}

    def conversations_open(self, team: Team, args: Json) -> Json:
        user = team.users.get(args["users"])
        if user is None or user.get("is_bot"):
            raise Error("user_not_found" if user is None else "cannot_dm_bot")
        return {"channel": {"id": team.direct(args["users"]).id}}

    def conversations_join(self, team: Team, args: Json) -> Json:
        channel = self._open(team, args["channel"], writing=False)
        if channel.private:
            raise Error("method_not_supported_for_channel_type")
        channel.members.add(team.bot)
        return {"channel": {"id": channel.id}}

    def conversations_history(self, team: Team, args: Json) -> Json:
        channel = self._open(team, args["channel"], writing=False)
        return self._past(
            args, [each for each in channel.messages if each.get("thread_ts", each["ts"]) == each["ts"]]
        )

    def conversations_replies(self, team: Team, args: Json) -> Json:
        channel = self._open(team, args["channel"], writing=False)
        root = team.message(channel.id, args["ts"])
        if root is None:
            raise Error("thread_not_found")
        return self._past(args, [root, *team.thread(channel.id, args["ts"])])

    def reactions_add(self, team: Team, args: Json) -> Json:
        self._open(team, args["channel"], writing=False)
        message = team.message(args["channel"], args["timestamp"])
        if message is None:
            raise Error("message_not_found")
        who = message.setdefault("reactions", {}).setdefault(args["name"], [])
        if team.bot in who:
            raise Error("already_reacted")
        who.append(team.bot)
        return {}

    def users_info(self, team: Team, args: Json) -> Json:
        user = team.users.get(args["user"])
        if user is None:
            raise Error("user_not_found")
        return {"user": user}

    def views_open(self, team: Team, args: Json) -> Json:
        user = self.server.use_trigger(args["trigger_id"])
        if user is None:
            raise Error("expired_trigger_id")
        self._check(args["view"], "modal")
        view = {"id": self.server.new_id("V"), "user": user, "closed": False, **self._view(args["view"])}
        team.views[view["id"]] = view
        return {"view": view}

    def views_update(self, team: Team, args: Json) -> Json:
        view = team.views.get(args["view_id"])
        if view is None or view["closed"]:
            raise Error("not_found")
        if args.get("hash") and args["hash"] != view["hash"]:
            raise Error("hash_conflict")
        self._check(args["view"], "modal")
        view.update(self._view(args["view"]))
        return {"view": view}

    def views_publish(self, team: Team, args: Json) -> Json:
        self._check(args["view"], "home")
        team.homes[args["user_id"]] = args["view"]
        return {"view": args["view"]}

    def files_getUploadURLExternal(self, team: Team, args: Json) -> Json:  # noqa: N802 - Slack's name
        file = {"id": self.server.new_id("F"), "name": args["filename"], "content": b"", "channel": None}
        team.files.append(file)
        return {"upload_url": f"{self.server.address}/upload/{file['id']}", "file_id": file["id"]}

    def files_completeUploadExternal(self, team: Team, args: Json) -> Json:  # noqa: N802 - Slack's name
        for each in args["files"]:
            file = next(file for file in team.files if file["id"] == each["id"])
            file["channel"] = args.get("channel_id")
        return {"files": args["files"]}

    def _open(self, team: Team, id_: str, *, writing: bool) -> Channel:
        channel = team.channel(id_)
        if channel is None or (channel.private and team.bot not in channel.members):
            raise Error("channel_not_found")
        if channel.archived:
            raise Error("is_archived")
        if writing and team.bot not in channel.members and "chat:write.public" not in team.scopes:
            raise Error("not_in_channel")
        return channel

    def _past(self, args: Json, messages: list[Json]) -> Json:
        if int(args.get("limit", 100)) > MOST:
            raise Error("invalid_limit")
        oldest, latest = float(args.get("oldest", 0)), float(args.get("latest", 1e12))
        within = [each for each in messages if oldest <= float(each["ts"]) <= latest]
        found = within[-MOST:]
        if not args.get("include_all_metadata"):
            found = [{name: value for name, value in each.items() if name != "metadata"} for each in found]
        return {"messages": found, "has_more": len(within) > len(found)}

    def _view(self, view: Json) -> Json:
        return {**view, "hash": self.server.new_id("h"), "state": {"values": {}}}

    def _check(self, value: Json, kind: str) -> None:
        found = problems(value, kind)
        if found:
            self.server.violations.extend(found)
            raise Error("invalid_blocks")


def _kept(args: Json, *names: str) -> Json:
    return {name: args[name] for name in names if args.get(name)}
