"""A day in a channel, from the question to the leaderboard."""

from bot.domain.tracks import Rules
from bot.screens.screens import AnswerForm, CoverageScreen, HintScreen
from bot.usecases import commands as c
from tests.story import Story, lines


async def test_a_whole_day(story: Story) -> None:
    await story.begin()

    await story.at("08:59")
    assert story.cards == []

    await story.at("09:00")
    assert lines(story.card) == [
        f"# {story.card.title}",
        "Write your answer in the thread, or press **Answer**. A ✅ means it is stored.",
        "Reveal",
    ]

    first = await story.writes("Ana", "I would measure where the time goes")
    assert lines(story.last) == ["✅"]
    await story.writes("Ana", "before changing anything.")
    await story.writes("Ben", "A cache in front of it.")
    await story.edits("Ana", first, "I measure where the time goes")
    await story.submits("Cleo", "I look at explain analyze of the slowest query.")

    hint = await story.presses("Ben", story.card.actions[1])
    assert isinstance(hint, HintScreen)
    assert hint.title == "Hint 1 of 3"

    await story.at("13:00")
    assert "## What the interviewer was looking for" in story.shown
    assert sorted(story.shown[-3:]) == [
        "Ana: I measure where the time goes\nbefore changing anything.",
        "Ben: A cache in front of it.",
        "Cleo: I look at explain analyze of the slowest query.",
    ]

    assert lines(await story.votes("Ben", "Ana")) == [
        "Your vote counts. You have 2 votes left. Press Vote again to take it back.",
        "Ana",
    ]
    await story.votes("Cleo", "Ana")
    assert lines(await story.votes("Ana", "Ana")) == ["That answer is yours. Your votes are for the others."]
    assert not any("vote)" in line for line in story.shown), "counts are hidden until the close"

    await story.at("09:00", days=1)
    closed = [
        entry for post in story.messenger.posts for entry in lines(post.screen) if "Best answer" in entry
    ]
    assert closed == ["Ana: I measure where the time goes\nbefore changing anything. (Best answer, 2 votes)"]
    # 10 answer, 2 × 5 votes, 15 best, 1 streak; Ben and Cleo 10 answer, 2 voted, 1 streak.
    assert await story.standings() == ["1 Ana 36", "2 Ben 13", "2 Cleo 13"]


async def test_a_blind_day(story: Story) -> None:
    await story.begin(Rules(blind=True, anonymous=True))
    await story.at("09:00")
    assert "Press **Answer**. All answers stay hidden until the reveal." in lines(story.card)

    await story.writes("Ana", "In the thread by mistake.")
    assert lines(story.last)[0].startswith("Answers are hidden here until the reveal")
    await story.submits("Ana", "I measure first.")
    await story.submits("Ben", "I guess.")
    assert "2 answers so far." in lines(story.card)
    assert not any("I measure first." in line for line in story.shown)

    await story.at("13:00")
    board = [line for line in story.shown if line.startswith("Answer ")]
    assert sorted(line.partition(": ")[2] for line in board) == ["I guess.", "I measure first."]
    assert not any("Ana" in line for line in story.shown), "no names before the close"

    await story.at("09:00", days=1)
    assert any(
        "Ana: I measure first." in line for post in story.messenger.posts for line in lines(post.screen)
    )


async def test_the_form_is_prefilled_and_stands_for_what_was_written(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "First thought.")
    await story.writes("Ana", "Second thought.")
    form = await story.presses("Ana", story.card.actions[0])
    assert isinstance(form, AnswerForm)
    assert form.value.raw == "First thought.\nSecond thought."

    await story.submits("Ana", "One good thought.")
    await story.writes("Ana", "And one more.")
    form = await story.presses("Ana", story.card.actions[0])
    assert isinstance(form, AnswerForm)
    assert form.value.raw == "One good thought.\nAnd one more."

    await story.presses("Ana", form.actions[0])
    await story.at("13:00")
    assert not any(line.startswith("Ana") for line in story.shown)


