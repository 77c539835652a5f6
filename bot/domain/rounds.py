"""What a round is: one question asked in one track on one local date, and the stages it goes through."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.questions import Question
from bot.domain.tracks import Track
from bot.ids import Channel, QuestionId, RoundId, TrackId


class Stage(StrEnum):
    """Where a round stands."""

    ANSWERING = "answering"
    REVEALED = "revealed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A question asked in a track.

    `number` counts the track's rounds from 1; `question` is kept as it was when asked, so that a library
    edited while the round runs changes nothing; `revealed_at` and `closed_at` are when it happened;
    `coverage` is how much of the rubric the answers covered on average, 0 to 1, known after the close;
    `repeat` says that the track had run out of new questions.
    """

    id: RoundId
    track: TrackId
    channel: Channel
    number: int
    local_date: date
    zone: str
    question: Question
    seed: int
    asked_at: datetime
    reveal_at: datetime
    close_at: datetime
    stage: Stage = Stage.ANSWERING
    blind: bool = False
    anonymous: bool = False
    repeat: bool = False
    revealed_at: datetime | None = None
    closed_at: datetime | None = None
    coverage: float | None = None

    @property
    def open(self) -> bool:
        """Whether answers and votes still count."""
        return self.stage in {Stage.ANSWERING, Stage.REVEALED}


@dataclass(frozen=True, slots=True)
class Asked:
    """A past round as the choice of the next question sees it; `coverage` is 0 to 1 or unknown."""

    question: QuestionId
    topics: tuple[str, ...]
    on: date
    coverage: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What chance and history contribute to a new round."""

    id: RoundId
    number: int
    on: date
    question: Question
    repeat: bool
    seed: int


def opened(track: Track, opening: Opening, now: datetime) -> Round:
    """A new round of a track, asked at `now`."""
    return Round(
        id=opening.id,
        track=track.id,
        channel=track.channel,
        number=opening.number,
        local_date=opening.on,
        zone=track.schedule.zone,
        question=opening.question,
        seed=opening.seed,
        asked_at=now,
        reveal_at=now + track.rules.reveal_after,
        close_at=now + track.rules.close_after,
        blind=track.rules.blind,
        anonymous=track.rules.anonymous,
        repeat=opening.repeat,
    )


def postponed(round_: Round, shown_at: datetime) -> Round:
    """The round with its times counted from when its question was really seen, if that was later."""
    late = max(shown_at, round_.asked_at) - round_.asked_at
    return replace(
        round_,
        asked_at=round_.asked_at + late,
        reveal_at=round_.reveal_at + late,
        close_at=round_.close_at + late,
    )


def revealed(round_: Round, now: datetime) -> Round:
    """The round once the interviewer's side is shown."""
    return replace(round_, stage=Stage.REVEALED, revealed_at=now)


def closed(round_: Round, now: datetime, coverage: float | None) -> Round:
    """The round once votes are counted and points entered."""
    return replace(round_, stage=Stage.CLOSED, closed_at=now, coverage=coverage)


def cancelled(round_: Round, now: datetime) -> Round:
    """The round taken back: it was not asked, and earns and costs nobody anything."""
    return replace(round_, stage=Stage.CANCELLED, closed_at=now)
