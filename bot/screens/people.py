"""What is shown to a person of their own data."""

from dataclasses import dataclass

from bot.screens.action import Action
from bot.screens.practice import Progress
from bot.screens.settings import Field
from bot.screens.text import Md, UserText


@dataclass(frozen=True, slots=True)
class MeScreen:
    """What is kept about a person, and what they can do with it; `fields` are those of the days away.

    `progress` is how their practice went, topic by topic.
    """

    title: Md
    lines: tuple[Md, ...]
    fields: tuple[Field, ...]
    away_label: str
    actions: tuple[Action, ...]
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportScreen:
    """A person's data as a file."""

    text: Md
    filename: str
    content: UserText