async def test_how_did_i_do_shows_the_sentence_that_covered_each_point(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.submits(
        "Ana", "I measure where the time goes before changing anything. Then I would call it a day, honestly."
    )
    refused = await story.do(c.ShowCoverage(story.actor("Ana"), await story.round_id()))
    assert lines(refused) == ["That can be seen after the reveal."]

    await story.at("13:00")
    screen = await story.do(c.ShowCoverage(story.actor("Ana"), await story.round_id()))
    assert isinstance(screen, CoverageScreen)
    assert screen.points[0].mark == "covered"
    assert screen.points[0].evidence is not None
    assert screen.points[0].evidence.raw == "I measure where the time goes before changing anything."
    assert screen.points[1].mark == "missed"

    nothing = await story.do(c.ShowCoverage(story.actor("Ben"), await story.round_id()))
    assert lines(nothing) == ["You have no answer in this round yet."]


async def test_a_late_answer_keeps_the_streak_and_takes_no_votes(story: Story) -> None:
    await story.begin()
    for day in range(2):
        await story.at("09:00", days=min(day, 1))
        await story.writes("Ana", "In time.")
        await story.at("13:00")
        await story.writes("Ben", "Late.")
        assert lines(story.last) == ["✅"]
        assert "Ben: Late. (late)" in story.shown
    await story.at("09:00", days=1)
    # Ana: two rounds of 10, streaks of 1 and 2. Ben earns nothing and keeps his streak.
    assert await story.standings() == ["1 Ana 23"]
    board = await story.do(c.ShowLeaderboard(story.actor("Ben"), story.channel))
    assert lines(board) == ["1 Ana 23"]


async def test_what_is_written_after_the_reveal_is_talk_for_who_answered_in_time(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    first = await story.writes("Ana", "In time.")
    await story.at("13:00")
    await story.writes("Ana", "By the way.")
    assert story.last is None
    await story.edits("Ana", first, "Now that I know better.")
    assert story.last is None
    assert "Ana: In time." in story.shown


async def test_deleting_before_the_reveal_at_it_and_after_the_close(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    before = await story.writes("Ana", "Gone before.")
    after = await story.writes("Ben", "Gone after the reveal.")
    last = await story.writes("Cleo", "Gone after the close.")
    await story.deletes(before)
    await story.at("13:00")
    assert not any("Gone before" in line for line in story.shown)
    await story.deletes(after)
    assert "Ben: This answer was taken back." in story.shown
    await story.at("12:59", days=1)
    assert await story.standings() == ["1 Cleo 11"]
    thread = story.cards[0].ref
    await story.do(c.DeleteMessage(story.channel, thread, last, story.clock.now()))
    said = [line for post in story.messenger.in_thread(thread) for line in lines(post.screen)]
    assert not any("Gone after the close" in line for line in said)
    assert await story.standings() == ["1 Cleo 11"]


async def test_three_votes_a_round_taken_back_and_moved(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    for name in ("Ana", "Ben", "Cleo", "Eli"):
        await story.writes(name, f"The answer of {name}.")
    await story.at("13:00")
    for name in ("Ana", "Ben", "Cleo"):
        await story.votes("Dev", name)
    spent = await story.votes("Dev", "Eli")
    assert lines(spent) == ["You have given all 3 votes of this round. Take one back to move it."]
    assert lines(await story.votes("Dev", "Ana")) == ["Your vote is taken back.", "Ana"]
    assert lines(await story.votes("Dev", "Eli"))[0].endswith("Press Vote again to take it back.")


async def test_a_thumb_is_the_same_vote_as_the_button(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    message = await story.writes("Ana", "An answer.")
    await story.reacts("Ben", message)
    await story.at("13:00")
    assert lines(await story.votes("Ben", "Ana")) == ["Your vote is taken back.", "Ana"]
    await story.reacts("Ben", message)
    await story.reacts("Ben", message, on=False)
    await story.reacts("Ben", message)
    own = await story.reacts("Ana", message)
    assert lines(own) == ["That answer is yours. Your votes are for the others."]
    await story.at("12:59", days=1)
    assert await story.standings() == ["1 Ana 31", "2 Ben 2"]


async def test_who_takes_an_answer_back_after_the_reveal_and_sends_another_is_late(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.submits("Ana", "Whatever, to be in time.")
    await story.at("13:00")
    await story.do(c.WithdrawAnswer(story.actor("Ana"), await story.round_id()))
    await story.submits("Ana", "Just what the interviewer was looking for.")
    assert "Ana: Just what the interviewer was looking for. (late)" in story.shown
    await story.at("12:59", days=1)
    assert await story.standings() == []
