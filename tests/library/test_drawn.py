"""What a question asks and tells is shown whole on every platform: nothing of ours is cut to fit."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from bot.domain.calendar import Due, Schedule
from bot.domain.questions import Question
from bot.domain.rounds import Opening, opened
from bot.domain.tracks import Rules, Track
from bot.ids import Channel, PersonId, RoundId, TrackId, WorkspaceId
from bot.library.load import load
from bot.platforms.discord.render import screens as discord
from bot.platforms.slack.render import screens as slack
from bot.presenters.rounds import hint_screen, question_screen, reveal_screen
from bot.screens.screens import Screen
from tests.platforms.discord.server.checks import problems as of_discord
from tests.platforms.slack.server.checks import problems as of_slack

QUESTIONS = load(Path(__file__).parents[2] / "content").questions
HERE = discord.Look(channel="1234567890123456789")
CUT = "…"
ANA = PersonId("ana")
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


def shown_of(question: Question) -> Iterator[Screen]:
    channel = Channel(WorkspaceId("team"), "practice")
    due = Due(NINE.date(), NINE)
    schedule = Schedule("Europe/Lisbon", time(9))
    track = Track(
        id=TrackId("a"), channel=channel, keeper=ANA, schedule=schedule, seed=1, rules=Rules(), next_due=due
    )
    round_ = opened(
        track,
        Opening(id=RoundId("a"), number=1, on=NINE.date(), question=question, repeat=False, seed=1),
        NINE,
    )
    yield question_screen(round_, None)
    yield reveal_screen(round_)
    yield from (hint_screen(round_, level) for level in (1, 2, 3))


def drawn(screen: Screen) -> Iterator[tuple[Any, list[str]]]:
    """The screen as each platform gets it, and what that platform would refuse in it."""
    line, on_discord = slack.as_message(screen), discord.as_message(screen, HERE)
    on_slack = {"text": line.text, "blocks": line.blocks}
    yield line.blocks, of_slack(on_slack, "message")
    yield on_discord, of_discord(on_discord, "message")


def texts(made: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(made, dict):
        for value in made.values():
            yield from texts(value)
    elif isinstance(made, list):
        for value in made:
            yield from texts(value)
    elif isinstance(made, str):
        yield made


@pytest.mark.parametrize("pack", sorted({question.pack for question in QUESTIONS}))
def test_every_question_is_shown_whole(pack: str) -> None:
    for question in (each for each in QUESTIONS if each.pack == pack):
        for screen in shown_of(question):
            for made, found in drawn(screen):
                assert found == [], question.id
                assert not any(text.endswith(CUT) for text in texts(made)), question.id
