"""People who write, edit, delete and react in a round's thread, as chance has it."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from tests.platforms.discord.house import House
from tests.platforms.discord.server import Person, Thread
from tests.platforms.discord.server.state import Json

MOST = 40
"""Messages that stand in the thread at most: from then on they are deleted."""


@dataclass
class Crowd:
    """People at a round's thread; `liked` are all who ever set a 👍, each with whose message it was."""

    house: House
    dice: random.Random
    acts: int = 0
    liked: set[tuple[str, str]] = field(default_factory=set)

    @property
    def thread(self) -> Thread:
        """Where they are."""
        place = self.house.server.channels[self.house.card["id"]]
        assert isinstance(place, Thread)
        return place

    @property
    def said(self) -> list[Json]:
        """What people said that still stands."""
        bot = self.house.server.bot_id
        return [each for each in self.thread.messages if each["author"]["id"] != bot]

    @property
    def writers(self) -> dict[str, Person]:
        """Those who answer."""
        house = self.house
        return {each.id: each for each in (house.dev, house.ana, house.ben, house.cleo)}

    async def act(self, times: int) -> None:
        """Do something, one after another."""
        for _ in range(times):
            self.acts += 1
            self.house.clock.turn(timedelta(seconds=0.25))
            if self.said:
                await self._act(self.dice.choice(self.said))
            else:
                await self._write()

    async def _act(self, about: Json) -> None:
        """Delete, edit or like the message, or answer it."""
        author, fate = self.writers[about["author"]["id"]], self.dice.random()
        if len(self.said) > MOST or fate < 0.25:
            await author.delete(self.thread.id, about["id"])
        elif fate < 0.45:
            await author.edit(self.thread.id, about["id"], f"Edited {self.acts}")
        elif fate < 0.7:
            await self._like(about)
        else:
            await self._write()

    async def _write(self) -> None:
        writer = self.dice.choice([*self.writers.values()])
        await writer.write(self.thread.id, f"Written {self.acts}")

    async def _like(self, about: Json) -> None:
        """Somebody new likes it, or one of those who answer."""
        author, server, guild = about["author"]["id"], self.house.server, self.house.guild
        voter = self.dice.choice([*self.writers.values()])
        if voter.id == author or self.dice.random() < 0.7:
            voter = server.person(guild, str(10_000 + self.acts), f"Voter {self.acts}")
        self.liked.add((voter.id, author))
        await voter.react(self.thread.id, about["id"])
