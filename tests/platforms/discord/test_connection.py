"""When the connection breaks, or words may not be read: what was missed is read again, and all goes on."""

from pathlib import Path

import pytest

from bot.app.serving import Serving
from bot.config import Settings
from bot.ids import EventId
from bot.platforms.discord.client import intents
from bot.platforms.discord.connection import DAY, SESSIONS, NoEntry, NoSessions
from bot.screens.screens import Screen
from bot.usecases import commands as c
from tests.databases import fresh_store
from tests.fakes import EPOCH, FakeClock, NoLog
from tests.platforms.discord.house import CHANNEL, House
from tests.platforms.discord.server import DiscordServer, shown


async def test_least_is_asked_for(house: House) -> None:
    assert intents(content=True).value == (1 << 0) | (1 << 9) | (1 << 10) | (1 << 12) | (1 << 15)
    assert intents(content=False).value == (1 << 0) | (1 << 9) | (1 << 10) | (1 << 12)
    assert house.server.identifies == 1


async def test_what_was_said_between_two_sessions_is_read_again(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    kept = await house.ana.write(thread, "Before.")
    gone = await house.ben.write(thread, "Deleted meanwhile.")
    liked = await house.cleo.write(thread, "Liked meanwhile.")
    await house.settle()
    house.lose()
    await house.later(5)
    missed = await house.dev.write(thread, "Said meanwhile.")
    await house.ana.edit(thread, kept, "Edited meanwhile.")
    await house.ben.delete(thread, gone)
    await house.ana.react(thread, liked)
    await house.reconnected()
    await house.settle()
    assert house.ticked(missed)
    await house.at("13:00")
    board = shown(house.thread[-1])
    assert "Said meanwhile." in board
    assert "Edited meanwhile." in board
    assert "Deleted meanwhile." not in board
    await house.at("09:00", days=1)
    closed = next(place for place in house.server.channels.values() if getattr(place, "archived", False))
    assert "Best answer · 1 vote" in shown([*closed.said.values()][-1])


async def test_what_was_said_while_the_program_was_down_is_read_at_its_start(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    await house.stop()
    await house.ana.write(thread, "Nobody listens.")
    await house.start()
    await house.settle()
    await house.at("13:00")
    assert "Nobody listens." in shown(house.thread[-1])


async def test_a_thread_with_hundreds_of_messages_is_read_to_its_end(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    await house.stop()
    for number in range(230):
        house.ana.draft(thread, f"Word {number}.")
    await house.start()
    await house.settle()
    async with house.store.glance() as unit:
        (track,) = await unit.tracks.of_workspace(house.workspace)
        latest = await unit.rounds.latest(track.id)
        assert latest is not None
        (answer,) = await unit.answers.of_round(latest.id)
    assert len(answer.standing) == 230


async def test_a_message_whose_handling_failed_is_read_again(house: House) -> None:
    await house.begin()
    listener = house.discord.catch_up.listener
    handle = listener.handle
    failed: list[c.Command] = []

    async def failing(command: c.Command, event: EventId | None) -> Screen | None:
        if not failed:
            failed.append(command)
            raise OSError("the database is busy")
        return await handle(command, event)

    listener.handle = failing
    said = await house.ana.write(house.card["id"], "Twice lucky.")
    await house.settle()
    assert not house.ticked(said)
    await house.later(3)
    assert house.ticked(said)


async def test_without_the_right_to_read_it_says_so_once_and_goes_on(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    async with House(store, granted=False) as house:
        assert [event for event, _ in house.log.lines].count("message-content-not-granted") == 1
        await house.begin()
        thread = house.card["id"]
        assert "Press **Answer**." in shown(house.card)
        assert "Write your answer in the thread" not in shown(house.card), "the card points to the form"
        said = await house.ana.write(thread, "You cannot read this.")
        await house.ben.write(thread, "Nor this.")
        await house.settle()
        (offered,) = house.thread
        assert "I cannot read what is written here" in shown(offered), "once, however many write"
        await house.does(house.ana.press(offered, "Answer"))
        await house.does(house.ana.submit(text="Through the form."))
        await house.does(
            house.ben.context(thread, "Submit as my answer", [*house.server.channels[thread].said][1])
        )
        assert "Your answer is stored." in shown(house.ben.private[-1])
        await house.ana.edit(thread, said, "Nothing either.")
        await house.does(house.dev.slash(CHANNEL, "scrimmage doctor"))
        assert "Message Content Intent" in shown(house.dev.private[-1])
        await house.at("13:00")
        board = shown(house.thread[-1])
        assert "Through the form." in board
        assert "Nor this." in board
        assert house.server.violations == []
    await store.close()


async def test_a_lazy_thread_opens_with_the_first_answer(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    async with House(store, lazy=True) as house:
        await house.begin()
        assert house.card["id"] not in house.server.channels
        await house.does(house.ana.press(house.card, "Answer"))
        await house.does(house.ana.submit(text="The first."))
        thread = house.server.channels[house.card["id"]]
        assert thread.name in shown(house.card), "it bears the question's title"
        await house.at("09:00", days=1)
        await house.at("13:00")
        assert len(house.thread) == 2, "without an answer it opens at the reveal"
    await store.close()


async def test_a_token_that_discord_refuses_is_named(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    async with DiscordServer(lambda: 1_795_000_000.0) as server:
        settings = Settings(_env_file=None, discord_token="wrong", discord_api_url=server.api_url)
        with pytest.raises(NoEntry):
            async with Serving(settings, store, FakeClock(EPOCH), NoLog()):
                pass
    await store.close()


async def test_after_too_many_sessions_nothing_begins_another(house: House) -> None:
    connection = house.discord.connection
    for _ in range(SESSIONS):
        await house.store.budgets.spend(
            f"sessions/{connection.token.partition('.')[0]}", window=DAY, most=SESSIONS
        )
    with pytest.raises(NoSessions) as refused:
        async with Serving(house.settings(), house.store, house.clock, house.log):
            pass
    assert refused.value.wait > 0
    assert house.server.identifies == 1


async def test_two_shards_share_the_work(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    async with House(store, shards=2) as house:
        assert house.server.identifies == 2
        await house.begin()
        said = await house.ana.write(house.card["id"], "Sharded.")
        await house.settle()
        assert house.ticked(said)
    await store.close()
