"""Practice, as one person goes through it: quick and mock, in messages and forms, with rests and restarts."""

from collections.abc import Sequence

import pytest

from bot.domain.practice import Length
from bot.domain.questions import Kind
from bot.screens.action import Verb
from bot.screens.screens import (
    AnswerForm,
    CoverageScreen,
    ExportScreen,
    HintScreen,
    NoticeScreen,
    PracticeForm,
    Recorded,
    ReportScreen,
    Screen,
)
from bot.screens.text import UserText
from bot.usecases import commands as c
from tests.factories import question
from tests.stories.practising import GOOD, POOR, Session
from tests.story import Story, lines


@pytest.fixture
def session(story: Story) -> Session:
    kinds = (Kind.WARM_UP, Kind.TECHNICAL, Kind.DESIGN, Kind.BEHAVIOURAL)
    story.library.held = tuple(question(f"p{n}", kind=kinds[n % 4]) for n in range(8))
    return Session(story)


async def test_a_quick_interview(session: Session) -> None:
    form = await session.asks(c.OpenPractice(session.story.actor("Ana"), session.story.channel))
    assert isinstance(form, PracticeForm)
    assert [field.name for field in form.fields][:3] == ["pack", "topic", "length"]

    assert lines(await session.begins()) == ["It begins in your direct messages."]
    (asked,) = session.turns
    assert [action.label for action in asked.actions] == ["Done", "Answer form", "Hint", "Stop"]

    hint = await session.presses("Hint")
    assert isinstance(hint, HintScreen)
    assert isinstance(await session.writes("First I would measure where the time goes"), Recorded)
    assert isinstance(await session.writes("before I change anything in there. " + GOOD), Recorded)
    await session.writes("A word too many.", "d9")
    await session.asks(c.DeleteTurn(session.story.actor("Ana"), "d9", session.story.clock.now()))
    assert await session.presses("Done") is None
    assert session.turns[0].over, "its buttons are gone"

    score = session.screens[-1]
    assert isinstance(score, CoverageScreen)
    assert score.score is not None
    assert [action.label for action in score.actions] == ["Try again", "Report", "Another question"]
    assert "too many" not in (await session.interview()).turns[0].text

    await session.presses("Try again")
    await session.answers()
    again = session.screens[-1]
    assert isinstance(again, CoverageScreen)
    assert "Last time it was" in again.summary

    report = await session.presses("Report")
    assert isinstance(report, ReportScreen)
    exported = await session.story.presses("Ana", report.actions[0])
    assert isinstance(exported, ExportScreen)
    assert exported.filename.endswith(".md")
    assert "### What you said" in exported.content.raw


async def test_a_whole_mock_interview(session: Session) -> None:
    await session.begins(Length.MOCK)
    kinds = [each.question.kind for each in (await session.interview()).chosen]
    assert kinds == [Kind.WARM_UP, Kind.TECHNICAL, Kind.TECHNICAL, Kind.DESIGN, Kind.BEHAVIOURAL]
    assert [action.label for action in session.turns[0].actions] == ["Done", "Answer form", "Stop"]
    asked = 0
    while "Very well" not in _labels(session.screens[-1]):
        asked += 1
        await session.answers(POOR)
    assert asked > len(kinds), "follow-ups were asked where key points were missed"
    assert any(turn.title.startswith("A follow-up on") for turn in session.turns)
    assert not any(isinstance(each, CoverageScreen) for each in session.screens), "feedback comes at the end"

    await session.presses("Well")
    report = session.screens[-1]
    assert isinstance(report, ReportScreen)
    assert len(report.parts) == len(kinds)
    assert any(section.heading == "Worth most next time" for section in report.sections)
    assert (await session.interview()).self_score == 75


def _labels(screen: Screen) -> Sequence[str]:
    return [action.label for action in getattr(screen, "actions", ())]


async def test_no_help_in_a_mock_interview(session: Session) -> None:
    await session.begins(Length.MOCK)
    interview = await session.interview()
    refused = await session.asks(c.TakeClue(session.story.actor("Ana"), interview.id, 1))
    assert lines(refused) == ["In a mock interview nobody helps. A quick one has hints."]


async def test_the_form_takes_the_answer_whole_and_lets_it_count(session: Session) -> None:
    await session.begins()
    await session.writes("So far.")
    form = await session.presses("Answer form")
    assert isinstance(form, AnswerForm)
    assert (form.value, form.submit.verb) == (UserText("So far."), Verb.TURN)
    interview = await session.interview()
    sent = c.SubmitTurn(session.story.actor("Ana"), interview.id, 0, UserText(GOOD))
    assert await session.asks(sent) is None
    assert (await session.interview()).turns[0].text == GOOD
    assert isinstance(session.screens[-1], CoverageScreen)


async def test_done_without_words_says_so_and_asks_on(session: Session) -> None:
    await session.begins()
    assert "There are no words of yours here yet." in lines(await session.presses("Done"))[0]
    await session.answers()


async def test_two_presses_of_done_are_one(session: Session) -> None:
    await session.begins()
    await session.writes(GOOD)
    done = session.button("Done")
    assert await session.story.presses("Ana", done) is None
    assert lines(await session.story.presses("Ana", done)) == [
        "This question has been answered already. What comes next stands below."
    ]
    assert sum(isinstance(each, CoverageScreen) for each in session.screens) == 1


async def test_one_interview_at_a_time(session: Session) -> None:
    await session.begins()
    assert "One at a time" in lines(await session.begins())[0]
    waits = await session.asks(c.OpenPractice(session.story.actor("Ana"), session.story.channel))
    assert isinstance(waits, NoticeScreen)
    assert [action.label for action in waits.actions] == ["Go on", "Stop it"]
    ben = Session(session.story, "Ben")
    assert lines(await ben.begins()) == ["It begins in your direct messages."]


async def test_nobody_touches_anothers_interview(session: Session) -> None:
    await session.begins()
    await session.writes("Mine alone.")
    for label in ("Done", "Answer form", "Hint", "Stop"):
        assert "no such interview of yours" in lines(await session.presses(label, "Ben"))[0]
    ben = Session(session.story, "Ben")
    assert "Nothing is being asked at the moment." in lines(await ben.writes("Into Ana's thread."))[0]
    assert (await session.interview()).turns[0].text == "Mine alone."
