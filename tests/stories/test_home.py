"""Home: one private page on where somebody stands; and the form for who has no button at hand."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.tracks import Rules, Track
from bot.ids import Account, Channel, MessageRef, TrackId, WorkspaceId
from bot.screens.action import Verb
from bot.screens.screens import AnswerForm, HomeScreen, HomeTrack, MeScreen, NextScreen, SetupForm
from bot.storage.codec import encode
from bot.usecases import commands as c
from tests.story import Story, lines

BLIND = Rules(blind=True)


async def _home(story: Story, name: str = "Ana") -> HomeScreen:
    screen = await story.do(c.ShowHome(story.actor(name)))
    assert isinstance(screen, HomeScreen)
    return screen


async def _track(story: Story, name: str = "Ana") -> HomeTrack:
    (track,) = (await _home(story, name)).tracks
    return track


async def _beside(story: Story, track: Track, channel: Channel) -> Track:
    """A second track like the first in another channel, which asks an hour earlier."""
    assert track.next_due is not None
    due = replace(track.next_due, at=track.next_due.at - timedelta(hours=1))
    made = replace(track, id=TrackId(f"track-{channel.id}"), channel=channel, next_due=due)
    async with story.store.unit() as unit:
        await unit.tracks.save(made)
    return made


def _labels(track: HomeTrack) -> list[str]:
    return [action.label for action in track.actions]


async def test_where_nothing_is_set_up_home_says_who_can_begin(story: Story) -> None:
    member, moderator = await _home(story), await _home(story, "Dev")
    assert member.note == "No channel practises yet. A moderator can begin with `/scrimmage setup`."
    assert moderator.note.startswith("No channel practises yet. Type `/scrimmage setup`")
    assert (member.tracks, member.leaderboard) == ((), None)
    assert [action.verb for action in member.actions] == [Verb.ME, Verb.HIDE]


async def test_home_before_the_first_question_says_when_it_comes(story: Story) -> None:
    await story.begin()
    track = await _track(story)
    assert (track.channel, track.round, track.notes) == ("practice", None, ("No round is open.",))
    assert [moment.label for moment in track.moments] == ["Next question"]
    assert track.actions == ()


async def test_home_withholds_the_next_question_from_moderators_too(story: Story) -> None:
    await story.begin()
    title = (await _coming(story))[0]
    assert title not in encode(await _home(story, "Dev"))


async def _coming(story: Story) -> list[str]:
    screen = await story.do(c.ShowNext(story.actor("Dev"), story.channel))
    assert isinstance(screen, NextScreen)
    return [item.title for item in screen.items]


async def test_home_of_a_member_through_a_day(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    asked = await _track(story)
    assert asked.round == f"**{story.card.title}**"
    assert asked.notes == ("You have not answered yet.",)
    assert [moment.label for moment in asked.moments] == ["Reveal", "Next question"]
    assert _labels(asked) == ["Answer"]
    await story.writes("Ana", "Mine.")
    assert (await _track(story)).notes == ("You have answered.",)
    assert _labels(await _track(story)) == ["Answer"]

    await story.at("13:00")
    assert (await _track(story)).moments[0].label == "Votes count until"
    assert _labels(await _track(story)) == []
    assert _labels(await _track(story, "Ben")) == ["Answer"]

    await story.at("08:59", days=1)
    assert (await _track(story)).notes[0] == "You have answered."
    await story.at("09:00")
    assert (await _track(story)).notes == ("You have not answered yet.", "Your streak: 1 round.")


async def test_a_late_answer_can_still_be_changed_from_home(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.at("13:00")
    await story.submits("Ben", "Late.")
    (answer,) = (await _track(story, "Ben")).actions
    form = await story.presses("Ben", answer)
    assert isinstance(form, AnswerForm)


async def test_own_place_is_on_home_and_the_leaderboard_has_no_switches(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "Mine.")
    await story.at("09:00", days=1)
    board = (await _home(story)).leaderboard
    assert board is not None
    assert [(row.name.raw, row.points, row.own) for row in board.rows] == [("Ana", 11, True)]
    assert (board.spans, board.scopes) == ((), ())
    other = (await _home(story, "Ben")).leaderboard
    assert other is not None
    assert other.own_note == "You have no points here yet."


async def test_a_blind_track_shows_home_no_word_of_the_others(story: Story) -> None:
    await story.begin(BLIND)
    await story.at("09:00")
    await story.submits("Ben", "The secret of Ben.")
    shown = encode(await _home(story))
    assert "You have not answered yet." in shown
    assert "secret" not in shown
    assert "Ben" not in shown


async def test_who_hides_is_on_nobody_elses_home_and_can_come_back_from_it(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "Mine.")
    await story.at("09:00", days=1)
    await story.presses("Ana", (await _home(story)).actions[1])
    assert await _listed(story, "Ben") == []
    hidden = await _home(story)
    assert [action.verb for action in hidden.actions] == [Verb.ME, Verb.UNHIDE]
    await story.presses("Ana", hidden.actions[1])
    assert await _listed(story, "Ben") == ["Ana"]


async def _listed(story: Story, viewer: str) -> list[str]:
    board = (await _home(story, viewer)).leaderboard
    return [row.name.raw for row in board.rows] if board is not None else []


async def test_days_away_keep_the_streak_on_home(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    for name in ("Ana", "Ben"):
        await story.writes(name, "Tuesday.")
    await story.do(c.SetAway(story.actor("Ana"), "2026-11-25", "2026-11-25"))
    await story.at("09:00", days=1)
    await story.at("09:00", days=1)
    assert "Your streak: 1 round." in (await _track(story)).notes
    assert (await _track(story, "Ben")).notes == ("You have not answered yet.",)


async def test_a_moderator_looks_ahead_and_sets_up_from_home_whatever_the_channel(story: Story) -> None:
    await story.begin()
    ahead, setup = (await _track(story, "Dev")).actions
    story.channel = Channel(story.workspace, "elsewhere")
    assert isinstance(await story.presses("Dev", ahead), NextScreen)
    assert isinstance(await story.presses("Dev", setup), SetupForm)
    refused = await story.presses("Ana", ahead)
    assert lines(refused)[0].startswith("Only a moderator can do that here.")
    assert isinstance(await story.presses("Ana", (await _home(story)).actions[0]), MeScreen)


async def test_a_skipped_day_is_not_announced(story: Story) -> None:
    await story.begin()
    preview = await story.do(c.ShowNext(story.actor("Dev"), story.channel))
    assert isinstance(preview, NextScreen)
    await story.presses("Dev", preview.items[0].actions[1])
    (moment,) = (await _track(story)).moments
    assert moment.at.isoformat() == "2026-11-25T09:00:00+00:00"


async def test_a_paused_track_says_so_and_promises_nothing(story: Story) -> None:
    await story.begin()
    await story.do(c.PauseTrack(story.actor("Dev"), story.channel))
    track = await _track(story)
    assert track.notes == ("Paused: no questions until a moderator resumes.",)
    assert track.moments == ()


async def test_two_tracks_stand_in_the_order_of_their_next_question(story: Story) -> None:
    first = await story.begin()
    await _beside(story, first, Channel(story.workspace, "design"))
    assert [track.channel for track in (await _home(story)).tracks] == ["design", "practice"]


async def test_five_tracks_are_the_most(story: Story) -> None:
    first = await story.begin()
    for number in range(6):
        await _beside(story, first, Channel(story.workspace, f"c{number}"))
    assert [track.channel for track in (await _home(story)).tracks] == ["c0", "c1", "c2", "c3", "c4"]


async def test_another_workspaces_tracks_are_never_shown(story: Story) -> None:
    first = await story.begin()
    other = WorkspaceId("fake:two")
    await _beside(story, first, Channel(other, "strangers"))
    assert [track.channel for track in (await _home(story)).tracks] == ["practice"]
    visitor = c.Actor(Account(other, "Ana", "Ana"), moderator=True)
    theirs = await story.do(c.ShowHome(visitor))
    assert isinstance(theirs, HomeScreen)
    assert [track.channel for track in theirs.tracks] == ["strangers"]


async def test_the_form_opens_for_the_thread_somebody_is_in(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "Mine.")
    form = await story.do(c.OpenAnswerFormIn(story.actor("Ana"), story.channel, story.thread))
    assert isinstance(form, AnswerForm)
    assert form.value.raw == "Mine."


async def test_no_form_where_no_round_is(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    away = Channel(WorkspaceId("fake:two"), story.channel.id)
    for channel, thread in ((story.channel, MessageRef("nothing")), (away, story.thread)):
        told = await story.do(c.OpenAnswerFormIn(story.actor("Ana"), channel, thread))
        assert lines(told) == ["There is no open round here at the moment."]


async def test_no_form_once_the_round_is_closed(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    thread = story.thread
    await story.at("09:00", days=1)
    told = await story.do(c.OpenAnswerFormIn(story.actor("Ana"), story.channel, thread))
    assert lines(told)[0].startswith("This round is closed")
