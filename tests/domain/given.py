"""What the tests of the rules start from: a round on a Tuesday, some people, some moments."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.answers import FORM, Answer, Part
from bot.domain.rounds import Round, closed, revealed
from bot.ids import AnswerId, Channel, PersonId, RoundId, TrackId, WorkspaceId
from tests.factories import question

ASKED = datetime(2026, 11, 24, 9, tzinfo=UTC)
REVEALED = ASKED + timedelta(hours=4)
CLOSED = ASKED + timedelta(hours=24)
MINUTE = timedelta(minutes=1)
ROUND = RoundId("round")
PEOPLE = tuple(PersonId(name) for name in ("ana", "ben", "cem", "dot", "eli", "fay"))
ANA, BEN, CEM, DOT, ELI, FAY = PEOPLE


def answering(*, blind: bool = False) -> Round:
    return Round(
        id=ROUND,
        track=TrackId("track"),
        channel=Channel(WorkspaceId("w"), "c"),
        number=1,
        local_date=date(2026, 11, 24),
        zone="UTC",
        question=question("one"),
        seed=1,
        asked_at=ASKED,
        reveal_at=REVEALED,
        close_at=CLOSED,
        blind=blind,
    )


def shown() -> Round:
    return revealed(answering(), REVEALED)


def over() -> Round:
    return closed(shown(), CLOSED, None)


def part(message: str, minute: int, *, text: str | None = None, revised: int | None = None) -> Part:
    """A message written so many minutes after the asking; its text is its name unless said."""
    at = ASKED + minute * MINUTE
    return Part(message, message if text is None else text, at, ASKED + (revised or minute) * MINUTE)


def answer(person: PersonId, *parts: Part) -> Answer:
    """A person's answer, by default one message in time."""
    return Answer(AnswerId(f"of-{person}"), ROUND, person, parts or (part(f"m-{person}", 5),))


def form(person: PersonId, minute: int = 5) -> Answer:
    return answer(person, part(FORM, minute))


def late(person: PersonId) -> Answer:
    return answer(person, part(f"m-{person}", 300))
