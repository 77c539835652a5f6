"""Edge cases of people: who leaves, hides, is forgotten, or has two accounts."""

import json

from bot.ids import Account
from bot.screens.screens import ExportScreen, LeaderboardScreen, MeScreen
from bot.usecases import commands as c
from tests.story import Story, lines


async def _round(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    for name in ("Ana", "Ben", "Cleo"):
        await story.writes(name, f"The answer of {name}.")
    await story.at("13:00")


async def test_people_who_left_are_hidden_and_return_with_their_points(story: Story) -> None:
    await _round(story)
    await story.votes("Ben", "Ana")
    await story.at("12:59", days=1)
    assert await story.standings(viewer="Ben") == ["1 Ana 31", "2 Ben 13", "3 Cleo 11"]
    left = Account(story.workspace, "Ana", "Ana")
    await story.do(c.NoteDeparture(left, left=True))
    assert await story.standings(viewer="Ben") == ["1 Ben 13", "2 Cleo 11"]
    await story.do(c.NoteDeparture(left, left=False))
    assert await story.standings(viewer="Ben") == ["1 Ana 31", "2 Ben 13", "3 Cleo 11"]


async def test_votes_by_people_who_left_before_the_close_do_not_count(story: Story) -> None:
    await _round(story)
    await story.votes("Ben", "Ana")
    await story.do(c.NoteDeparture(Account(story.workspace, "Ben", "Ben"), left=True))
    await story.at("12:59", days=1)
    assert await story.standings(viewer="Ana") == ["1 Ana 11", "1 Cleo 11"]


async def test_the_other_account_of_the_same_person_cannot_vote_for_them(story: Story) -> None:
    await _round(story)
    await story.do(c.ShowMe(story.actor("Ana2")))
    linked = await story.do(c.LinkAccounts(story.actor("Dev"), "Ana2", "Ana"))
    assert lines(linked)[0].startswith("From now on these two accounts are one person")
    refused = await story.votes("Ana2", "Ana")
    assert lines(refused) == ["That answer is yours. Your votes are for the others."]
    await story.votes("Ana2", "Ben")
    await story.votes("Ana", "Ben")
    await story.at("12:59", days=1)
    assert await story.standings() == ["1 Ana 11", "1 Ben 11", "1 Cleo 11"]


async def test_linking_an_unknown_account_is_refused(story: Story) -> None:
    await _round(story)
    told = await story.do(c.LinkAccounts(story.actor("Dev"), "Nobody", "Ana"))
    assert lines(told) == ["One of these accounts has not been seen in this workspace yet."]


async def test_who_hides_is_off_the_board_and_still_sees_their_place(story: Story) -> None:
    await _round(story)
    await story.at("12:59", days=1)
    await story.do(c.HideMe(story.actor("Ana"), hidden=True))
    assert await story.standings(viewer="Ben") == ["1 Ben 11", "1 Cleo 11"]
    own = await story.do(c.ShowLeaderboard(story.actor("Ana"), story.channel))
    assert isinstance(own, LeaderboardScreen)
    assert own.own is not None
    assert (own.own.rank, own.own.points) == (1, 11)
    await story.do(c.HideMe(story.actor("Ana"), hidden=False))
    assert await story.standings(viewer="Ben") == ["1 Ana 11", "1 Ben 11", "1 Cleo 11"]


async def test_own_place_is_shown_also_below_the_top(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    names = [f"P{number:02}" for number in range(12)]
    for name in names:
        await story.writes(name, "An answer.")
    await story.at("13:00")
    for voter in names[:2]:
        for author in names[2:5]:
            await story.votes(voter, author)
    await story.at("12:59", days=1)
    screen = await story.do(c.ShowLeaderboard(story.actor("P00"), story.channel))
    assert isinstance(screen, LeaderboardScreen)
    listed = {row.name.raw for row in screen.rows}
    below = next(name for name in names if name not in listed)
    screen = await story.do(c.ShowLeaderboard(story.actor(below), story.channel))
    assert isinstance(screen, LeaderboardScreen)
    assert [row.rank for row in screen.rows] == [1, 1, 1, 4, 4, 6, 6, 6, 6, 6]
    assert screen.own is not None
    assert screen.own.rank == 6
    assert screen.own_note == "You are in place 6 with 11 points."


async def test_people_with_no_points_do_not_break_the_list(story: Story) -> None:
    await story.begin()
    screen = await story.do(c.ShowLeaderboard(story.actor("Ana"), story.channel))
    assert isinstance(screen, LeaderboardScreen)
    assert screen.rows == ()
    assert screen.own_note == "You have no points here yet."


async def test_my_data_can_be_seen_and_taken_along(story: Story) -> None:
    await _round(story)
    await story.votes("Ana", "Ben")
    await story.at("12:59", days=1)
    me = await story.do(c.ShowMe(story.actor("Ana")))
    assert isinstance(me, MeScreen)
    assert me.lines[:3] == (
        "**1 answer** to questions asked here.",
        "**13 points** this season, 13 in all.",
        "A streak of **1 round**.",
    )
    export = await story.do(c.ExportMe(story.actor("Ana")))
    assert isinstance(export, ExportScreen)
    document = json.loads(export.content.raw)
    assert document["answers"][0]["answer"] == "The answer of Ana."
    assert sum(entry["points"] for entry in document["points"]) == 13
    assert len(document["votes"]) == 1


async def test_the_forgotten_leave_no_word_and_no_name(story: Story) -> None:
    await _round(story)
    await story.at("12:59", days=1)
    done = await story.do(c.ForgetMe(story.actor("Ana")))
    assert lines(done) == ["Done. Your words and your name are deleted here."]
    assert not any("Ana" in line for line in story.shown)
    assert "Somebody: This answer was taken back." in story.shown
    assert await story.standings(viewer="Ben") == ["1 Ben 11", "1 Cleo 11"]


async def test_an_unknown_date_for_being_away_is_named(story: Story) -> None:
    told = await story.do(c.SetAway(story.actor("Ana"), "tomorrow", ""))
    assert lines(told)[1] == "tomorrow"
