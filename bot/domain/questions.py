"""What a question is: the prompt, and behind it the interviewer's side of the table."""

from dataclasses import dataclass
from enum import StrEnum

from bot.ids import QuestionId


class Kind(StrEnum):
    """The part of an interview a question belongs to."""

    WARM_UP = "warm-up"
    TECHNICAL = "technical"
    DESIGN = "design"
    BEHAVIOURAL = "behavioural"


class Seniority(StrEnum):
    """The level of role for which a question is asked."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing a good answer covers.

    `id` is a slug unique within its question; `weight` is 1 to 5, relative to the question's other
    points; `phrasings` are ways people say it; `wrong_claims` are false statements people make about it.
    """

    id: str
    point: str
    weight: int
    phrasings: tuple[str, ...] = ()
    wrong_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A further question, and the id of the key point it probes."""

    ask: str
    probes: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands in a pack; texts are Markdown of ours.

    `difficulty` is 1 (warm-up) to 5 (hardest); `minutes` is the suggested time; `hints` are three, each
    giving more than the one before; `strong` and `weak` are sample answers; `company`, `role` and
    `source` are None where the question belongs to a field and not to a company.
    """

    id: QuestionId
    pack: str
    title: str
    prompt: str
    kind: Kind
    topics: tuple[str, ...]
    difficulty: int
    seniority: tuple[Seniority, ...]
    minutes: int
    intent: str
    key_points: tuple[KeyPoint, ...]
    red_flags: tuple[str, ...]
    hints: tuple[str, str, str]
    follow_ups: tuple[FollowUp, ...]
    strong: str
    weak: str
    company: str | None = None
    role: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of questions that belong together; `id` is its folder's name."""

    id: str
    name: str
    about: str
    company: str | None = None
    role: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which questions a track asks; an empty tuple means any.

    `easiest` and `hardest` bound the difficulty, both inclusive.
    """

    packs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    easiest: int = 1
    hardest: int = 5

    def admits(self, question: Question) -> bool:
        """Whether the question may be asked under this filter."""
        return (
            (not self.packs or question.pack in self.packs)
            and (not self.topics or any(topic in self.topics for topic in question.topics))
            and (not self.kinds or question.kind in self.kinds)
            and self.easiest <= question.difficulty <= self.hardest
        )
