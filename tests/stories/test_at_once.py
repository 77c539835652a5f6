"""Two people, two presses or two replicas at the same moment, on each kind of database."""

import asyncio

from bot.storage.store import SqlStore
from bot.usecases import commands as c
from bot.usecases.ask_due import ask_due
from bot.usecases.close_due import close_due
from bot.usecases.tick import tick
from tests.story import Story, lines


async def test_two_replicas_that_tick_at_once_ask_one_question(store: SqlStore) -> None:
    one, two = Story(store), Story(store)
    track = await one.begin()
    await two.at("08:59")
    one.clock.at = two.clock.at = track.next_due.at  # type: ignore[union-attr]
    await asyncio.gather(tick(one.deps), tick(two.deps), ask_due(one.deps, track), ask_due(two.deps, track))
    await asyncio.gather(one.pump.drain(), two.pump.drain())
    assert len(one.cards) + len(two.cards) == 1


async def test_two_replicas_that_close_at_once_enter_the_points_once(store: SqlStore) -> None:
    story = Story(store)
    await story.begin()
    await story.at("09:00")
    await story.writes("Ana", "An answer.")
    await story.at("13:00")
    async with store.glance() as unit:
        round_ = await unit.rounds.get(story.workspace, await story.round_id())
    assert round_ is not None
    await asyncio.gather(*(close_due(story.deps, round_) for _ in range(4)))
    assert await story.standings() == ["1 Ana 11"]


async def test_four_votes_pressed_at_once_are_three(store: SqlStore) -> None:
    story = Story(store)
    await story.begin()
    await story.at("09:00")
    names = ("Ana", "Ben", "Cleo", "Eli")
    for name in names:
        await story.writes(name, f"The answer of {name}.")
    await story.at("13:00")
    await asyncio.gather(*(story.votes("Dev", name) for name in names))
    async with store.glance() as unit:
        votes = await unit.votes.of_round(await story.round_id())
    assert len(votes) == 3


async def test_two_people_and_a_double_click_at_once_lose_nothing(store: SqlStore) -> None:
    story = Story(store)
    await story.begin()
    await story.at("09:00")
    await asyncio.gather(
        story.submits("Ana", "Of Ana.", event="a"),
        story.submits("Ana", "Of Ana.", event="a"),
        story.submits("Ben", "Of Ben.", event="b"),
    )
    await story.at("13:00")
    assert sorted(line for line in story.shown if line.startswith(("Ana", "Ben"))) == [
        "Ana: Of Ana.",
        "Ben: Of Ben.",
    ]


async def test_a_whole_round_is_the_same_on_each_database(store: SqlStore) -> None:
    story = Story(store)
    await story.begin()
    await story.at("09:00")
    message = await story.writes("Ana", "First.")
    await story.reacts("Ben", message)
    await story.edits("Ana", message, "Edited after a vote.")
    await story.at("13:00")
    assert "Ana: Edited after a vote." in story.shown
    vote = next(entry for post in story.board for entry in post.screen.entries)  # type: ignore[union-attr]
    await story.at("12:59", days=1)
    assert await story.standings() == ["1 Ana 31", "2 Ben 2"]
    closed = await story.presses("Cleo", vote.actions[0])
    assert lines(closed) == ["This round is closed. The next question takes your answer and your votes."]
    await story.do(c.ForgetMe(story.actor("Ana")))
    assert await story.standings(viewer="Ben") == ["1 Ben 2"]
