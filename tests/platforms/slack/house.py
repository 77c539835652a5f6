"""Scrimmage as it is served, on a Slack of the test's own, with a clock to turn."""

import asyncio
import socket
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any, Self

import uvicorn

from bot.app.serving import Serving
from bot.config import Settings
from bot.ids import WorkspaceId
from bot.platforms.slack.envelope import tenant
from bot.storage.store import SqlStore
from bot.storage.vault import new_key
from bot.usecases.leave_workspace import forget_departed
from bot.usecases.tick import tick
from tests.fakes import EPOCH, FakeClock, NoLog
from tests.platforms.slack.server import Person, SlackServer
from tests.platforms.slack.server.events import SECRET
from tests.platforms.slack.server.people import shown
from tests.platforms.slack.server.state import ALL_SCOPES, Json

CHANNEL = "C1"


@dataclass
class House:
    """One workspace with a channel and its people; Slack reaches us over HTTP unless told otherwise."""

    store: SqlStore
    over_socket: bool = False
    many: bool = False
    scopes: frozenset[str] = ALL_SCOPES
    enterprise: str | None = None
    clock: FakeClock = field(default_factory=lambda: FakeClock(EPOCH))
    log: NoLog = field(default_factory=NoLog)

    async def __aenter__(self) -> Self:
        await self.people()
        await self.start()
        return self

    async def people(self) -> None:
        """The platform with a channel and its people, before Scrimmage comes."""
        self._exits = AsyncExitStack()
        self.slack = await self._exits.enter_async_context(SlackServer(self.seconds))
        self.team = self.slack.team("T1", self.enterprise, self.scopes)
        self.slack.channel(self.team, CHANNEL)
        self.dev = self.slack.person(self.team, "U0", "Dev", is_admin=True)
        self.ana = self.slack.person(self.team, "U1", "Ana")
        self.ben = self.slack.person(self.team, "U2", "Ben")
        self.cleo = self.slack.person(self.team, "U3", "Cleo")

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        await self.leave()

    async def leave(self) -> None:
        """Close the platform."""
        await self._exits.aclose()

    async def start(self) -> None:
        """Join everything and open the way in."""
        settings = self.settings()
        self.serving = Serving(settings, self.store, self.clock, self.log)
        await self.serving.__aenter__()
        if self.over_socket:
            assert self.serving.slack.sockets is not None
            await self.serving.slack.sockets.watch()
            return
        listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        config = uvicorn.Config(self.serving.web(), log_config=None, lifespan="off", access_log=False)
        self._web = uvicorn.Server(config)
        self._serving = asyncio.create_task(self._web.serve([listening]))
        self.slack.deliver_to = f"{self.address}/slack/events"

    async def stop(self) -> None:
        """Stop in order."""
        if not self.over_socket:
            self._web.should_exit = True
            await self._serving
        await self.serving.__aexit__()

    def settings(self) -> Settings:
        """What the README tells a team to set."""
        given: dict[str, Any] = {"slack_api_url": self.slack.api_url, "slack_signing_secret": SECRET}
        if self.many:
            given |= {"slack_client_id": "1.2", "slack_client_secret": "client-secret"}
            given |= {"public_url": "https://scrimmage.example", "secret_keys": new_key()}
        else:
            given |= {"slack_bot_token": self.team.token}
        if self.over_socket:
            given |= {"slack_app_token": "xapp-1"}
        return Settings(_env_file=None, **given)

    @property
    def workspace(self) -> WorkspaceId:
        """The workspace as the core knows it."""
        return tenant(self.enterprise, "T1")

    def seconds(self) -> float:
        """The time that both sides go by."""
        return self.clock.now().timestamp()

    async def settle(self) -> None:
        """Let everything that was told be worked on, shown, and told back."""
        for _ in range(20):
            posts = self.posts()
            await self.slack.flush()
            await self.serving.slack.intake.rest()
            due = await tick(self.serving.core.deps)
            shown = await self.serving.core.pump.run()
            await self.serving.core.ticker.rest()  # what it was woken to show
            if not due and not shown and not self.slack.told and self.posts() == posts:
                return
            self.let_pass(1)

    def posts(self) -> int:
        """How many messages Slack was asked to post or to change."""
        return sum(call in {"chat.postMessage", "chat.update"} for call, _, _ in self.slack.calls)

    def let_pass(self, seconds: float) -> None:
        self.clock.turn(timedelta(seconds=seconds))
        pace = self.serving.slack.messenger.api.pace
        pace.seconds = self.seconds

    async def at(self, clock: str, days: int = 0) -> None:
        """Let the time come, `days` later, and everything that it brings."""
        on = self.clock.now().date() + timedelta(days=days)
        self.clock.at = datetime.combine(on, time.fromisoformat(clock), UTC)
        self.let_pass(0)
        await self.settle()

    def unhurried(self) -> None:
        """Let Slack take as many calls as are made, for what is not about its patience."""
        hurry = iter(range(10**9))
        self.serving.slack.messenger.api.pace.seconds = lambda: next(hurry) * 60.0

    async def begin(self, **values: Json | str) -> None:
        """A channel that is set up, and its first question."""
        await self.at("08:00")
        await self.set_up(**values)
        await self.at("09:00")

    async def vote(self, person: Person, words: str) -> None:
        """Press Vote beside the answer with these words."""
        for message in self.thread:
            blocks = message["blocks"]
            for place, block in enumerate(blocks):
                if words in shown({"blocks": [block]}) and blocks[place + 1]["type"] == "actions":
                    pressed = {**message, "blocks": [blocks[place + 1]]}
                    await person.press(pressed, "Vote", CHANNEL)
                    await self.settle()
                    return
        raise AssertionError(f"nothing to vote for: {words}")

    def moderate(self, user: str) -> None:
        """Let the settings name somebody a moderator."""
        presser = self.serving.slack.people
        presser.moderators = frozenset({user})

    async def forget_departed(self) -> int:
        """What the hourly job does, as often as it takes."""
        return await forget_departed(self.serving.core.deps, 30)

    def ticked(self, ts: str) -> bool:
        """Whether a message bears our ✅."""
        message = self.team.message(CHANNEL, ts)
        return message is not None and self.team.bot in message.get("reactions", {}).get(
            "white_check_mark", []
        )

    def modal(self, person: Person) -> Json:
        """The modal that somebody has open."""
        assert person.modal is not None
        return person.modal

    async def set_up(self, **values: Json | str) -> None:
        """A moderator sets the channel up as the form proposes, but for these values."""
        await self.dev.slash(CHANNEL, "/scrimmage", "setup")
        await self.settle()
        await self.dev.submit(**{**proposed(self.dev), **values})
        await self.settle()

    @property
    def card(self) -> Json:
        """The newest question."""
        return [
            each
            for each in self.team.channels[CHANNEL].messages
            if each["user"] == self.team.bot and "thread_ts" not in each
        ][-1]

    @property
    def thread(self) -> list[Json]:
        """What Scrimmage says in its thread."""
        return [each for each in self.team.thread(CHANNEL, self.card["ts"]) if each["user"] == self.team.bot]


def proposed(person: Person) -> dict[str, Json | str]:
    """What stands in the fields of the form that somebody has open."""
    values: dict[str, Json | str] = {}
    assert person.modal is not None
    for block in person.modal["blocks"]:
        if block["type"] == "input" and block["element"]["type"] != "file_input":
            values[block["block_id"].removeprefix("field/")] = _value(block["element"])
    return values


def _value(element: Json) -> Json | str:
    kind = element["type"]
    match kind:
        case "timepicker":
            return {"type": kind, "selected_time": element.get("initial_time")}
        case "datepicker":
            return {"type": kind, "selected_date": element.get("initial_date")}
        case "static_select":
            return {"type": kind, "selected_option": element.get("initial_option")}
        case "checkboxes" | "multi_static_select":
            return {"type": kind, "selected_options": element.get("initial_options", [])}
        case _:
            return str(element.get("initial_value", ""))
