"""What is shown of a track's coming rounds."""

from dataclasses import dataclass

from bot.screens.action import Action
from bot.screens.rounds import Moment
from bot.screens.settings import Option
from bot.screens.text import Md


@dataclass(frozen=True, slots=True)
class NextItem:
    """A coming round: what is planned for it, with the buttons that change it."""

    moment: Moment
    title: Md
    facts: tuple[str, ...]
    note: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class NextScreen:
    """The next rounds of a track, and which questions can be put in the queue."""

    title: Md
    note: Md
    items: tuple[NextItem, ...]
    queue: tuple[Md, ...]
    queue_heading: str
    options: tuple[Option, ...]
    queue_label: str
