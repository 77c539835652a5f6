"""Who somebody is: the one person behind the accounts of a platform."""

from dataclasses import dataclass

from bot.ids import PersonId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a workspace; `hidden` ones asked not to be on leaderboards, `left` ones are gone."""

    workspace: WorkspaceId
    id: PersonId
    name: str
    hidden: bool = False
    left: bool = False
