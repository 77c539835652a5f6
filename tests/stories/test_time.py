"""Edge cases of time: outages, repeats, daylight saving, one bad track among many."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.tracks import Rules
from bot.ids import Channel, TrackId, WorkspaceId
from bot.ports.messenger import TryLater
from bot.screens.screens import QuestionScreen
from bot.usecases import commands as c
from tests.story import Story, lines


async def test_offline_at_the_minute_of_the_post_the_day_is_not_lost(story: Story) -> None:
    await story.begin()
    await story.at("10:30")
    assert len(story.cards) == 1


async def test_missed_by_more_than_the_grace_it_is_skipped_and_recorded(story: Story) -> None:
    await story.begin(Rules(grace=timedelta(hours=1)))
    await story.at("10:30")
    assert story.cards == []
    async with story.store.glance() as unit:
        audit = await unit.audit.latest(story.workspace, 5)
    assert [(entry.verb, entry.detail) for entry in audit] == [("unasked-missed", "2026-11-24")]
    told = [line for post in story.messenger.direct("Dev") for line in lines(post.screen)]
    assert len(told) == 1
    assert told[0].startswith("I was not running in time for Tuesday, 24 November 2026")


async def test_after_an_outage_of_days_one_question_is_asked_not_several(story: Story) -> None:
    await story.begin()
    await story.at("10:00", days=3)
    assert len(story.cards) == 1
    async with story.store.glance() as unit:
        audit = await unit.audit.latest(story.workspace, 9)
    assert len([entry for entry in audit if entry.verb == "unasked-missed"]) == 3


async def test_not_posted_twice_after_a_restart_or_by_two_processes(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    for _ in range(3):
        await story.settle()
    await story.at("09:01")
    assert len(story.cards) == 1


async def test_the_clock_steps_back_and_nothing_is_asked_again(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.at("08:00")
    await story.at("09:00")
    await story.at("23:59")
    await story.at("09:00")
    assert len(story.cards) == 1


async def test_a_moderator_who_asks_early_gets_one_question_that_day(story: Story) -> None:
    await story.begin()
    asked = await story.do(c.AskNow(story.actor("Dev"), story.channel))
    assert lines(asked) == ["Today’s question is asked."]
    again = await story.do(c.AskNow(story.actor("Dev"), story.channel))
    assert lines(again) == ["This track has had its question for Tuesday, 24 November 2026."]
    await story.at("09:00")
    assert len(story.cards) == 1
    await story.at("09:00", days=1)
    assert len(story.cards) == 2


async def test_weekends_and_holidays_ask_nothing_and_break_no_streak(story: Story) -> None:
    await story.begin()
    await story.at("09:00", days=3)  # Friday
    await story.writes("Ana", "Friday.")
    await story.at("09:00", days=2)  # Sunday
    assert len(story.cards) == 1
    await story.at("09:00", days=1)  # Monday
    assert len(story.cards) == 2
    await story.writes("Ana", "Monday.")
    await story.at("09:00", days=1)
    assert await story.standings("all") == ["1 Ana 23"]


async def test_days_away_break_no_streak(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "Tuesday.")
    away = c.SetAway(story.actor("Ana"), "2026-11-25", "2026-11-25")
    assert lines(await story.do(away))[0].startswith("Away from Wednesday, 25 November 2026")
    await story.at("09:00", days=1)
    await story.at("09:00", days=1)
    await story.writes("Ana", "Thursday.")
    await story.at("09:00", days=1)
    assert await story.standings("all") == ["1 Ana 23"]


async def test_nine_is_nine_in_the_tracks_zone_across_daylight_saving(story: Story) -> None:
    story.zone = "America/New_York"
    story.clock.at = datetime(2026, 3, 6, 13, 59, tzinfo=UTC)  # the Friday before the change
    await story.begin()
    for instant, asked in (
        (datetime(2026, 3, 6, 13, 59, tzinfo=UTC), 0),
        (datetime(2026, 3, 6, 14, 0, tzinfo=UTC), 1),
        (datetime(2026, 3, 9, 12, 59, tzinfo=UTC), 1),
        (datetime(2026, 3, 9, 13, 0, tzinfo=UTC), 2),
    ):
        story.clock.at = instant
        await story.settle()
        assert len(story.cards) == asked


async def test_one_bad_track_never_stops_those_that_follow(story: Story) -> None:
    track = await story.begin()
    async with story.store.unit() as unit:
        broken = replace(
            track,
            id=TrackId("broken"),
            channel=Channel(WorkspaceId("fake:two"), "other"),
            schedule=replace(track.schedule, zone="Nowhere/Land"),
        )
        await unit.tracks.save(broken)
    await story.at("09:00")
    assert len(story.cards) == 1
    assert ("due-failed", {"step": "ask_due"}) in story.log.lines


async def test_the_reveal_waits_until_the_question_was_seen_and_counts_from_then(story: Story) -> None:
    await story.begin()

    def busy(_place: object, _screen: object) -> None:
        raise TryLater(3600)

    story.messenger.before = busy
    await story.at("09:00")
    await story.at("13:30")
    assert story.cards == []
    story.messenger.before = lambda _place, _screen: None
    await story.at("14:30")
    assert [type(post.screen) for post in story.messenger.posts] == [QuestionScreen]
    await story.at("18:00")
    assert "## What the interviewer was looking for" not in story.shown
    await story.at("18:31")
    assert "## What the interviewer was looking for" in story.shown


async def test_a_season_is_a_month_and_a_week_is_a_week(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "In November.")
    await story.at("09:00", days=6)
    assert await story.standings("week") == []
    assert await story.standings("season") == ["1 Ana 11"]
    await story.at("09:00", days=2)
    assert date(2026, 12, 2) == story.clock.now().date()
    assert await story.standings("season") == []
    assert await story.standings("all") == ["1 Ana 11"]
