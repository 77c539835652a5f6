"""One person’s private conversation with Scrimmage, for stories of practice."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.practice import Interview, Length
from bot.ids import PersonId
from bot.screens.action import Action
from bot.screens.screens import (
    Recorded,
    Screen,
    TurnScreen,
)
from bot.screens.text import UserText
from bot.usecases import commands as c
from tests.story import FAKE, Story

GOOD = (
    "First I would measure where the time goes before I change anything at all in there. "
    "Then I would read the plan of the slowest query and see how often it runs."
)

POOR = (
    "I would begin with a call to my colleagues, hear their opinions on servers and memory, and then buy "
    "whatever hardware the vendor of our choice recommends for such trouble."
)


@dataclass
class Session:
    """Ana's private conversation with Scrimmage."""

    story: Story
    who: str = "Ana"
    written: int = 0

    async def asks(self, command: c.Command) -> Screen | None:
        return await self.story.do(command)

    async def begins(self, length: Length = Length.QUICK, **values: str) -> Screen | None:
        sent = {"length": (length.value,), **{name: (value,) for name, value in values.items()}}
        return await self.asks(c.StartPractice(self.story.actor(self.who), self.story.channel, sent))

    async def writes(self, text: str, message: str | None = None) -> Screen | None:
        self.written += 1
        self.story.clock.turn(timedelta(seconds=1))
        now = self.story.clock.now()
        message = message or f"d{self.written}"
        return await self.asks(c.WriteTurn(self.story.actor(self.who), message, UserText(text), now, now))

    async def presses(self, label: str, who: str | None = None) -> Screen | None:
        """Press a button of the newest private message that has it."""
        self.story.clock.turn(timedelta(seconds=1))
        return await self.story.presses(who or self.who, self.button(label))

    def button(self, label: str) -> Action:
        for screen in reversed(self.screens):
            for action in getattr(screen, "actions", ()):
                if action.label == label:
                    return action  # type: ignore[no-any-return]
        raise AssertionError(f"no button {label}")

    async def answers(self, text: str = GOOD) -> None:
        """Write an answer, and let it count."""
        assert isinstance(await self.writes(text), Recorded)
        assert await self.presses("Done") is None

    @property
    def screens(self) -> list[Screen]:
        return [post.screen for post in self.story.messenger.direct(self.who)]

    @property
    def turns(self) -> list[TurnScreen]:
        return [each for each in self.screens if isinstance(each, TurnScreen)]

    async def interview(self) -> Interview:
        async with self.story.store.glance() as unit:
            (*_, latest) = await unit.practice.history(FAKE, await self.person())
        return latest

    async def person(self) -> PersonId:
        async with self.story.store.unit() as unit:
            return (await unit.people.meet(self.story.actor(self.who).account, self.story.clock.now())).id
