"""Edge cases of delivery: repeats, disorder, faults of the platform, what people can paste."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.faults import Cause
from bot.ports.messenger import Rejected, TryLater, Unknown, Unreachable
from bot.ports.place import Place
from bot.screens.screens import BoardEntry, BoardScreen, QuestionScreen, Screen
from bot.screens.text import UserText
from bot.usecases import commands as c
from tests.databases import fresh_store
from tests.story import Story, lines


async def test_the_same_event_twice_is_counted_once(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.submits("Ana", "Once.", event="form-1")
    assert await story.submits("Ana", "Twice.", event="form-1") is None
    await story.at("13:00")
    assert "Ana: Once." in story.shown
    vote = next(entry.actions[0] for post in story.board for entry in _entries(post.screen) if entry.actions)
    await story.presses("Ben", vote, event="press-1")
    assert await story.presses("Ben", vote, event="press-1") is None
    await story.at("12:59", days=1)
    assert await story.standings() == ["1 Ana 31", "2 Ben 2"]


def _entries(screen: Screen) -> tuple[BoardEntry, ...]:
    assert isinstance(screen, BoardScreen)
    return screen.entries


async def test_a_deletion_before_its_creation_and_an_edit_before_its_message(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    now = story.clock.now()
    later = now + timedelta(seconds=5)
    ana = story.actor("Ana")
    await story.do(c.DeleteMessage(story.channel, story.thread, "a", later), "1")
    await story.do(c.WriteMessage(ana, story.channel, story.thread, "a", UserText("Deleted."), now, now), "2")
    await story.do(
        c.WriteMessage(ana, story.channel, story.thread, "b", UserText("Edited."), now, later), "3"
    )
    await story.do(
        c.WriteMessage(ana, story.channel, story.thread, "b", UserText("As first written."), now, now), "4"
    )
    await story.at("13:00")
    assert "Ana: Edited." in story.shown


async def test_a_thumb_for_an_answer_not_yet_stored_counts_when_it_comes(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.reacts("Ben", "late-message")
    await story.writes("Ana", "Here it is.", message="late-message")
    await story.at("12:59", days=1)
    assert await story.standings() == ["1 Ana 31", "2 Ben 2"]


async def test_an_answer_written_in_time_and_delivered_after_the_close_is_settled(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    thread, written = story.thread, story.clock.now() + timedelta(minutes=5)
    await story.at("09:00", days=1)
    late = c.WriteMessage(
        story.actor("Ana"), story.channel, thread, "x", UserText("In time."), written, written
    )
    assert lines(await story.do(late, "e")) == ["✅"]
    assert await story.standings() == ["1 Ana 11"]
    await story.do(late, "e")
    assert await story.standings() == ["1 Ana 11"]


async def test_a_failed_send_is_repeated_and_shown_once(story: Story) -> None:
    await story.begin()
    tries: list[Place] = []

    def fail(place: Place, _screen: Screen) -> None:
        tries.append(place)
        if len(tries) < 4:
            raise TryLater(1.0)

    story.messenger.before = fail
    await story.at("09:00")
    for _ in range(6):
        story.clock.turn(timedelta(seconds=5))
        await story.settle()
    assert len(story.cards) == 1
    assert len(tries) == 4


async def test_a_post_whose_reply_was_lost_is_found_not_repeated(story: Story) -> None:
    await story.begin()
    lost: list[Screen] = []

    def lose(_place: Place, screen: Screen) -> None:
        if not lost:
            lost.append(screen)
            raise Unknown

    story.messenger.after = lose
    await story.at("09:00")
    await story.at("09:05")
    assert len(story.cards) == 1
    assert len(story.cards[0].screens) == 1, "found by its nonce, not sent again"
    await story.at("13:05")
    assert "## What the interviewer was looking for" in story.shown


async def test_a_channel_out_of_reach_pauses_its_track_and_tells_its_keeper_once(story: Story) -> None:
    await story.begin()

    def gone(place: Place, _screen: Screen) -> None:
        if not hasattr(place, "person"):
            raise Unreachable(Cause.CHANNEL_GONE)

    story.messenger.before = gone
    await story.at("09:00")
    for day in range(3):
        await story.at("09:00", days=min(day, 1))
    told = [line for post in story.messenger.direct("Dev") for line in lines(post.screen)]
    (only,) = told
    assert only.startswith("I paused your track: the channel is gone or archived. Nothing is lost.")
    assert story.cards == []
    story.messenger.before = lambda _place, _screen: None
    await story.do(c.ResumeTrack(story.actor("Dev"), story.channel))
    await story.at("09:00", days=1)
    assert len(story.cards) == 1


async def test_a_payload_refused_is_told_and_stops_nothing_else(story: Story) -> None:
    await story.begin()

    def refuse(_place: Place, screen: Screen) -> None:
        if isinstance(screen, BoardScreen):
            raise Rejected("invalid_blocks")

    story.messenger.before = refuse
    await story.at("09:00")
    await story.writes("Ana", "An answer.")
    await story.at("13:00")
    await story.at("13:01")
    assert "## What the interviewer was looking for" in story.shown
    told = [line for post in story.messenger.direct("Dev") for line in lines(post.screen)]
    assert len(told) == 1
    await story.at("09:00", days=1)
    assert len(story.cards) == 2


async def test_buttons_work_after_a_restart(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    answer = story.card.actions[0]
    reborn = Story(story.store, clock=story.clock)
    form = await reborn.presses("Ana", answer)
    assert type(form).__name__ == "AnswerForm"


async def test_buttons_of_another_workspace_find_nothing(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "Secret.")
    answer_button, hint = story.card.actions
    await story.at("13:00")
    vote = next(entry.actions[0] for post in story.board for entry in _entries(post.screen) if entry.actions)
    stranger = Story(story.store, clock=story.clock, workspace=type(story.workspace)("fake:two"))
    for action in (answer_button, hint, vote):
        told = lines(await stranger.presses("Mallory", action))
        assert told[0] in {"There is no open round here at the moment.", "That answer is not here any more."}


async def test_an_empty_form_changes_nothing(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    await story.submits("Ana", "Mine.")
    told = await story.submits("Ana", "  \n ")
    assert lines(told) == [
        "There were no words in the form, so nothing changed. What you had before still stands."
    ]
    await story.at("13:00")
    assert "Ana: Mine." in story.shown


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), min_size=1, max_size=200).filter(lambda text: text.strip()))
def test_whatever_is_pasted_is_stored_and_shown(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    async def tell() -> None:
        store = await fresh_store(tmp_path_factory.mktemp("paste"))
        try:
            story = Story(store)
            await story.begin()
            await story.at("09:00")
            await story.submits("Ana", text)
            await story.at("13:00")
            entries = [entry for post in story.board for entry in _entries(post.screen)]
            assert len(entries) == 1
            assert len(entries[0].text.raw) == len(text)
        finally:
            await store.close()

    asyncio.run(tell())


async def test_the_card_is_a_card(story: Story) -> None:
    await story.begin()
    await story.at("09:00")
    assert isinstance(story.card, QuestionScreen)
    assert [action.label for action in story.card.actions] == ["Answer", "Hint"]
