"""When Discord is slow, silent or says no: nothing is posted twice or lost, and somebody is told."""

import asyncio

import pytest

from bot.delivery.pace import SETTLE
from bot.platforms.discord.pace import INVALID
from tests.platforms.discord.house import CHANNEL, GUILD, House
from tests.platforms.discord.server import Fault, shown

POST = "POST /channels/{channel}/messages"
EDIT = "PATCH /channels/{channel}/messages/{message}"
THREAD = "POST /channels/{channel}/messages/{message}/threads"
PAST = ("GET", "/channels/{channel}/messages")
REACT = "PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me"
SETTLED = SETTLE.total_seconds() + 1


async def ready(house: House) -> None:
    await house.at("08:00")
    await house.set_up()


def calls(house: House, call: str) -> int:
    return sum(f"{method} {path}" == call for method, path, _, _ in house.server.calls)


def deaf(house: House) -> None:
    """Let Discord tell nothing of our own posts, so that an echo settles no doubt."""
    house.server.tell_message = lambda *_, **__: None  # type: ignore[method-assign]


async def test_a_post_whose_reply_is_lost_is_found_and_not_made_again(house: House) -> None:
    await ready(house)
    deaf(house)
    house.server.faults.next(POST, Fault.DROP_REPLY)
    await house.at("09:00")
    assert len(house.cards) == 1
    await house.later(SETTLED)
    assert len(house.cards) == 1
    assert calls(house, POST) == 1, "it was found in the channel's past"
    assert house.card["id"] in house.server.channels, "and its thread was opened all the same"


async def test_the_echo_of_a_lost_reply_spares_the_look(house: House) -> None:
    await ready(house)
    house.server.faults.next(POST, Fault.DROP_REPLY)
    await house.at("09:00")
    await house.later(SETTLED)
    assert len(house.cards) == 1
    assert PAST not in [(method, path) for method, path, _, _ in house.server.calls]


async def test_a_post_that_was_never_made_is_made_with_the_same_nonce(house: House) -> None:
    await ready(house)
    house.server.faults.next(POST, Fault.LOSE)
    await house.at("09:00")
    assert house.cards == []
    await house.later(SETTLED)
    assert len(house.cards) == 1
    nonces = {body["nonce"] for method, path, body, _ in house.server.calls if f"{method} {path}" == POST}
    assert len(nonces) == 1


async def test_where_the_past_may_not_be_read_nobody_posts_twice(house: House) -> None:
    await ready(house)
    deaf(house)
    house.server.deny(house.channel, 1 << 16)  # read message history
    house.server.faults.next(POST, Fault.DROP_REPLY)
    await house.at("09:00")
    for _ in range(20):
        await house.later(4000)
    assert calls(house, POST) == 1 + len(house.dev.direct)
    assert len(house.cards) == 1
    assert len(house.dev.direct) >= 1, "a moderator is told"


async def test_a_post_that_somebody_deleted_at_once_is_not_made_again(house: House) -> None:
    await ready(house)
    house.server.faults.next(POST, 10008)
    await house.at("09:00")
    await house.later(SETTLED)
    assert calls(house, POST) == 1
    assert house.cards == []
    await house.at("09:00", days=1)
    assert len(house.cards) == 1, "the next day is asked as ever"


async def test_two_posts_of_one_nonce_leave_the_older(house: House) -> None:
    await house.begin()
    card = house.card
    echo = {**card, "id": str(int(card["id"]) + 1)}
    house.server.channels[CHANNEL].said[echo["id"]] = echo
    nonce = next(body["nonce"] for method, path, body, _ in house.server.calls if f"{method} {path}" == POST)
    house.server.tell_message("MESSAGE_CREATE", house.server.channels[CHANNEL], echo, nonce)
    await house.settle()
    assert [each["id"] for each in house.cards] == [card["id"]]


async def test_a_thread_that_was_not_opened_is_tried_again_by_itself(house: House) -> None:
    await ready(house)
    house.server.faults.next(THREAD, Fault.LOSE, Fault.LOSE)
    await house.at("09:00")
    assert house.card["id"] not in house.server.channels
    await house.later(10)
    await house.later(10)
    assert house.card["id"] in house.server.channels
    assert len(house.cards) == 1


async def test_where_threads_are_not_allowed_the_question_stands_and_its_keeper_is_told(house: House) -> None:
    await ready(house)
    house.server.deny(house.channel, 1 << 35)
    await house.at("09:00")
    assert len(house.cards) == 1
    assert "I cannot open threads here" in shown(house.dev.direct[0])
    await house.does(house.ana.press(house.card, "Answer"))
    await house.does(house.ana.submit(text="Through the form."))
    house.server.deny(house.channel, 0)
    await house.does(house.dev.slash(CHANNEL, "scrimmage doctor"))
    await house.at("13:00")
    assert "Through the form." in shown(house.thread[-1]), "the reveal opens the thread"


