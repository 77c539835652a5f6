"""The manifest asks for what the code uses, and for nothing else."""

import re
from pathlib import Path

import pytest

from bot.platforms.slack import app, envelope
from bot.platforms.slack.manifest import manifest, scopes
from bot.platforms.slack.pace import BUDGETS
from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.server.api import SCOPES
from tests.platforms.slack.server.people import shown

CODE = Path(app.__file__).parent
NEEDED_BY_EVENTS = {
    "message": {"channels:history", "groups:history", "im:history"},
    "reaction_added": {"reactions:read"},
    "reaction_removed": {"reactions:read"},
    "user_change": {"users:read"},
}


def test_every_scope_is_used_and_every_use_has_its_scope() -> None:
    called = set(re.findall(r'"((?:chat|conversations|reactions|users|views|files)\.\w+)"', source()))
    assert called <= set(BUDGETS) | {"files.upload_v2"}
    used = {SCOPES[method] for method in called & set(SCOPES)} | {
        "files:read",
        "files:write",
        "commands",
        "chat:write.public",
    }
    for event in envelope.EVENTS:
        used |= NEEDED_BY_EVENTS.get(event, set())
    assert set(scopes(minimal=False)) == used


def test_every_event_that_is_listened_to_is_subscribed_to() -> None:
    asked = {
        name.partition(".")[0]
        for name in manifest(minimal=False, address=None)["settings"]["event_subscriptions"]["bot_events"]
    }
    assert asked == envelope.EVENTS
    assert set(re.findall(r'app\.event\("(\w+)"\)', source())) == envelope.EVENTS


def test_the_minimal_one_leaves_out_reading_alone() -> None:
    whole, minimal = set(scopes(minimal=False)), set(scopes(minimal=True))
    assert whole - minimal == {"channels:history", "groups:history", "im:history", "reactions:write"}
    events = manifest(minimal=True, address=None)["settings"]["event_subscriptions"]["bot_events"]
    assert not any(each.startswith("message") for each in events)
    for without in (True, False):
        home = manifest(minimal=without, address=None)["features"]["app_home"]
        assert home["messages_tab_read_only_enabled"] == without, "nobody writes where nothing is read"


@pytest.mark.parametrize("address", [None, "https://scrimmage.example"])
def test_it_keeps_to_slacks_limits(address: str | None) -> None:
    made = manifest(minimal=False, address=address, redirect=True)
    assert made["settings"]["socket_mode_enabled"] == (address is None)
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    for command in made["features"]["slash_commands"]:
        assert len(command["description"]) <= 2000
        assert ("url" in command) == (address is not None)
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150


async def test_with_the_minimal_scopes_everything_but_the_thread_works(house: House) -> None:
    house.team.scopes = frozenset(scopes(minimal=True))
    await house.begin()
    await house.ana.press(house.card, "Answer")
    await house.settle()
    await house.ana.submit(text="Through the form")
    await house.ben.press(house.card, "Answer")
    await house.settle()
    await house.ben.submit(text="Me too")
    await house.at("13:00")
    await house.vote(house.ben, "Through the form")
    board = house.thread[1]["ts"]
    await house.at("09:00", days=1)
    assert "1 vote" in shown(house.team.message(CHANNEL, board) or {})


def source() -> str:
    """All that the Slack platform is written in."""
    return "\n".join(path.read_text() for path in CODE.rglob("*.py") if path.name != "pace.py")
