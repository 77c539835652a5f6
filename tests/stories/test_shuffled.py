"""Every event delivered twice and in any order gives the same board."""

import asyncio
import random
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screens.text import UserText
from bot.usecases import commands as c
from tests.databases import fresh_store
from tests.story import Story, lines

PEOPLE = ("Ana", "Ben", "Cleo")


@dataclass(frozen=True)
class Step:
    """Something done in the thread: `message` names whose and which message it is about."""

    kind: str
    who: str
    number: int


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(["edit", "delete", "like", "unlike"]),
        st.sampled_from(PEOPLE),
        st.integers(0, 5),
    ),
    max_size=12,
)


def events(story: Story, steps: list[Step]) -> list[tuple[str, c.Command]]:
    """The events that a platform sends: two messages of each person, then the steps, in order of time."""
    start, made = story.clock.now(), list[tuple[str, c.Command]]()
    written = {}
    for number, who in enumerate(PEOPLE * 2):
        at = start + timedelta(seconds=number)
        written[number] = (who, at)
        text = UserText(f"Message {number} of {who}.")
        command = c.WriteMessage(story.actor(who), story.channel, story.thread, f"m{number}", text, at, at)
        made.append((f"write {number}", command))
    for order, step in enumerate(steps):
        at = start + timedelta(minutes=1, seconds=order)
        author, first = written[step.number]
        message, place = f"m{step.number}", (story.channel, story.thread)
        commands: dict[str, c.Command] = {
            "edit": c.WriteMessage(
                story.actor(author), *place, message, UserText(f"Edited {order}."), first, at
            ),
            "delete": c.DeleteMessage(*place, message, at),
            "like": c.React(story.actor(step.who), *place, message, on=True, at=at),
            "unlike": c.React(story.actor(step.who), *place, message, on=False, at=at),
        }
        made.append((f"step {order}", commands[step.kind]))
    return made


async def board(path: Path, steps: list[Step], shuffle: random.Random | None) -> list[str]:
    """What the channel shows at the end, and the leaderboard."""
    store = await fresh_store(path.parent, path.name)
    try:
        story = Story(store)
        await story.begin()
        await story.at("09:00")
        sent = events(story, steps)
        if shuffle is not None:
            sent = shuffle.sample(sent * 2, len(sent) * 2)
        for event, command in sent:
            await story.do(command, event)
        await story.at("12:59", days=1)
        thread = story.messenger.in_thread(story.cards[0].ref)
        shown = sorted(line for post in thread for line in lines(post.screen))
        return shown + await story.standings()
    finally:
        await store.close()


@settings(max_examples=12, deadline=None)
@given(steps=STEPS, seed=st.integers(0, 2**16))
def test_twice_and_shuffled_is_the_same_board(
    steps: list[Step], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("shuffled")
    once = asyncio.run(board(folder / "once.db", steps, None))
    again = asyncio.run(board(folder / "again.db", steps, random.Random(seed)))
    assert again == once
