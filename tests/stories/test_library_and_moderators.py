"""Edge cases of choosing, and what moderators can do."""

from bot.domain.questions import Filter
from bot.screens.screens import NextScreen, SetupForm
from bot.usecases import commands as c
from tests.factories import question, questions
from tests.story import Story, lines

SETTINGS = {
    "zone": ("Europe/Lisbon",),
    "time": ("08:30",),
    "weekdays": ("0", "2"),
    "holidays": ("PT",),
    "reveal_after": ("2",),
    "close_after": ("20",),
    "grace": ("1",),
    "blind": ("yes",),
    "easiest": ("1",),
    "hardest": ("5",),
    "packs": ("tests",),
    **dict.fromkeys(("answer", "vote", "votes_cap", "best", "voted", "streak", "streak_cap"), ("1",)),
}


async def test_an_empty_library_never_makes_an_empty_post(story: Story) -> None:
    story.library.held = ()
    await story.begin()
    await story.at("09:00")
    assert story.cards == []
    told = [line for post in story.messenger.direct("Dev") for line in lines(post.screen)]
    assert told[0].startswith("Nothing was asked on Tuesday, 24 November 2026")
    asked = await story.do(c.AskNow(story.actor("Dev"), story.channel))
    assert lines(asked)[0].startswith("No question in the library matches")


async def test_the_last_question_then_the_oldest_again_and_it_says_so(story: Story) -> None:
    story.library.held = (question("one"), question("two"))
    await story.begin()
    titles = []
    for day in range(3):
        await story.at("09:00", days=min(day, 1))
        titles.append(story.card.title)
    assert set(titles[:2]) == {"The one question", "The two question"}
    assert titles[2] == titles[0]
    assert "back for a second look" in story.card.notes[0]


async def test_a_moderator_is_told_once_when_questions_run_low(story: Story) -> None:
    story.library.held = questions(11)
    await story.begin()
    for day in range(3):
        await story.at("09:00", days=min(day, 1))
    told = [line for post in story.messenger.direct("Dev") for line in lines(post.screen)]
    assert len(told) == 1
    assert told[0].startswith("Your track has 9 new questions left.")


async def test_a_filter_that_matches_nothing_asks_nothing(story: Story) -> None:
    await story.begin(filter=Filter(topics=("basket weaving",)))
    await story.at("09:00")
    assert story.cards == []


async def test_the_preview_is_what_is_asked_and_can_be_swapped_skipped_and_queued(story: Story) -> None:
    await story.begin()
    preview = await story.do(c.ShowNext(story.actor("Dev"), story.channel))
    assert isinstance(preview, NextScreen)
    assert len(preview.items) == 5
    swapped = await story.presses("Dev", preview.items[0].actions[0])
    assert isinstance(swapped, NextScreen)
    assert swapped.items[0].title != preview.items[0].title
    assert swapped.items[0].note == "chosen by a moderator"
    skipped = await story.presses("Dev", swapped.items[1].actions[1])
    assert isinstance(skipped, NextScreen)
    assert skipped.items[1].title == "No question that day"
    queued = await story.do(c.QueueQuestion(story.actor("Dev"), story.channel, "tests/q021"))
    assert lines(queued) == ["“The q021 question” is in the queue."]

    await story.at("09:00")
    assert story.card.title == swapped.items[0].title
    await story.at("09:00", days=1)
    assert len(story.cards) == 1, "skipped"
    await story.at("09:00", days=1)
    assert story.card.title == "The q021 question"
    again = await story.do(c.QueueQuestion(story.actor("Dev"), story.channel, "tests/q021"))
    assert lines(again)[0].startswith("This track had that question on Thursday, 26 November 2026")


async def test_a_skip_can_be_taken_back(story: Story) -> None:
    await story.begin()
    preview = await story.do(c.ShowNext(story.actor("Dev"), story.channel))
    assert isinstance(preview, NextScreen)
    skipped = await story.presses("Dev", preview.items[0].actions[1])
    assert isinstance(skipped, NextScreen)
    await story.presses("Dev", skipped.items[0].actions[0])
    await story.at("09:00")
    assert len(story.cards) == 1


