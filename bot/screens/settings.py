"""What is shown where something is to be filled in, and the settings of a track."""

from dataclasses import dataclass
from enum import StrEnum

from bot.screens.text import Md


class FieldKind(StrEnum):
    """What a form's field takes."""

    TEXT = "text"
    TIME = "time"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    LONG_TEXT = "long-text"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen in a field."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; `values` are those set now, `problem` is what was wrong with them.

    A field of kind `yes-no` holds "yes" or nothing. `group` is the heading it stands under.
    """

    name: str
    label: str
    kind: FieldKind
    values: tuple[str, ...]
    group: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SetupForm:
    """The settings of a track, and the workspace's points."""

    title: str
    intro: Md
    fields: tuple[Field, ...]
    submit: str
