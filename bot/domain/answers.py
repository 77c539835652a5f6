"""What an answer is: the messages one person wrote in a round, joined, edited and taken away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from bot.domain.rounds import Round, Stage
from bot.ids import AnswerId, PersonId, RoundId

FORM = "form"
"""The message id of what came through the Answer form."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message of an answer; `written_at` is when it was sent, `revised_at` when it last changed.

    A part that is `gone` was deleted: its words are not kept, its id is, so that an older delivery of the
    same message does not bring it back.
    """

    message: str
    text: str
    written_at: datetime
    revised_at: datetime
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer in a round."""

    id: AnswerId
    round: RoundId
    person: PersonId
    parts: tuple[Part, ...] = ()

    @property
    def standing(self) -> tuple[Part, ...]:
        """The parts that make up the answer, in the order they were written.

        The form holds all that was written before it was sent, so it stands for the messages before it.
        """
        live = sorted((part for part in self.parts if not part.gone), key=_order)
        start = next((part.revised_at for part in live if part.message == FORM), None)
        if start is None:
            return tuple(live)
        form = [part for part in live if part.message == FORM]
        return tuple(form + [part for part in live if part.message != FORM and part.written_at > start])

    @property
    def text(self) -> str:
        """The whole answer as one text; empty if nothing of it stands."""
        return "\n".join(part.text for part in self.standing)

    @property
    def given(self) -> bool:
        """Whether there is an answer to speak of."""
        return bool(self.text.strip())

    @property
    def in_thread(self) -> bool:
        """Whether others can see it before the reveal, because it was written where all read."""
        return any(part.message != FORM for part in self.standing)

    def late(self, round_: Round) -> bool:
        """Whether it was begun after the reveal; what counts is when it was written, not when it came."""
        begun = min((part.written_at for part in self.standing), default=None)
        return begun is not None and round_.revealed_at is not None and begun >= round_.revealed_at


def _order(part: Part) -> tuple[datetime, str]:
    return (part.written_at, part.message)


def may_write(round_: Round, answer: Answer | None, at: datetime) -> bool:
    """Whether something written or changed at `at` becomes part of the person's answer.

    Until the reveal all does. Between reveal and close only somebody without an answer can still give
    one, and go on with it. What was written in time counts even if the platform delivers it late.
    """
    if round_.stage is Stage.CANCELLED:
        return False
    if round_.closed_at is not None and at >= round_.closed_at:
        return False
    if round_.revealed_at is None or at < round_.revealed_at:
        return True
    return answer is None or not answer.given or answer.late(round_)


def on_board(answer: Answer, round_: Round) -> bool:
    """Whether the answer has a place on the board: it stands, or stood at the reveal."""
    if answer.given:
        return True
    return round_.revealed_at is not None and any(
        part.gone and part.revised_at >= round_.revealed_at for part in answer.parts
    )


def board_order(round_: Round, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers as the board lists them: shuffled the same way each time, late ones after the others."""

    def place(answer: Answer) -> tuple[datetime, float]:
        first = min((part.written_at for part in answer.parts), default=round_.asked_at)
        late = round_.revealed_at is not None and first >= round_.revealed_at
        shuffled = Random(f"{round_.seed}/{answer.id}").random()  # noqa: S311 - not a secret
        return (first if late else round_.asked_at.min.replace(tzinfo=UTC), shuffled)

    return tuple(sorted((answer for answer in answers if on_board(answer, round_)), key=place))
