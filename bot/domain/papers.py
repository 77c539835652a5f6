"""What somebody hands in to be asked by: a résumé and a job description; and why one cannot be read."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.contacts import CleanText
from bot.domain.refusals import Refusal
from bot.domain.skills import Skill, skills_in

LARGEST = 5 * 1024 * 1024
"""Bytes in a file; a résumé with a photo has a tenth of that."""
PAGES = 20
"""Pages of a PDF."""
CHARACTERS = 200_000
"""Characters of text; the longest academic résumés have a quarter of that."""
PASTED = 20_000
"""Characters of a paper that is pasted into a form and not handed in as a file."""
KEPT = timedelta(days=30)
"""How long a paper is kept, unless its person wants it gone before."""


class PaperKind(StrEnum):
    """What a paper is; a person has one of each at most."""

    RESUME = "resume"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it is kept: without contact details, and with the skills it names."""

    kind: PaperKind
    text: CleanText = field(repr=False)
    skills: tuple[Skill, ...]
    stored_at: datetime
    expires_at: datetime


class Unreadable(Refusal):
    """A paper that cannot be read; each kind says why."""


class TooLarge(Unreadable):
    """The file has more bytes than LARGEST."""


class TooMuchPasted(Unreadable):
    """What was pasted has more than PASTED characters."""


class TooMuchInside(Unreadable):
    """Small as a file, it holds more pages, text or data than a paper does, by mistake or to do harm."""


class WithoutText(Unreadable):
    """A PDF of pictures alone: a scan."""


class Encrypted(Unreadable):
    """It opens with a password only."""


class Picture(Unreadable):
    """A photo or a screenshot."""


class Empty(Unreadable):
    """There is not a word in it."""


class UnknownKind(Unreadable):
    """It is neither PDF, DOCX, plain text nor Markdown."""


class Broken(Unreadable):
    """It says that it is of a known kind, but cannot be read as one."""


class TooSlow(Unreadable):
    """Reading it took longer than it may."""


def paper_of(kind: PaperKind, text: CleanText, now: datetime) -> Paper:
    """A paper as it may be kept, with the skills it names."""
    return Paper(kind, text, skills_in(text), now, now + KEPT)
