"""“How did I do?”: one's own answer against the key points, for one's own eyes."""

from bot.domain.answers import Answer
from bot.domain.refusals import NothingAnswered, NotYetRevealed
from bot.domain.rounds import Round, Stage
from bot.presenters.scoring import coverage_screen
from bot.screens.screens import Screen
from bot.usecases.commands import ShowCoverage
from bot.usecases.deps import Deps
from bot.usecases.find import round_with


async def show_coverage(deps: Deps, command: ShowCoverage) -> Screen:
    """Which key points the answer covered; raises NotYetRevealed or NothingAnswered.

    The judge reads outside any unit, because it may take its time.
    """
    round_, answer = await _find(deps, command)
    whose = f"{round_.channel.workspace}/{answer.person}"
    judgement = await deps.judge.judge(round_.question, answer.text, whose)
    return coverage_screen(round_.question, judgement)


async def _find(deps: Deps, command: ShowCoverage) -> tuple[Round, Answer]:
    account = command.actor.account
    async with deps.store.unit() as unit:
        round_ = await round_with(unit, account.workspace, command.round)
        if round_.stage not in {Stage.REVEALED, Stage.CLOSED}:
            raise NotYetRevealed
        member = await unit.people.meet(account, deps.clock.now())
        answer = await unit.answers.of_person(round_.id, member.id)
    if answer is None or not answer.given:
        raise NothingAnswered
    return round_, answer
