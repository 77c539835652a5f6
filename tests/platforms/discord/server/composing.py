"""From what is sent to what stands in a channel: messages, their changes, their files."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.platforms.discord.server import payloads
from tests.platforms.discord.server.errors import Refused
from tests.platforms.discord.server.payloads import COMPONENTS_V2, HAS_THREAD, LOADING
from tests.platforms.discord.server.state import Channel, Json, Thread, iso

if TYPE_CHECKING:
    from tests.platforms.discord.server.access import Ask
    from tests.platforms.discord.server.discord import DiscordServer

FILE = 13
DEFAULTS: dict[int, Json] = {
    3: {"min_values": 1, "max_values": 1},
    13: {"name": "", "size": 1, "spoiler": False},
    14: {"spacing": 1, "divider": True},
    17: {"accent_color": None, "spoiler": False},
}
"""What Discord adds to components that leave it out."""
SENT = ("content", "embeds", "poll", "sticker_ids", "tts")
NO_MENTIONS: Json = {"parse": []}


def composed(server: "DiscordServer", place: Channel, ask: "Ask", body: Json, **more: Any) -> Json:  # noqa: ANN401
    """A message of the bot's, checked; `more` is what the request does not say."""
    _spared(server, body)
    server.check(body, "message")
    kept = {name: body[name] for name in SENT if body.get(name)}
    files = attached(server, place, ask, body)
    if not kept and not files and not body.get("components"):
        server.violations.append("an empty message")
        raise Refused(50006)
    flags = int(body.get("flags") or 0) | int(more.pop("flags", 0))
    parts = numbered(body.get("components") or [])
    told = kept | {"attachments": files, "components": parts, "flags": flags} | more
    return payloads.message(server, place, server.bot, **told)


def change(server: "DiscordServer", place: Channel, said: Json, ask: "Ask", body: Json) -> None:
    """Give a message of the bot's its new words."""
    _spared(server, body)
    flags = said["flags"] if body.get("flags") is None else int(body["flags"])
    if said["flags"] & COMPONENTS_V2 and not flags & COMPONENTS_V2:
        server.refuse("IS_COMPONENTS_V2 removed by an edit")
    new: Json = {name: body[name] or type(said[name])() for name in ("content", "embeds") if name in body}
    if "components" in body:
        new["components"] = numbered(body["components"] or [])
    server.check({**said, **new, "flags": flags}, "message")
    if "attachments" in body or ask.files:
        kept = {str(each["id"]) for each in body.get("attachments") or []}
        old = [each for each in said["attachments"] if each["id"] in kept]
        new["attachments"] = old + attached(server, place, ask, body)
    lasting = said["flags"] & (payloads.EPHEMERAL | HAS_THREAD)
    new["flags"] = (flags | lasting) & ~LOADING
    said.update(new, edited_timestamp=iso(server.seconds()))


def _spared(server: "DiscordServer", body: Json) -> None:
    if body.get("allowed_mentions") != NO_MENTIONS:
        server.violations.append(f"allowed_mentions: {body.get('allowed_mentions')}")


def attached(server: "DiscordServer", place: Channel, ask: "Ask", body: Json) -> list[Json]:
    """The files that a request brings, as attachments."""
    about = {str(each["id"]): each for each in body.get("attachments") or []}
    made = []
    for field, (name, content) in ask.files.items():
        number = field.removeprefix("files[").removesuffix("]")
        made.append(attachment(server, place, about.get(number, {}).get("filename", name), content))
    return made


def attachment(server: "DiscordServer", place: Channel, name: str, content: bytes) -> Json:
    """A file that can be fetched from now on."""
    id_ = server.snowflake()
    server.attachments[id_] = content
    url = f"{server.address}/attachments/{place.id}/{id_}/{name}"
    return {
        "id": id_,
        "filename": name,
        "size": len(content),
        "url": url,
        "proxy_url": url,
        "content_type": "text/plain" if name.endswith((".md", ".txt")) else "application/octet-stream",
    }


def numbered(components: list[Json], numbers: Iterator[int] | None = None) -> list[Json]:
    """Components with the ids that Discord gives to those that have none."""
    numbers = numbers or count(1)
    return [_numbered(each, numbers) for each in components]


def _numbered(component: Json, numbers: Iterator[int]) -> Json:
    made = {**DEFAULTS.get(component["type"], {}), **component}
    made["id"] = component.get("id") or next(numbers)
    if component["type"] == FILE:
        address = component["file"]["url"]
        made["name"] = address.rpartition("/")[2]
        made["file"] = {"id": str(made["id"]), "url": address, "proxy_url": address}
    if "components" in made:
        made["components"] = numbered(made["components"], numbers)
    for name in ("accessory", "component"):
        if isinstance(made.get(name), Mapping):
            made[name] = _numbered(made[name], numbers)
    return made


def say(server: "DiscordServer", place: Channel, said: Json, nonce: object = None) -> Json:
    """Let a message stand, waking its thread, and tell of it."""
    place.said[said["id"]] = said
    if isinstance(place, Thread):
        place.total += 1
        if place.archived:
            wake(server, place)
    server.tell_message("MESSAGE_CREATE", place, said, nonce)
    return said


def wake(server: "DiscordServer", place: Thread) -> None:
    """Let a thread be active again."""
    place.archived, place.turned = False, server.seconds()
    server.tell_thread("THREAD_UPDATE", place)


def rendered(server: "DiscordServer", place: Channel, said: Json) -> Json:
    """A message as the API answers it, with its reactions and its thread."""
    told = dict(said)
    reactions = place.reactions.get(said["id"], {})
    if reactions:
        told["reactions"] = [_reaction(server, emoji, who) for emoji, who in reactions.items() if who]
    thread = server.channels.get(said["id"])
    if isinstance(thread, Thread):
        told["thread"] = payloads.thread(thread)
    hidden = place.guild is not None and not server.content_granted
    return payloads.veiled(server.bot_id, told) if hidden else told


def _reaction(server: "DiscordServer", emoji: str, who: list[str]) -> Json:
    return {
        "emoji": {"id": None, "name": emoji},
        "count": len(who),
        "count_details": {"normal": len(who), "burst": 0},
        "burst_colors": [],
        "me": server.bot_id in who,
        "me_burst": False,
    }
