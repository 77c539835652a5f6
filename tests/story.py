"""A day in a channel, told as a transcript: who wrote and pressed what at which time, and what was shown."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.pump import Pump
from bot.domain.calendar import Schedule, first_due
from bot.domain.tracks import Rules, Track
from bot.ids import Account, Channel, EventId, MessageRef, PersonId, RoundId, TrackId, WorkspaceId, round_of
from bot.judging.rubric import RubricJudge
from bot.platforms.shared.actions import command_of
from bot.reading.read import FileReader
from bot.schedule.holidays import WorldCalendars
from bot.schedule.recall import FsrsRecall
from bot.screens.action import Action
from bot.screens.screens import (
    BoardEntry,
    BoardScreen,
    LeaderboardScreen,
    NoticeScreen,
    QuestionScreen,
    Recorded,
    RevealScreen,
    Screen,
)
from bot.screens.text import UserText
from bot.storage.store import SqlStore
from bot.usecases import commands as c
from bot.usecases.deps import Deps
from bot.usecases.handle import handle
from bot.usecases.tick import tick
from tests.factories import questions
from tests.fakes import EPOCH, FakeClock, FakeLibrary, FakeMessenger, NoLog, Posted, SeededDice

MODERATOR = "Dev"
FAKE = WorkspaceId("fake:one")


@dataclass
class Story:
    """One workspace with one channel, on a real store, with a platform that records."""

    store: SqlStore
    clock: FakeClock = field(default_factory=lambda: FakeClock(EPOCH))
    library: FakeLibrary = field(default_factory=lambda: FakeLibrary(questions(30)))
    zone: str = "UTC"
    workspace: WorkspaceId = FAKE
    written: int = 0

    def __post_init__(self) -> None:
        self.channel = Channel(self.workspace, "practice")
        self.messenger = FakeMessenger(self.workspace)
        self.log = NoLog()
        self.deps = Deps(
            store=self.store,
            library=self.library,
            judge=RubricJudge(),
            recall=FsrsRecall(),
            reader=FileReader(),
            clock=self.clock,
            dice=SeededDice(),
            calendars=WorldCalendars(),
            log=self.log,
        )
        self.pump = Pump(self.store.outbox, (self.messenger,), self.clock, self.log)

    async def begin(self, rules: Rules | None = None, **track: object) -> Track:
        """A track that asks on weekdays at 09:00."""
        schedule = Schedule(self.zone, time(9))
        made = Track(
            id=TrackId("track"),
            channel=self.channel,
            keeper=PersonId(MODERATOR),
            schedule=schedule,
            seed=7,
            rules=rules or Rules(),
            next_due=first_due(schedule, self.clock.now(), None, lambda _on: False),
            **track,  # type: ignore[arg-type]
        )
        async with self.store.unit() as unit:
            await unit.tracks.save(made)
        return made

    async def at(self, clock: str, days: int = 0) -> None:
        """Let the time come, `days` later, and everything that it brings."""
        local = self.clock.now().astimezone(ZoneInfo(self.zone))
        wanted = datetime.combine(
            local.date() + timedelta(days=days), time.fromisoformat(clock), local.tzinfo
        )
        self.clock.at = wanted.astimezone(UTC)
        await self.settle()

    async def settle(self) -> None:
        """Do what is due until nothing is."""
        for _ in range(20):
            due = await tick(self.deps)
            shown = await self.pump.run()
            if not due and not shown:
                return

    async def do(self, command: c.Command, event: str | None = None) -> Screen | None:
        """Hand a command over as a platform would, then let it be shown."""
        screen = await handle(self.deps, command, EventId(event) if event else None)
        await self.pump.drain()
        return screen

    def actor(self, name: str) -> c.Actor:
        return c.Actor(Account(self.workspace, name, name), moderator=name == MODERATOR)

    async def writes(self, name: str, text: str, message: str | None = None) -> str:
        """Somebody writes in the thread of the latest question; the message's id comes back."""
        self.written += 1
        self.clock.turn(timedelta(seconds=1))
        message = message or f"u{self.written}"
        now = self.clock.now()
        command = c.WriteMessage(
            self.actor(name), self.channel, self.thread, message, UserText(text), now, now
        )
        self.last = await self.do(command, f"write-{message}-{now}")
        return message

    async def edits(self, name: str, message: str, text: str) -> None:
        self.clock.turn(timedelta(seconds=1))
        now = self.clock.now()
        command = c.WriteMessage(
            self.actor(name),
            self.channel,
            self.thread,
            message,
            UserText(text),
            now - timedelta(seconds=1),
            now,
        )
        self.last = await self.do(command, f"edit-{message}-{now}")

    async def deletes(self, message: str) -> None:
        self.clock.turn(timedelta(seconds=1))
        now = self.clock.now()
        await self.do(c.DeleteMessage(self.channel, self.thread, message, now), f"delete-{message}")

    async def reacts(self, name: str, message: str, *, on: bool = True) -> Screen | None:
        self.clock.turn(timedelta(seconds=1))
        now = self.clock.now()
        return await self.do(
            c.React(self.actor(name), self.channel, self.thread, message, on, now), f"{name}{message}{now}"
        )

    async def submits(self, name: str, text: str, event: str | None = None) -> Screen | None:
        self.clock.turn(timedelta(seconds=1))
        return await self.do(c.SubmitAnswer(self.actor(name), await self.round_id(), UserText(text)), event)

    async def presses(self, name: str, action: Action, event: str | None = None) -> Screen | None:
        command = command_of(action.verb, action.about, self.actor(name), self.channel)
        return await self.do(command, event)

    async def votes(self, name: str, author: str) -> Screen | None:
        """Press Vote beside somebody's answer on the board, not in haste: two quick presses are one."""
        self.clock.turn(timedelta(seconds=2))
        for post in self.board:
            for entry in _board(post).entries:
                if entry.author == UserText(author) and entry.actions:
                    return await self.presses(name, entry.actions[0])
        raise AssertionError(f"no Vote button for {author}")

    async def round_id(self) -> RoundId:
        async with self.store.glance() as unit:
            slot = await unit.wall.slot_of(self.channel, self.thread)
        found = round_of(slot) if slot else None
        assert found is not None
        return found

    @property
    def cards(self) -> list[Posted]:
        return self.messenger.in_channel()

    @property
    def card(self) -> QuestionScreen:
        screen = self.cards[-1].screen
        assert isinstance(screen, QuestionScreen)
        return screen

    @property
    def thread(self) -> MessageRef:
        return self.cards[-1].ref

    @property
    def board(self) -> list[Posted]:
        return [
            post for post in self.messenger.in_thread(self.thread) if isinstance(post.screen, BoardScreen)
        ]

    @property
    def shown(self) -> list[str]:
        """The channel and its latest thread as lines of text."""
        posts = [self.cards[-1], *self.messenger.in_thread(self.thread)]
        return [line for post in posts for line in lines(post.screen)]

    async def standings(self, span: str = "season", viewer: str = "Ana") -> list[str]:
        screen = await self.do(c.ShowLeaderboard(self.actor(viewer), self.channel, span))
        return lines(screen)


def _board(post: Posted) -> BoardScreen:
    assert isinstance(post.screen, BoardScreen)
    return post.screen


def lines(screen: Screen | None) -> list[str]:  # noqa: PLR0911 - a table
    """What a screen says, in lines; what does not matter to a story is left out."""
    match screen:
        case None:
            return []
        case Recorded():
            return ["✅"]
        case QuestionScreen():
            return [f"# {screen.title}", *screen.notes, *(moment.label for moment in screen.moments)]
        case RevealScreen():
            return [f"## {screen.title}", *screen.key_points.items]
        case BoardScreen():
            return [f"## {screen.title}", screen.note, *(_entry(entry) for entry in screen.entries)]
        case NoticeScreen():
            return [screen.text, *(name.raw for name in screen.names)]
        case LeaderboardScreen():
            return [f"{row.rank} {row.name.raw} {row.points}" for row in screen.rows]
        case _:
            return [type(screen).__name__]


def _entry(entry: BoardEntry) -> str:
    who = entry.author.raw if entry.author else entry.label
    marks = f" ({', '.join(entry.marks)})" if entry.marks else ""
    return f"{who}: {entry.text.raw}{marks}"
