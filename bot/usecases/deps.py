"""What every use case may lean on, passed along explicitly."""

from dataclasses import dataclass

from bot.domain.refusals import NotModerator
from bot.ports.judge import Judge
from bot.ports.library import Library
from bot.ports.log import Log
from bot.ports.papers import PaperReader
from bot.ports.practice import Recall
from bot.ports.unit import Store
from bot.ports.world import Calendars, Clock, Dice
from bot.usecases.commands import Actor


@dataclass(frozen=True, slots=True)
class Deps:
    """The world, as ports."""

    store: Store
    library: Library
    judge: Judge
    recall: Recall
    reader: PaperReader
    clock: Clock
    dice: Dice
    calendars: Calendars
    log: Log


def require_moderator(actor: Actor) -> None:
    """Pass only a moderator; raises NotModerator."""
    if not actor.moderator:
        raise NotModerator