async def test_a_forbidden_tick_is_told_once_and_not_tried_for_every_message(house: House) -> None:
    await house.begin()
    house.server.deny(house.channel, 1 << 6)
    for number in range(5):
        await house.ana.write(house.card["id"], f"Part {number}.")
        await house.settle()
    assert calls(house, REACT) == 1
    assert len(house.dev.direct) == 1
    assert "I cannot react here" in shown(house.dev.direct[0])


@pytest.mark.parametrize("code", [10003, 50001, 50013])
async def test_a_channel_out_of_reach_pauses_the_track_and_its_keeper_is_told_once(
    house: House, code: int
) -> None:
    await ready(house)
    house.server.faults.next(POST, code)
    await house.at("09:00")
    await house.later(60)
    assert len(house.dev.direct) == 1
    assert "I paused your track" in shown(house.dev.direct[0])
    await house.at("09:00", days=1)
    assert house.cards == []
    await house.later(400)
    await house.does(house.dev.slash(CHANNEL, "scrimmage resume"))
    await house.does(house.dev.slash(CHANNEL, "scrimmage ask"))
    assert len(house.cards) == 1


async def test_an_old_message_that_takes_no_more_edits_is_edited_later(house: House) -> None:
    await house.begin()
    await house.ana.write(house.card["id"], "An answer.")
    await house.at("13:00")
    house.server.faults.next(EDIT, *[30046] * 2)
    await house.at("09:00", days=1)
    await house.later(1000)
    closed = [*house.server.channels.values()][-2:]
    said = "\n".join(shown(each) for place in closed for each in place.said.values())
    assert "Closed" in said


async def test_patience_is_kept_as_long_as_discord_asks(house: House) -> None:
    await ready(house)
    house.server.faults.next(POST, Fault.BUSY_GLOBAL)
    await house.at("09:00")
    assert len(house.cards) == 1, "the library waits as long as it is told"
    assert house.server.busy == 1


async def test_one_broken_server_delays_no_other(house: House) -> None:
    other = house.server.guild("701", "Elsewhere")
    there = other.channel("801", "practice")
    eve = house.server.person(other, "2000", "Eve", permissions=1 << 5)
    await house.settle()
    await house.at("08:00")
    await house.set_up()
    await house.does(eve.slash("801", "scrimmage setup"))
    await house.does(eve.press(eve.private[-1], "Save"))
    house.server.deny(house.channel, 1 << 10)  # not even to be seen
    await house.at("09:00")
    assert len(there.said) == 1
    assert house.cards == []


async def test_after_so_many_refusals_nothing_is_called_at_all(house: House) -> None:
    await ready(house)
    await house.at("08:59")
    pace = house.discord.pace
    for _ in range(INVALID):
        await house.store.budgets.spend(f"invalid/{pace.token}", window=600.0, most=INVALID)
    await pace.refused(403, "GET /somewhere", "1")
    before = len(house.server.calls)
    await house.at("09:00")
    assert len(house.server.calls) == before
    assert house.cards == []


async def test_a_removed_server_is_left_alone_and_finds_its_track_again(house: House) -> None:
    await ready(house)
    house.server.remove_guild(house.guild)
    await house.settle()
    before = calls(house, POST)
    await house.at("09:00")
    assert calls(house, POST) == before
    house.server.add_guild(house.guild)
    await house.settle()
    assert len(house.cards) == 1, "it came back within the track's grace"
    await house.at("09:00", days=1)
    assert len(house.cards) == 2


async def test_people_who_left_lose_their_votes_and_their_place(house: House) -> None:
    await house.begin()
    for person in (house.ana, house.ben):
        await person.write(house.card["id"], f"By {person.name}.")
    await house.at("13:00")
    await house.votes(house.cleo, "By ana.")
    await house.cleo.leave()
    await house.ben.leave()
    await house.at("08:55", days=1)
    await house.discord.roster.run()
    await house.at("09:00")
    closed = next(place for place in house.server.channels.values() if getattr(place, "archived", False))
    assert "Closed without votes." in shown([*closed.said.values()][-1])
    await house.does(house.ana.slash(CHANNEL, "leaderboard"))
    assert "Ben" not in shown(house.ana.private[-1])


async def test_a_form_whose_process_ends_before_it_is_done_is_done_by_the_next(house: House) -> None:
    await house.begin()
    await house.does(house.ana.press(house.card, "Answer"))
    house.discord.intake.work = lambda _: asyncio.sleep(3600)
    await house.ana.submit(text="Just before the end.")
    await house.heard()
    for task in list(house.discord.intake.tasks):
        task.cancel()
    await house.stop()
    async with house.store.writer.begin() as connection:
        from bot.storage.inbox import END_LEASES  # noqa: PLC0415 - as a restart does

        await connection.execute(END_LEASES)
    await house.start()
    await house.discord.intake.catch_up()
    await house.settle()
    assert "Your answer is stored." in shown(house.ana.private[-1])
    await house.at("13:00")
    assert "Just before the end." in shown(house.thread[-1])
    assert GUILD
