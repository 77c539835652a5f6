"""One answer in full, for whom it can already be seen."""

from bot.domain.refusals import AnswerGone, NotYetRevealed
from bot.domain.rounds import Stage
from bot.ports.unit import Unit
from bot.presenters.answers import answer_screen, name_of
from bot.screens.screens import Screen
from bot.usecases.commands import ReadAnswer
from bot.usecases.find import answer_with


async def read_answer(unit: Unit, command: ReadAnswer) -> Screen:
    """The whole answer; raises NotYetRevealed or AnswerGone."""
    workspace = command.actor.account.workspace
    round_, answer = await answer_with(unit, workspace, command.answer)
    if round_.stage not in {Stage.REVEALED, Stage.CLOSED}:
        raise NotYetRevealed
    if not answer.given:
        raise AnswerGone
    names = await unit.people.names(workspace, [answer.person])
    return answer_screen(round_, answer, name_of(names, answer.person))
