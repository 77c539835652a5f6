"""A playground over a room in memory, with a core that answers what a test tells it to."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self

import httpx

from bot.ids import Channel, EventId, WorkspaceId
from bot.platforms.web.clock import Milestones, PlaygroundClock
from bot.platforms.web.live import Live
from bot.platforms.web.playground import Playground
from bot.platforms.web.server import make_app
from bot.presenters.samples import samples
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import Moment, QuestionScreen, Screen
from bot.screens.text import Md
from bot.usecases.commands import Command
from tests.factories import questions
from tests.fakes import FakeLibrary
from tests.platforms.web.fake_room import FakeRoom

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
WORKSPACE = WorkspaceId("web:playground")
CHANNEL = Channel(WORKSPACE, "interview-practice")
QUESTION = QuestionScreen(
    title=Md("A slow dashboard"),
    prompt=Md("How do you find out *why*?"),
    facts=("medium", "10 min"),
    notes=(Md("Write your answer in the thread."),),
    moments=(Moment("Reveal", NINE + timedelta(hours=4), "Europe/Lisbon"),),
    actions=(Action(Verb.ANSWER, "r1", "Answer", Weight.PRIMARY), Action(Verb.HINT, "r1/1", "Hint")),
)


class StillClock:
    """A real clock that stands still."""

    def now(self) -> datetime:
        return NINE


@dataclass
class Core:
    """Remembers what it was asked, each event once, and answers with `screen`."""

    screen: Screen | None = None
    asked: list[Command] = field(default_factory=list)
    fault: Exception | None = None
    settled: int = 0
    milestones: Milestones = field(
        default_factory=lambda: Milestones(
            NINE + timedelta(hours=4), NINE + timedelta(hours=24), None, "Europe/Lisbon"
        )
    )
    seen: set[EventId] = field(default_factory=set)

    async def handle(self, command: Command, event: EventId | None) -> Screen | None:
        if event in self.seen:
            return None
        if self.fault is not None:
            raise self.fault
        if event is not None:
            self.seen.add(event)
        self.asked.append(command)
        return self.screen

    async def settle(self) -> None:
        self.settled += 1

    async def come(self) -> Milestones:
        return self.milestones


@dataclass
class House:
    """The playground with its door open; use it as `async with House() as house`."""

    core: Core = field(default_factory=Core)
    room: FakeRoom = field(default_factory=FakeRoom)
    live: Live = field(default_factory=lambda: Live(beat=0.01))
    presses: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.clock = PlaygroundClock(StillClock(), self.room)
        self.playground = Playground(
            handle=self.core.handle,
            settle=self.core.settle,
            milestones=self.core.come,
            room=self.room,
            clock=self.clock,
            live=self.live,
            channel=CHANNEL,
            samples=samples(),
            library=FakeLibrary(questions(10)),
        )
        transport = httpx.ASGITransport(
            make_app(self.playground, hosts=("chat.test",)), raise_app_exceptions=False
        )
        self.client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8321")

    async def __aenter__(self) -> Self:
        self.root = await self.room.post(
            nonce="q", channel=CHANNEL.id, thread=None, to=None, screen=QUESTION, at=NINE
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(path, headers=headers)

    async def send(
        self, path: str, fields: dict[str, str | list[str]], who: str = "ana", press: str | None = None
    ) -> httpx.Response:
        """Send a form as a person; each press is a new one unless it is named."""
        data = {"press": press or f"press-{next(self.presses)}", **fields}
        return await self.client.post(path, data=data, headers={"Cookie": f"scrimmage-who={who}"})

    async def said(self, text: str = "I would measure.", who: str = "ana") -> str:
        """A message of somebody in the thread, as its id."""
        await self.send("/say", {"thread": self.root, "text": text}, who)
        return list(self.room.all)[-1]
