"""Putting a round's messages on the wall: its card, its reveal and its board."""

from bot.domain.answers import Answer, board_order
from bot.domain.rounds import Round, Stage
from bot.domain.voting import tally
from bot.ids import AnswerId, Slot, round_slot
from bot.ports.place import InChannel, InThread
from bot.ports.unit import Unit
from bot.presenters.answers import Board, board_screens
from bot.presenters.rounds import question_screen, reveal_screen


def question_slot(round_: Round) -> Slot:
    """The slot of a round's card, which is also the root of its thread."""
    return round_slot(round_.id, "question")


async def put_card(unit: Unit, round_: Round) -> None:
    """Want the card as the round now stands; in a blind track it counts the answers."""
    count = await unit.answers.count(round_.id) if round_.blind else None
    place = InChannel(round_.channel, threaded=True)
    await unit.wall.put(question_slot(round_), place, question_screen(round_, count))


async def put_reveal(unit: Unit, round_: Round) -> None:
    """Want the interviewer's side in the thread."""
    await unit.wall.put(round_slot(round_.id, "reveal"), _thread(round_), reveal_screen(round_))


async def put_board(unit: Unit, round_: Round) -> None:
    """Want every page of the board as the answers and the stage now are."""
    if round_.stage not in {Stage.REVEALED, Stage.CLOSED}:
        return
    answers = board_order(round_, await unit.answers.of_round(round_.id))
    names = await unit.people.names(round_.channel.workspace, [answer.person for answer in answers])
    counts = await _counts(unit, round_, answers)
    for page, screen in enumerate(board_screens(Board(round_, answers, names, counts)), start=1):
        await unit.wall.put(round_slot(round_.id, f"board/{page}"), _thread(round_), screen)


async def _counts(unit: Unit, round_: Round, answers: tuple[Answer, ...]) -> dict[AnswerId, int] | None:
    """Votes by answer, None while they are hidden."""
    if round_.stage is not Stage.CLOSED:
        return None
    in_time = [answer for answer in answers if answer.given and not answer.late(round_)]
    return tally(in_time, await unit.votes.of_round(round_.id))


def _thread(round_: Round) -> InThread:
    return InThread(round_.channel, question_slot(round_))
