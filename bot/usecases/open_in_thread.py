"""The Answer form of the round whose thread somebody is in, where no button is at hand."""

from bot.domain.refusals import NoRoundHere
from bot.ports.unit import Unit
from bot.screens.screens import Screen
from bot.usecases.commands import OpenAnswerForm, OpenAnswerFormIn
from bot.usecases.deps import Deps
from bot.usecases.find import round_of_thread
from bot.usecases.submit_answer import open_answer_form


async def open_in_thread(unit: Unit, deps: Deps, command: OpenAnswerFormIn) -> Screen:
    """The form, prefilled; raises NoRoundHere, RoundClosed or AnswerStands."""
    round_ = await round_of_thread(unit, command.channel, command.thread)
    if round_ is None:
        raise NoRoundHere
    return await open_answer_form(unit, deps, OpenAnswerForm(command.actor, round_.id))
