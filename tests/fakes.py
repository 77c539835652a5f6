"""Stand-ins for the world that keep its contracts: a clock to turn, seeded chance, a recording platform."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.domain.faults import Cause
from bot.domain.questions import Pack, Question
from bot.ids import MessageRef, QuestionId, WorkspaceId
from bot.ports.messenger import Unreachable
from bot.ports.place import Direct, InChannel, InThread, Place
from bot.screens.screens import Screen


class FakeClock:
    """A clock that stands still until it is turned."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def turn(self, by: timedelta) -> None:
        self.at += by


class SeededDice:
    """Chance that repeats itself."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def new_id(self) -> str:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        return "".join(self._random.choice(letters) for _ in range(22))

    def seed(self) -> int:
        return self._random.randrange(2**31)


class NoLog:
    """Keeps what was logged, for a test to look at."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, str | float | None]]] = []

    def info(self, event: str, /, **fields: str | float | None) -> None:
        self.lines.append((event, fields))

    warning = info
    exception = info


class FakeLibrary:
    """A library of the questions it is given."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self.held = questions

    def questions(self) -> tuple[Question, ...]:
        return self.held

    def get(self, question: QuestionId) -> Question | None:
        return next((each for each in self.held if each.id == question), None)

    def packs(self) -> tuple[Pack, ...]:
        return tuple(Pack(name, name.title(), "For tests.") for name in sorted({q.pack for q in self.held}))


@dataclass
class Posted:
    """A message on the fake platform, with every screen it ever showed."""

    ref: MessageRef
    place: Place
    root: MessageRef | None
    nonce: str
    screens: list[Screen] = field(default_factory=list)

    @property
    def screen(self) -> Screen:
        return self.screens[-1]


class FakeMessenger:
    """A platform that records; `trouble` may raise instead of showing, before or after it is shown."""

    def __init__(self, workspace: WorkspaceId) -> None:
        self.workspace = workspace
        self.posts: list[Posted] = []
        self.before: Callable[[Place, Screen], None] = lambda _place, _screen: None
        self.after: Callable[[Place, Screen], None] = lambda _place, _screen: None

    async def show(
        self,
        place: Place,
        screen: Screen,
        *,
        nonce: str,
        root: MessageRef | None,
        now_at: MessageRef | None,
    ) -> MessageRef:
        self.before(place, screen)
        post = self._by_ref(now_at) if now_at is not None else self._by_nonce(nonce)
        if post is None:
            post = Posted(MessageRef(f"m{len(self.posts) + 1}"), place, root, nonce)
            self.posts.append(post)
        post.screens.append(screen)
        self.after(place, screen)
        return post.ref

    async def find(
        self, place: Place, *, nonce: str, root: MessageRef | None, tried_at: datetime
    ) -> MessageRef | None:
        del place, root, tried_at
        post = self._by_nonce(nonce)
        return post.ref if post else None

    def serves(self, workspace: WorkspaceId) -> bool:
        return workspace == self.workspace

    def _by_nonce(self, nonce: str) -> Posted | None:
        return next((post for post in self.posts if post.nonce == nonce), None)

    def _by_ref(self, ref: MessageRef) -> Posted:
        post = next((post for post in self.posts if post.ref == ref), None)
        if post is None:
            raise Unreachable(Cause.MESSAGE_GONE)
        return post

    def in_channel(self) -> list[Posted]:
        return [post for post in self.posts if isinstance(post.place, InChannel)]

    def in_thread(self, root: MessageRef) -> list[Posted]:
        return [post for post in self.posts if isinstance(post.place, InThread) and post.root == root]

    def direct(self, person: str) -> list[Posted]:
        return [
            post for post in self.posts if isinstance(post.place, Direct) and post.place.person.id == person
        ]


EPOCH = datetime(2026, 11, 24, 8, tzinfo=UTC)
"""A Tuesday, an hour before the default time."""