async def test_only_moderators_moderate(story: Story) -> None:
    await story.begin()
    ana = story.actor("Ana")
    for command in (
        c.OpenSetup(ana, story.channel),
        c.SetUpTrack(ana, story.channel, SETTINGS),
        c.ShowNext(ana, story.channel),
        c.AskNow(ana, story.channel),
        c.RevealNow(ana, story.channel),
        c.PauseTrack(ana, story.channel),
        c.ResumeTrack(ana, story.channel),
        c.QueueQuestion(ana, story.channel, "tests/q001"),
        c.LinkAccounts(ana, "Ana", "Ben"),
    ):
        assert lines(await story.do(command))[0].startswith("Only a moderator can do that here.")
    await story.at("09:00")
    assert len(story.cards) == 1


async def test_setting_a_track_up_stores_it_and_leaves_an_audit_entry(story: Story) -> None:
    done = await story.do(c.SetUpTrack(story.actor("Dev"), story.channel, SETTINGS))
    assert lines(done) == ["Stored. The next question comes on Wednesday, 25 November 2026."]
    async with story.store.glance() as unit:
        track = await unit.tracks.in_channel(story.channel)
        policy = await unit.workspaces.policy(story.workspace)
        audit = await unit.audit.latest(story.workspace, 1)
    assert track is not None
    assert (track.schedule.zone, track.schedule.weekdays, track.rules.blind) == (
        "Europe/Lisbon",
        (0, 2),
        True,
    )
    assert policy.answer == 1
    assert (audit[0].verb, audit[0].by) == ("setup", "Dev")
    form = await story.do(c.OpenSetup(story.actor("Dev"), story.channel))
    assert isinstance(form, SetupForm)
    values = {field.name: field.values for field in form.fields}
    assert values["time"] == ("08:30",)
    assert values["holidays"] == ("PT",)


async def test_every_wrong_setting_is_named_at_once_and_nothing_is_lost(story: Story) -> None:
    sent = {**SETTINGS, "zone": ("Atlantis",), "time": ("25:00",), "weekdays": (), "grace": ("soon",)}
    form = await story.do(c.SetUpTrack(story.actor("Dev"), story.channel, sent))
    assert isinstance(form, SetupForm)
    problems = {field.name: field.problem for field in form.fields if field.problem}
    assert set(problems) == {"zone", "time", "weekdays", "grace"}
    assert {field.name: field.values for field in form.fields}["zone"] == ("Atlantis",)
    async with story.store.glance() as unit:
        assert await unit.tracks.in_channel(story.channel) is None


async def test_a_pack_or_topic_that_is_not_there_is_told_with_what_is_near_it(story: Story) -> None:
    sent = {**SETTINGS, "packs": ("test",), "topics": ("cache", "databses", "xyz")}
    form = await story.do(c.SetUpTrack(story.actor("Dev"), story.channel, sent))
    assert isinstance(form, SetupForm)
    problems = {field.name: field.problem for field in form.fields if field.problem}
    assert problems == {
        "packs": "One of these is not in the library. Near it: tests.",
        "topics": "One of these is not in the library. Near it: caching, databases.",
    }


async def test_paused_asks_nothing_and_resumed_goes_on(story: Story) -> None:
    await story.begin()
    await story.do(c.PauseTrack(story.actor("Dev"), story.channel))
    await story.at("09:01")
    assert story.cards == []
    resumed = await story.do(c.ResumeTrack(story.actor("Dev"), story.channel))
    assert lines(resumed) == ["The track goes on. The next question comes on Wednesday, 25 November 2026."]
    await story.at("09:00", days=1)
    assert len(story.cards) == 1


async def test_a_moderator_reveals_early(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.do(c.RevealNow(story.actor("Dev"), story.channel))
    assert "## What the interviewer was looking for" in story.shown
    again = await story.do(c.RevealNow(story.actor("Dev"), story.channel))
    assert lines(again) == ["This round has been revealed already."]


async def test_a_question_edited_while_it_is_live_changes_nothing(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    title = story.card.title
    story.library.held = ()
    await story.at("13:00")
    assert "## What the interviewer was looking for" in story.shown
    assert story.card.title == title
