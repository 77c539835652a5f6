"""Who lives in the playground: four people that a visitor can be, one of them a moderator."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.ids import Account, WorkspaceId
from bot.usecases.commands import Actor


@dataclass(frozen=True, slots=True)
class Resident:
    """A person of the playground; `id` is also the id of their account."""

    id: str
    name: str
    moderator: bool = False

    @property
    def initial(self) -> str:
        """The letter on the avatar."""
        return self.name[:1]

    def actor(self, workspace: WorkspaceId) -> Actor:
        """The person as the core knows who does something."""
        return Actor(Account(workspace, self.id, self.name), self.moderator)


PEOPLE = (
    Resident("ana", "Ana"),
    Resident("ben", "Ben"),
    Resident("chloe", "Chloé"),
    Resident("dev", "Dev", moderator=True),
)


def resident(people: Iterable[Resident], who: str) -> Resident | None:
    """The person with that id, None if nobody has it."""
    return next((person for person in people if person.id == who), None)


def account_named(people: Iterable[Resident], word: str) -> str:
    """The account that somebody typed, by id or by name, with or without `@`; else the word itself."""
    wanted = word.removeprefix("@").casefold()
    found = (person.id for person in people if wanted in {person.id.casefold(), person.name.casefold()})
    return next(found, word)
