"""Answers as people see them: the form, the acknowledgement, the board and one answer in full."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.answers import Answer
from bot.domain.rounds import Round, Stage
from bot.domain.voting import best
from bot.ids import AnswerId, PersonId
from bot.presenters.words import counted
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import AnswerForm, AnswerScreen, BoardEntry, BoardScreen, NoticeScreen
from bot.screens.text import Md, UserText

PAGE = 5
"""Answers on one page of the board: with their buttons they fit the narrowest platform's message."""
SHOWN = 600
"""Characters of an answer that the board shows; the whole of a longer one is a press away."""
FORM_LIMIT = 3000
"""Characters a form takes: Slack's modal input, https://docs.slack.dev/reference/block-kit/block-elements."""
TAKEN_BACK = UserText("This answer was taken back.")


@dataclass(frozen=True, slots=True)
class Board:
    """What a board shows: answers in its order, names by person, votes by answer or None while hidden."""

    round: Round
    answers: tuple[Answer, ...]
    names: Mapping[PersonId, str]
    votes: Mapping[AnswerId, int] | None


def name_of(names: Mapping[PersonId, str], person: PersonId) -> UserText:
    """A person's name, or a stand-in for somebody who asked to be forgotten."""
    return UserText(names.get(person) or "Somebody")


def board_screens(board: Board) -> tuple[BoardScreen, ...]:
    """All pages of the board; there is always one."""
    entries = tuple(_entry(board, number, answer) for number, answer in enumerate(board.answers, start=1))
    pages = [entries[start : start + PAGE] for start in range(0, len(entries), PAGE)] or [()]
    return tuple(
        BoardScreen(
            title=Md("The answers"),
            note=_note(board) if number == 1 else Md(""),
            entries=page,
            page=number,
            pages=len(pages),
            actions=(),
        )
        for number, page in enumerate(pages, start=1)
    )


def _note(board: Board) -> Md:
    if not board.answers:
        return Md("Nobody answered this time. The key points above are worth a minute all the same.")
    if board.votes is None:
        return Md("Vote for up to three answers that taught you something. Counts appear at the close.")
    cast = sum(board.votes.values())
    return Md(f"Closed with {counted(cast, 'vote')}." if cast else "Closed without votes.")


def _entry(board: Board, number: int, answer: Answer) -> BoardEntry:
    late = answer.late(board.round)
    closed = board.round.stage is Stage.CLOSED
    named = closed or not board.round.anonymous
    won = board.votes is not None and answer.id in best(dict(board.votes))
    votes = board.votes.get(answer.id) if board.votes is not None and answer.given and not late else None
    marks = (
        *(["Best answer"] if won else []),
        *([counted(votes, "vote")] if votes is not None else []),
        *(["late"] if late and answer.given else []),
    )
    return BoardEntry(
        author=name_of(board.names, answer.person) if named else None,
        label=f"Answer {number}",
        text=UserText(answer.text) if answer.given else TAKEN_BACK,
        votes=votes,
        best=won,
        late=late,
        marks=marks,
        actions=_entry_actions(board.round, answer),
    )


def _entry_actions(round_: Round, answer: Answer) -> tuple[Action, ...]:
    if not answer.given:
        return ()
    vote = Action(Verb.VOTE, answer.id, "Vote", Weight.PRIMARY)
    read = Action(Verb.READ, answer.id, "Read all")
    may_vote = round_.stage is Stage.REVEALED and not answer.late(round_)
    return (*([vote] if may_vote else []), *([read] if len(answer.text) > SHOWN else []))


def answer_form(round_: Round, text: str) -> AnswerForm:
    """The form, prefilled with what is stored."""
    return AnswerForm(
        title="Your answer",
        prompt=Md(f"**{round_.question.title}**\n\n{round_.question.prompt}"),
        label="Answer as you would in the room, in your own words",
        value=UserText(text),
        limit=max(FORM_LIMIT, len(text)),
        submit=Action(Verb.ANSWER, round_.id, "Send", Weight.PRIMARY),
        actions=(_take_back(round_),) if text else (),
    )


def _take_back(round_: Round) -> Action:
    return Action(Verb.WITHDRAW, round_.id, "Take it back", Weight.DANGER, "Take your whole answer back?")


def stored_notice(round_: Round) -> NoticeScreen:
    """That the answer of the form is stored, and what happens with it."""
    change = (Action(Verb.ANSWER, round_.id, "Change it"), _take_back(round_))
    if round_.stage is Stage.REVEALED:
        text = "Your late answer is stored. It keeps your streak; votes and points went to those in time."
        return NoticeScreen(Md(text), actions=change)
    if round_.blind:
        return NoticeScreen(Md("Your answer is stored, and hidden until the reveal."), actions=change)
    text = "Your answer is stored. It appears on the board at the reveal."
    return NoticeScreen(Md(text), actions=change)


def withdrawn_notice() -> NoticeScreen:
    """That an answer was taken back."""
    return NoticeScreen(Md("Your answer is taken back, and its words are gone."))


def wordless_notice(round_: Round) -> NoticeScreen:
    """That a file alone is no answer."""
    text = "Only words count as an answer, not files or recordings. Write yours here, or press **Answer**."
    return NoticeScreen(Md(text), actions=(Action(Verb.ANSWER, round_.id, "Answer", Weight.PRIMARY),))


def unread_notice(round_: Round) -> NoticeScreen:
    """That words in the thread cannot be read here, and where an answer goes."""
    text = "I cannot read what is written here, so it does not count. Press **Answer** to give your answer."
    return NoticeScreen(Md(text), actions=(Action(Verb.ANSWER, round_.id, "Answer", Weight.PRIMARY),))


def blind_notice(round_: Round) -> NoticeScreen:
    """That words in the thread of a blind track are no answer, and where one is."""
    text = (
        "Answers are hidden here until the reveal, so what is written in the thread does not count as one. "
        "Press **Answer** to give yours."
    )
    return NoticeScreen(Md(text), actions=(Action(Verb.ANSWER, round_.id, "Answer", Weight.PRIMARY),))


def answer_screen(round_: Round, answer: Answer, name: UserText) -> AnswerScreen:
    """One answer in full, without a name while the round is anonymous."""
    named = round_.stage is Stage.CLOSED or not round_.anonymous
    return AnswerScreen(Md(round_.question.title), name if named else None, UserText(answer.text), ())
