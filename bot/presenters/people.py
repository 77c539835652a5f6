"""What is kept about a person, as that person sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.papers import Paper
from bot.domain.people import Member
from bot.domain.streaks import Away
from bot.presenters.papers import paper_line
from bot.presenters.words import counted, day
from bot.screens.action import Action, Verb, Weight
from bot.screens.screens import ExportScreen, Field, FieldKind, MeScreen, NoticeScreen, Progress
from bot.screens.text import Md, UserText

AWAY = "Away"
TOPICS = 8
"""Topics whose course is shown: those practised most."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of a person: how much there is, their points, streak and days away to come.

    `practised` is how much of each topic their interviews covered, try by try, 0 to 1; `papers` what they
    handed in.
    """

    member: Member
    answers: int
    points: int
    season: int
    streak: int
    away: Away | None
    practised: Mapping[str, Sequence[float]] = field(default_factory=dict)
    papers: Sequence[Paper] = ()


def me_screen(portrait: Portrait) -> MeScreen:
    """My data, and what I can do with it."""
    hide = Action(Verb.HIDE, "me", "Hide me on leaderboards")
    unhide = Action(Verb.UNHIDE, "me", "Show me on leaderboards")
    forget = Action(
        Verb.FORGET,
        "me",
        "Forget me",
        Weight.DANGER,
        "Delete every word of yours and your name here? Points stay, without a name. This cannot be undone.",
    )
    shred = Action(
        Verb.SHRED, "me", "Delete my papers", Weight.DANGER, "Delete your résumé and job description?"
    )
    return MeScreen(
        title=Md("What is kept about you"),
        lines=_lines(portrait),
        fields=_away_fields(portrait.away),
        away_label="Save days away",
        actions=(
            Action(Verb.EXPORT, "me", "Export"),
            unhide if portrait.member.hidden else hide,
            *([shred] if portrait.papers else []),
            forget,
        ),
        progress=tuple(
            Progress(UserText(topic.replace("-", " ")), tuple(shares))
            for topic, shares in sorted(portrait.practised.items(), key=lambda each: -len(each[1]))[:TOPICS]
        ),
    )


def _lines(portrait: Portrait) -> tuple[Md, ...]:
    away = portrait.away
    return (
        Md(f"**{counted(portrait.answers, 'answer')}** to questions asked here."),
        Md(f"**{counted(portrait.season, 'point')}** this season, {portrait.points:,} in all."),
        Md(f"A streak of **{counted(portrait.streak, 'round')}**."),
        *([Md("You are hidden on leaderboards.")] if portrait.member.hidden else []),
        *(paper_line(paper) for paper in portrait.papers),
        *([Md(f"Away from {day(away.since)} to {day(away.until)}.")] if away else []),
    )


def _away_fields(away: Away | None) -> tuple[Field, ...]:
    since = (away.since.isoformat(),) if away else ()
    until = (away.until.isoformat(),) if away else ()
    hint = "Rounds on these days cannot break your streak. Leave both empty to take it back."
    return (
        Field("since", "Away from", FieldKind.DATE, since, AWAY),
        Field("until", "until, inclusive", FieldKind.DATE, until, AWAY, hint),
    )


def away_notice(away: Away | None) -> NoticeScreen:
    """That days away are stored, or taken back."""
    if away is None:
        return NoticeScreen(Md("You are not away. Rounds count for your streak again."))
    return NoticeScreen(
        Md(f"Away from {day(away.since)} to {day(away.until)}. They cannot break your streak.")
    )


def hidden_notice(*, hidden: bool) -> NoticeScreen:
    """That somebody is off the leaderboards, or back."""
    if hidden:
        return NoticeScreen(
            Md("You are off the leaderboards. You keep your points and still see your place.")
        )
    return NoticeScreen(Md("You are back on the leaderboards, with all your points."))


def forgotten_notice() -> NoticeScreen:
    """That a person's words and name are gone."""
    return NoticeScreen(Md("Done. Your words and your name are deleted here."))


def export_screen(document: str) -> ExportScreen:
    """A person's data as a file."""
    return ExportScreen(
        Md("Everything kept about you, as a file."), "scrimmage-my-data.json", UserText(document)
    )
