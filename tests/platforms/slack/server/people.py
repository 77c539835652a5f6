"""What a person does in Slack, and what they then see."""

from dataclasses import dataclass
from typing import Any

from tests.platforms.slack.server.state import Json, Team


@dataclass(frozen=True)
class Person:
    """Somebody in a workspace."""

    server: Any
    team: Team
    id: str

    async def write(self, channel: str, text: str, thread: str | None = None, **more: Any) -> str:  # noqa: ANN401 - JSON
        """Write in a channel or a thread; returns the message's ts."""
        message = self.draft(channel, text, thread, **more)
        await self._said(channel, {**message, "event_ts": message["ts"]})
        return str(message["ts"])

    @property
    def direct(self) -> str:
        """The direct messages with the app."""
        return self.team.direct(self.id).id

    async def _said(self, channel: str, event: Json) -> None:
        """Let the app know of a message event; of direct messages only where it may read them."""
        place = self.team.channels[channel]
        if place.kind != "im" or self.team.hears(place):
            await self.tell({**event, "channel": channel, "channel_type": place.kind})

    def draft(self, channel: str, text: str, thread: str | None = None, **more: Any) -> Json:  # noqa: ANN401 - JSON
        """A message that stands in Slack, while nobody has been told."""
        message: Json = {
            "type": "message",
            "user": self.id,
            "text": text,
            "ts": self.server.ts(),
            "team": self.team.id,
        }
        message |= {"thread_ts": thread} if thread else {}
        message |= more
        self.team.channels[channel].messages.append(message)
        return message

    async def tell(self, event: Json) -> tuple[int, Json | None]:
        """Let the app know of an event."""
        answer: tuple[int, Json | None] = await self.server.deliver(self.server.envelope(self.team, event))
        return answer

    async def edit(self, channel: str, ts: str, text: str) -> None:
        """Edit a message of one's own."""
        message = self.team.message(channel, ts)
        assert message is not None
        previous = dict(message)
        now = self.server.ts()
        message |= {"text": text, "edited": {"user": self.id, "ts": now}}
        await self._said(
            channel,
            {
                "type": "message",
                "subtype": "message_changed",
                "ts": now,
                "event_ts": now,
                "message": dict(message),
                "previous_message": previous,
            },
        )

    async def delete(self, channel: str, ts: str) -> None:
        """Delete a message of one's own."""
        message = self.team.message(channel, ts)
        assert message is not None
        self.team.channels[channel].messages.remove(message)
        now = self.server.ts()
        await self._said(
            channel,
            {
                "type": "message",
                "subtype": "message_deleted",
                "ts": now,
                "event_ts": now,
                "deleted_ts": ts,
                "previous_message": message,
            },
        )

    async def react(self, channel: str, ts: str, name: str = "+1", *, on: bool = True) -> None:
        """Set a reaction, or take it back."""
        item = {"type": "message", "channel": channel, "ts": ts}
        kind = "reaction_added" if on else "reaction_removed"
        await self.tell(
            {"type": kind, "user": self.id, "reaction": name, "item": item, "event_ts": self.server.ts()}
        )

    async def slash(self, channel: str, command: str, text: str = "") -> None:
        """Type a slash command."""
        await self.server.deliver(
            {
                "command": command,
                "text": text,
                "team_id": self.team.id,
                **({"enterprise_id": self.team.enterprise} if self.team.enterprise else {}),
                "channel_id": channel,
                "user_id": self.id,
                "user_name": self.team.users[self.id]["name"],
                "trigger_id": self.server.trigger(self.id),
                "response_url": self._response_url(channel),
                "api_app_id": "A1",
            }
        )

    def _response_url(self, channel: str, ts: str = "") -> str:
        return f"{self.server.address}/response/{self.team.id}~{self.id}~{channel}~{ts}"

    def _payload(self, kind: str) -> Json:
        enterprise = {"id": self.team.enterprise} if self.team.enterprise else None
        return {
            "type": kind,
            "user": {"id": self.id, "name": self.team.users[self.id]["name"], "team_id": self.team.id},
            "team": {"id": self.team.id},
            "enterprise": enterprise,
            "is_enterprise_install": False,
            "api_app_id": "A1",
            "trigger_id": self.server.trigger(self.id),
        }

    async def press(self, shown: Json, label: str, channel: str = "") -> None:
        """Press a button of a message, a modal or the home, by what stands on it."""
        button = next(each for each in elements(shown) if each.get("text", {}).get("text") == label)
        await self._act(shown, channel, {**button, "type": "button", "action_ts": self.server.ts()})

    async def choose(self, shown: Json, action: str, value: str, channel: str = "") -> None:
        """Choose from a menu."""
        menu = next(each for each in elements(shown) if each["action_id"] == action)
        option = next(each for each in menu["options"] if each["value"] == value)
        chosen = {"type": "static_select", "action_id": action, "selected_option": option}
        await self._act(shown, channel, chosen)

    async def _act(self, shown: Json, channel: str, action: Json) -> None:
        payload = self._payload("block_actions") | {"actions": [action], "state": {"values": {}}}
        if "hash" in shown or shown.get("type") == "home":
            view = {"type": "modal", **shown}
            await self.server.deliver({**payload, "view": view, "container": {"type": "view"}})
            return
        channel = channel or shown["channel"]
        fleeting = "user" in shown and shown["user"] != self.team.bot
        container = {
            "type": "message",
            "channel_id": channel,
            "message_ts": shown["ts"],
            "is_ephemeral": fleeting,
        }
        if "thread_ts" in shown:
            container["thread_ts"] = shown["thread_ts"]
        message = {} if fleeting else {"message": shown}
        url = self._response_url(channel, shown["ts"])
        place = {"channel": {"id": channel}, "container": container, "response_url": url}
        await self.server.deliver({**payload, **message, **place})

    async def submit(self, **values: Json | str) -> Json | None:
        """Send the open modal with these fields; a string stands for a text field."""
        view = self.modal
        assert view is not None
        state = {
            name if "/" in name else f"field/{name}": {
                "value": {"type": "plain_text_input", "value": each} if isinstance(each, str) else each
            }
            for name, each in values.items()
        }
        sent = {**view, "state": {"values": state}}
        answer: Json | None
        _, answer = await self.server.deliver({**self._payload("view_submission"), "view": sent})
        action = answer.get("response_action") if answer else None
        if answer and action == "update":
            view |= {**answer["view"], "hash": self.server.new_id("h")}
        elif action is None:
            view["closed"] = True
        return answer

    async def shortcut(self, channel: str, ts: str) -> None:
        """Use the message shortcut."""
        payload = self._payload("message_action") | {"callback_id": "answer", "channel": {"id": channel}}
        await self.server.deliver({**payload, "message": self.team.message(channel, ts)})

    async def open_home(self) -> None:
        """Open the app's home."""
        await self.tell({"type": "app_home_opened", "user": self.id, "tab": "home", "channel": "D1"})

    @property
    def modal(self) -> Json | None:
        """The modal that is open."""
        return self.team.modal_of(self.id)

    @property
    def whispers(self) -> list[str]:
        """What only this person was shown."""
        return [shown(each) for each in self.team.ephemerals if each["user"] == self.id]

    @property
    def home(self) -> str:
        """The app's home as this person sees it."""
        return shown(self.team.homes[self.id])


