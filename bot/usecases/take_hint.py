"""A hint, for the person who pressed and nobody else."""

from bot.domain.refusals import AlreadyRevealed
from bot.domain.rounds import Stage
from bot.ports.unit import Unit
from bot.presenters.rounds import hint_screen
from bot.screens.screens import Screen
from bot.usecases.commands import TakeHint
from bot.usecases.find import round_with


async def take_hint(unit: Unit, command: TakeHint) -> Screen:
    """One of the three hints; raises AlreadyRevealed once there is nothing to hint at."""
    round_ = await round_with(unit, command.actor.account.workspace, command.round)
    if round_.stage is not Stage.ANSWERING:
        raise AlreadyRevealed
    return hint_screen(round_, command.level)
