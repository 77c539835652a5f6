"""Practice over days and restarts: parked, taken up again, crashed, reviewed, shaped by papers, forgotten."""

from datetime import timedelta

import pytest

from bot.domain.practice import Length
from bot.domain.questions import Kind
from bot.ids import EventId, InterviewId
from bot.screens.screens import (
    CoverageScreen,
    ExportScreen,
    MeScreen,
    NoticeScreen,
    PracticeForm,
    Recorded,
    ReportScreen,
)
from bot.screens.text import UserText
from bot.usecases import commands as c
from bot.usecases.handle import handle
from tests.factories import question
from tests.stories.practising import GOOD, POOR, Session
from tests.story import Story, lines


@pytest.fixture
def session(story: Story) -> Session:
    kinds = (Kind.WARM_UP, Kind.TECHNICAL, Kind.DESIGN, Kind.BEHAVIOURAL)
    story.library.held = tuple(question(f"p{n}", kind=kinds[n % 4]) for n in range(8))
    return Session(story)


async def test_idle_for_a_day_it_is_parked_and_taken_up_again(session: Session) -> None:
    await session.begins()
    await session.writes("Half a thought.")
    await session.story.at("08:00", days=2)
    offered = await session.asks(c.OpenPractice(session.story.actor("Ana"), session.story.channel))
    assert isinstance(offered, NoticeScreen)
    assert "is parked at" in offered.text
    assert "Nothing is being asked" in lines(await session.writes("Hello?"))[0]
    await session.story.presses("Ana", offered.actions[0])
    await session.writes(GOOD)
    assert (await session.interview()).turns[0].text.startswith("Half a thought.")
    assert await session.presses("Done") is None


async def test_another_begins_beside_one_that_is_parked(session: Session) -> None:
    await session.begins()
    await session.story.at("08:00", days=2)
    form = await session.asks(c.OpenPractice(session.story.actor("Ana"), session.story.channel, anew=True))
    assert isinstance(form, PracticeForm)
    assert lines(await session.begins()) == ["It begins in your direct messages."]


async def test_stopped_it_shows_what_was_read(session: Session) -> None:
    await session.begins(Length.MOCK)
    await session.answers()
    said = await session.presses("Stop")
    assert "report below" in lines(said)[0]
    assert isinstance(session.screens[-1], ReportScreen)
    assert "Nothing is being asked" in lines(await session.writes("More?"))[0]


async def test_a_crash_while_an_answer_is_read_loses_nothing(session: Session) -> None:
    await session.begins()
    await session.writes(GOOD)
    story, judge = session.story, session.story.deps.judge

    class Dying:
        async def judge(self, *_: object) -> None:
            raise ConnectionError

    object.__setattr__(story.deps, "judge", Dying())
    broken = await session.presses("Done")
    assert isinstance(broken, NoticeScreen)
    assert "the fault is ours" in broken.text
    object.__setattr__(story.deps, "judge", judge)
    story.clock.turn(timedelta(seconds=40))
    await story.settle()
    assert isinstance(session.screens[-1], CoverageScreen)


async def test_what_went_badly_comes_back_when_it_is_due(session: Session) -> None:
    await session.begins()
    asked = (await session.interview()).question
    await session.answers(POOR)
    await session.story.at("08:00", days=3)
    form = await session.asks(c.OpenPractice(session.story.actor("Ana"), session.story.channel, anew=True))
    assert isinstance(form, PracticeForm)
    assert "Due to be seen again" in form.intro
    assert asked.title in form.intro
    await session.begins()
    assert (await session.interview()).question.id == asked.id
    assert session.turns[-1].why.startswith("You have seen this one before")


async def test_practice_earns_no_points(session: Session) -> None:
    await session.story.begin()
    await session.begins()
    await session.answers()
    assert await session.story.standings() == []


async def test_my_data_has_the_interviews_and_forgetting_takes_them(session: Session) -> None:
    await session.begins()
    await session.answers()
    me = await session.asks(c.ShowMe(session.story.actor("Ana")))
    assert isinstance(me, MeScreen)
    assert me.progress
    exported = await session.asks(c.ExportMe(session.story.actor("Ana")))
    assert isinstance(exported, ExportScreen)
    assert "slowest query" in exported.content.raw
    await session.asks(c.ForgetMe(session.story.actor("Ana")))
    again = await session.asks(c.ExportMe(session.story.actor("Ana")))
    assert isinstance(again, ExportScreen)
    assert "slowest query" not in again.content.raw
    assert not any(isinstance(each, CoverageScreen) for each in session.screens), "nor do messages show them"


async def test_a_message_delivered_again_is_one(session: Session) -> None:
    await session.begins()
    now = session.story.clock.now()
    said = c.WriteTurn(session.story.actor("Ana"), "m1", UserText("Once."), now, now)
    for _ in range(3):
        assert isinstance(await handle(session.story.deps, said, EventId("e1")), Recorded)
    assert (await session.interview()).turns[0].text == "Once."


async def test_an_unknown_interview_is_refused_kindly(session: Session) -> None:
    said = await session.asks(c.CarryOn(session.story.actor("Ana"), InterviewId("none")))
    assert "no such interview" in lines(said)[0]


async def test_a_resume_shapes_the_interview_and_is_gone_on_request(session: Session) -> None:
    actor = session.story.actor("Ana")
    session.story.library.held = (
        *session.story.library.held,
        question("events", topics=("messaging",), kind=Kind.TECHNICAL),
        question("slow", topics=("databases",), kind=Kind.TECHNICAL),
    )
    resume = "Ana Silva\nana@example.com\n\nFive years with PostgreSQL and Python."
    read = await session.asks(c.ReadPaper(actor, "resume", resume.encode()))
    assert isinstance(read, NoticeScreen)
    assert "**PostgreSQL**" in read.text
    await session.begins()
    assert session.turns[0].why == "Your résumé mentions PostgreSQL."
    assert (await session.interview()).question.id == "tests/slow"
    me = await session.asks(c.ShowMe(actor))
    assert isinstance(me, MeScreen)
    assert any("résumé" in line for line in me.lines)
    exported = await session.asks(c.ExportMe(actor))
    assert isinstance(exported, ExportScreen)
    assert "example.com" not in exported.content.raw, "contact details were never kept"
    assert lines(await session.asks(c.ForgetPapers(actor))) == ["Your résumé is deleted."]


async def test_a_pasted_job_description_counts_and_a_file_that_cannot_be_read_says_why(
    session: Session,
) -> None:
    session.story.library.held = (
        *session.story.library.held,
        question("slow", topics=("databases",), kind=Kind.TECHNICAL),
    )
    await session.begins(job="We run PostgreSQL and look for somebody who loves it.")
    assert session.turns[0].why == "The job description asks for PostgreSQL."
    refused = await session.asks(c.ReadPaper(session.story.actor("Ana"), "resume", b"\x89PNG\r\n\x1a\n0000"))
    assert "That is a picture" in lines(refused)[0]