def elements(shown_: Json) -> list[Json]:
    """Every button and menu of a message or a view."""
    return [each for block in shown_["blocks"] if block["type"] == "actions" for each in block["elements"]]


def shown(message: Json) -> str:
    """A message, a modal or a home as lines of text, with its buttons in brackets."""
    if not message.get("blocks"):
        return str(message.get("text", ""))
    return "\n".join(filter(None, map(_line, message["blocks"])))


def _line(block: Json) -> str:
    match block["type"]:
        case "header":
            return f"# {block['text']['text']}"
        case "context":
            return " ".join(each["text"] for each in block["elements"])
        case "actions":
            labels = [
                each.get("text", each.get("placeholder", {})).get("text", "") for each in block["elements"]
            ]
            return " ".join(f"[{each}]" for each in labels)
        case "input":
            value = block["element"].get("initial_value", "")
            return f"{block['label']['text']}: {value}" + (
                f" ({block['hint']['text']})" if "hint" in block else ""
            )
        case "divider":
            return ""
        case _:
            return _words(block)


def _words(value: Json) -> str:
    if value["type"] == "channel":
        return f"#{value['channel_id']}"
    if "elements" in value:
        between = "\n" if value["type"] in {"rich_text", "rich_text_list"} else ""
        return between.join(map(_words, value["elements"]))
    return str(value.get("text") or value.get("fallback") or "")
