"""A track with a running round, made through the store's own doors."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from bot.domain.answers import Answer, Part
from bot.domain.calendar import Due, Schedule
from bot.domain.rounds import Opening, Round, opened
from bot.domain.tracks import Track
from bot.ids import AnswerId, Channel, PersonId, RoundId, TrackId, WorkspaceId
from bot.storage.store import SqlStore
from tests.factories import question

NOW = datetime(2026, 11, 24, 9, 0, 0, 123_456, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ANA, BEN, CLEO = PersonId("ana"), PersonId("ben"), PersonId("cleo")
_numbers = count(1)


def at(seconds: float) -> datetime:
    """So many seconds after NOW."""
    return NOW + timedelta(seconds=seconds)


def track(workspace: str = "one", **changes: object) -> Track:
    """A track in a channel of its own."""
    number = next(_numbers)
    made = Track(
        id=TrackId(f"track{number}"),
        channel=Channel(WorkspaceId(workspace), f"channel{number}"),
        keeper=ANA,
        schedule=Schedule("Europe/Lisbon"),
        seed=2**31 - 1,
        next_due=Due(TODAY, NOW),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def round_of(held: Track, number: int = 1, on: date = TODAY) -> Round:
    """A round of a track, asked at NOW."""
    opening = Opening(
        id=RoundId(f"round{next(_numbers)}"),
        number=number,
        on=on,
        question=question(f"q{number}"),
        repeat=False,
        seed=5,
    )
    return opened(held, opening, NOW)


async def asked(store: SqlStore, workspace: str = "one") -> Round:
    """A stored track with a stored round."""
    held = track(workspace)
    round_ = round_of(held)
    async with store.unit() as unit:
        await unit.tracks.save(held)
        assert await unit.rounds.open(round_)
    return round_


def answer_in(round_: Round, person: PersonId = ANA) -> Answer:
    """An answer that is not stored yet."""
    return Answer(AnswerId(f"answer{next(_numbers)}"), round_.id, person)


def part(message: str, text: str = "Words.", *, seconds: float = 0) -> Part:
    """A message written at NOW and revised so many seconds later."""
    return Part(message, text, NOW, at(seconds))


def gone(message: str, *, seconds: float = 0) -> Part:
    """A message deleted so many seconds after NOW."""
    return Part(message, "", at(seconds), at(seconds), gone=True)
