"""A track's settings as moderators see them: the form, and what is wrong with what was sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.needs import Need
from bot.domain.questions import Kind, Pack
from bot.domain.settings import POINTS, Problem, Settings
from bot.presenters.needs import lacks_text
from bot.presenters.rounds import DIFFICULTIES
from bot.presenters.words import hours
from bot.screens.screens import Field, FieldKind, Option, SetupForm
from bot.screens.text import Md

NEAR = 3
"""Words that are offered where one is not known."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PROBLEMS = {
    Problem.ZONE: "This is not a time zone I know. It looks like Europe/Lisbon.",
    Problem.TIME: "This is not a time I can read. It looks like 09:00.",
    Problem.WEEKDAYS: "Choose at least one day.",
    Problem.HOLIDAYS: "This is not a holiday calendar I know. It looks like DE or DE-BY.",
    Problem.HOURS: "This takes hours from 0 to 168, such as 4 or 1.5.",
    Problem.REVEAL_AFTER_CLOSE: "The reveal has to come before the close.",
    Problem.CHOICE: "One of these is not in the library.",
    Problem.DIFFICULTY: "This goes from 1 to 5, the easiest first.",
    Problem.POINTS: "This takes a whole number from 0 to 9999.",
}
POINT_LABELS = {
    "answer": "For an answer",
    "vote": "For each vote received",
    "votes_cap": "At most for votes, a round",
    "best": "For the best answer",
    "voted": "For having voted",
    "streak": "For each round of a streak",
    "streak_cap": "At most for a streak, a round",
}
WHEN, HOW, WHAT, WORTH = "When", "How a round runs", "Which questions", "Points, for the whole workspace"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers."""

    zones: Sequence[str]
    calendars: Sequence[str]
    packs: Sequence[Pack]
    topics: Sequence[str]


def setup_form(
    settings: Settings,
    choices: Choices,
    sent: Mapping[str, tuple[str, ...]] | None,
    problems: Mapping[str, str],
    lacks: Collection[Need] = (),
) -> SetupForm:
    """The form, with what was sent and what was wrong with it where that is not yet stored."""
    fields = [*_when(settings, choices), *_how(settings), *_what(settings, choices), *_worth(settings)]
    return SetupForm(
        title="This channel’s track",
        intro=Md("Almost there." if problems else _intro(lacks)),
        fields=tuple(_with(field, sent, problems) for field in fields),
        submit="Save",
    )


def _intro(lacks: Collection[Need]) -> str:
    """What it is about, and what is missing in the channel."""
    return "\n\n".join(
        ["One question a day, at this channel’s own time.", *filter(None, [lacks_text(lacks)])]
    )


def _with(field: Field, sent: Mapping[str, tuple[str, ...]] | None, problems: Mapping[str, str]) -> Field:
    return Field(
        name=field.name,
        label=field.label,
        kind=field.kind,
        values=field.values if sent is None else sent.get(field.name, ()),
        group=field.group,
        hint=field.hint,
        options=field.options,
        problem=_problem(field, sent, Problem(problems[field.name])) if field.name in problems else "",
    )


def _problem(field: Field, sent: Mapping[str, tuple[str, ...]] | None, problem: Problem) -> str:
    """What is wrong with a field, and of a word that the library does not have, what is near it."""
    if problem is not Problem.CHOICE or sent is None:
        return PROBLEMS[problem]
    known = [option.value for option in field.options]
    unknown = [each for each in sent.get(field.name, ()) if each not in known]
    near = dict.fromkeys(like for each in unknown for like in get_close_matches(each.casefold(), known, NEAR))
    return f"{PROBLEMS[problem]} Near it: {', '.join(near)}." if near else PROBLEMS[problem]


def _when(settings: Settings, choices: Choices) -> list[Field]:
    schedule = settings.schedule
    return [
        Field("time", "Time", FieldKind.TIME, (f"{schedule.time:%H:%M}",), WHEN),
        Field("zone", "Time zone", FieldKind.CHOICE, (schedule.zone,), WHEN, options=_same(choices.zones)),
        Field(
            "weekdays",
            "Days",
            FieldKind.CHOICES,
            tuple(str(day) for day in schedule.weekdays),
            WHEN,
            options=tuple(Option(str(number), name) for number, name in enumerate(WEEKDAYS)),
        ),
        Field(
            "holidays",
            "Holidays",
            FieldKind.CHOICE,
            (schedule.holidays or "",),
            WHEN,
            hint="No question on public holidays of a country (DE) or a part of it (DE-BY).",
            options=(Option("", "none"), *_same(choices.calendars)),
        ),
    ]


def _how(settings: Settings) -> list[Field]:
    rules = settings.rules
    return [
        Field("reveal_after", "Reveal after, in hours", FieldKind.NUMBER, (hours(rules.reveal_after),), HOW),
        Field(
            "close_after",
            "Close after, in hours",
            FieldKind.NUMBER,
            (hours(rules.close_after),),
            HOW,
            hint="A round also closes when the next question is asked.",
        ),
        Field(
            "grace",
            "Still ask when late by, in hours",
            FieldKind.NUMBER,
            (hours(rules.grace),),
            HOW,
            hint="After an outage. A question missed by more is skipped.",
        ),
        Field(
            "blind",
            "Blind: answers come through the form and are hidden until the reveal",
            FieldKind.YES_NO,
            ("yes",) if rules.blind else (),
            HOW,
        ),
        Field(
            "anonymous",
            "Without names until the close",
            FieldKind.YES_NO,
            ("yes",) if rules.anonymous else (),
            HOW,
        ),
    ]


def _what(settings: Settings, choices: Choices) -> list[Field]:
    chosen = settings.filter
    packs = tuple(Option(pack.id, pack.name) for pack in choices.packs)
    levels = tuple(Option(str(number), name) for number, name in enumerate(DIFFICULTIES, start=1))
    kinds = tuple(Option(kind.value, kind.value) for kind in Kind)
    return [
        Field("packs", "Packs", FieldKind.CHOICES, chosen.packs, WHAT, "None chosen means all.", packs),
        Field("topics", "Topics", FieldKind.CHOICES, chosen.topics, WHAT, "", _same(choices.topics)),
        Field("kinds", "Kinds", FieldKind.CHOICES, tuple(chosen.kinds), WHAT, "", kinds),
        Field("easiest", "From", FieldKind.CHOICE, (str(chosen.easiest),), WHAT, options=levels),
        Field("hardest", "To", FieldKind.CHOICE, (str(chosen.hardest),), WHAT, options=levels),
    ]


def _worth(settings: Settings) -> list[Field]:
    return [
        Field(name, POINT_LABELS[name], FieldKind.NUMBER, (str(getattr(settings.policy, name)),), WORTH)
        for name in POINTS
    ]


def _same(values: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(value, value) for value in values)
