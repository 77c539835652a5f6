"""What happens in a thread on Discord by itself: messages of every kind, edits, deletions, reactions."""

import pytest

from tests.platforms.discord.house import CHANNEL, House
from tests.platforms.discord.server import Thread, shown

HOW = 1
"""The group of settings on how a round runs."""


async def board(house: House) -> str:
    """The board at the reveal."""
    await house.at("13:00")
    return shown(house.thread[-1])


async def test_a_deleted_message_takes_its_words_along(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    one = await house.ana.write(thread, "First part.")
    await house.ana.write(thread, "Second part.")
    await house.settle()
    await house.does(house.ana.delete(thread, one))
    said = await board(house)
    assert "Second part." in said
    assert "First part." not in said


async def test_many_messages_deleted_at_once_take_their_words_along(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    ids = [await house.ana.write(thread, f"Part {number}.") for number in range(3)]
    await house.settle()
    place = house.server.channels[thread]
    told = {"ids": ids, "channel_id": thread, "guild_id": house.guild.id}
    for each in ids:
        del place.said[each]
    house.server.tell("MESSAGE_DELETE_BULK", told, guild=house.guild.id, needs=1 << 9)
    await house.settle()
    assert "Part" not in await board(house)


async def test_bots_and_webhooks_write_no_answers(house: House) -> None:
    await house.begin()
    robot = house.server.person(house.guild, "1099", "Robot", bot=True)
    await robot.write(house.card["id"], "I am a robot.")
    await house.ana.write(house.card["id"], "Sent by a webhook.", webhook_id="55")
    await house.settle()
    said = await board(house)
    assert "robot" not in said
    assert "webhook" not in said


async def test_talk_in_the_channel_and_in_other_threads_is_nothing_to_us(house: House) -> None:
    await house.begin()
    said = await house.ana.write(CHANNEL, "Good morning")
    other = await house.ana.start_thread(CHANNEL, said, "Lunch?")
    await house.ana.write(other, "Noodles")
    await house.settle()
    assert "Noodles" not in await board(house)
    assert not house.server.channels[other].reactions


async def test_a_longer_message_is_stored_whole_and_shown_cut(house: House) -> None:
    await house.begin()
    words = "long " * 790 + "and its end"
    await house.ana.write(house.card["id"], words)
    said = await board(house)
    assert "…" in said
    assert "and its end" not in said
    await house.does(house.ben.press(house.thread[-1], "Read all"))
    assert "and its end" in "\n".join(shown(each) for each in house.ben.private)


@pytest.mark.parametrize(
    "more",
    [
        {
            "attachments": [
                {"id": "9", "filename": "voice.ogg", "size": 9, "url": "https://x", "proxy_url": "https://x"}
            ]
        },
        {"sticker_items": [{"id": "5", "name": "wave", "format_type": 1}]},
    ],
)
async def test_a_file_or_a_sticker_is_no_answer_and_its_sender_is_told_once(house: House, more: dict) -> None:  # type: ignore[type-arg]
    await house.begin()
    for _ in range(2):
        await house.ana.write(house.card["id"], "", **more)
        await house.settle()
    assert len(house.ana.direct) == 1
    assert "Only words count as an answer" in shown(house.ana.direct[0])
    await house.does(house.ana.press(house.ana.direct[0], "Answer"))
    assert house.ana.modal is not None, "the button works where Discord names no server"
    await house.does(house.ana.submit(text="In words, then."))
    assert "In words, then." in await board(house)


async def test_whoever_writes_in_a_blind_thread_is_told_where_answers_go(house: House) -> None:
    await house.at("08:00")
    await house.set_up(HOW, blind=True)
    await house.at("09:00")
    assert "All answers stay hidden until the reveal." in shown(house.card)
    said = await house.ana.write(house.card["id"], "By mistake.")
    await house.settle()
    assert "Answers are hidden here until the reveal" in shown(house.ana.direct[0])
    assert not house.ticked(said)
    await house.does(house.ben.press(house.card, "Answer"))
    await house.does(house.ben.submit(text="Hidden words."))
    assert "1 answer so far." in shown(house.card)
    assert "Hidden words." in await board(house)


async def test_closed_direct_messages_keep_nothing_else_from_working(house: House) -> None:
    await house.begin()
    house.ana.dms_closed = True
    await house.ana.write(house.card["id"], "", sticker_items=[{"id": "5", "name": "wave", "format_type": 1}])
    await house.ana.write(house.card["id"], "Words after all.")
    await house.settle()
    assert house.ana.direct == []
    assert "Words after all." in await board(house)


async def test_a_like_in_any_tone_is_a_vote_and_taking_it_back_takes_the_vote_back(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    said = await house.ana.write(thread, "Vote for me.")
    other = await house.cleo.write(thread, "Or me.")
    await house.at("13:00")
    await house.does(house.ben.react(thread, said, "👍🏽"))
    await house.does(house.ben.react(thread, other))
    await house.later(5)
    await house.does(house.ben.react(thread, other, on=False))
    await house.at("09:00", days=1)
    closed = shown([*house.server.channels[thread].said.values()][-1])
    assert "Best answer · 1 vote" in closed
    assert "0 votes" in closed


async def test_a_like_on_ones_own_answer_is_refused_in_private(house: House) -> None:
    await house.begin()
    said = await house.ana.write(house.card["id"], "Mine.")
    await house.at("13:00")
    await house.does(house.ana.react(house.card["id"], said))
    assert "That answer is yours." in shown(house.ana.direct[0])


async def test_a_thread_that_a_moderator_archived_wakes_for_an_edit_and_rests_again(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    await house.ana.write(thread, "An answer.")
    await house.at("13:00")
    house.server.archive(thread)
    await house.at("09:00", days=1)
    place = house.server.channels[thread]
    assert isinstance(place, Thread)
    assert "Closed without votes." in shown([*place.said.values()][-1])
    assert place.archived


async def test_a_deleted_question_ends_nothing_but_itself(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    await house.ana.write(thread, "An answer.")
    await house.settle()
    house.server.delete_message(CHANNEL, thread)
    await house.at("13:00")
    said = [shown(each) for each in house.server.channels[thread].said.values()]
    assert any("What the interviewer was looking for" in each for each in said), "its thread goes on"
    await house.at("09:00", days=1)
    assert len(house.cards) == 1, "the next question comes"


async def test_somebody_who_opened_the_thread_first_does_not_keep_us_out(house: House) -> None:
    await house.at("08:00")
    await house.set_up()
    house.server.faults.next("POST /channels/{channel}/messages/{message}/threads", 160006)
    await house.at("09:00")
    thread = await house.ana.start_thread(CHANNEL, house.card["id"])
    said = await house.ana.write(thread, "In a thread of my own.")
    await house.later(60)
    assert house.ticked(said)
