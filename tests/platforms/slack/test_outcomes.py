"""When Slack is slow, silent, busy or says no: nothing is posted twice, nothing is lost, somebody is told."""

from datetime import timedelta

from bot.delivery.pace import SETTLE
from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.server import Fault
from tests.platforms.slack.server.people import shown


def cards(house: House) -> int:
    """How many questions stand in the channel."""
    return sum(
        each["user"] == house.team.bot and "thread_ts" not in each
        for each in house.team.channels[CHANNEL].messages
    )


async def ready(house: House) -> None:
    await house.at("08:00")
    await house.set_up()


async def later(house: House, seconds: float) -> None:
    house.let_pass(seconds)
    await house.settle()


async def test_a_post_whose_reply_is_lost_is_found_and_not_made_again(house: House) -> None:
    await ready(house)
    house.slack.faults.next("chat.postMessage", Fault.DROP_REPLY)
    house.slack.told.clear()
    house.slack.tell = lambda *_: None  # type: ignore[method-assign]  # Slack does not tell of it either
    await house.at("09:00")
    assert cards(house) == 1
    await later(house, SETTLE.total_seconds() + 1)
    assert cards(house) == 1
    assert [call for call, _, _ in house.slack.calls].count("conversations.history") == 1
    ts = await house.ana.write(CHANNEL, "Its thread is known", house.card["ts"])
    await house.settle()
    assert house.ticked(ts)


async def test_the_echo_of_a_lost_reply_spares_the_look(house: House) -> None:
    await ready(house)
    house.slack.faults.next("chat.postMessage", Fault.DROP_REPLY)
    await house.at("09:00")
    await later(house, SETTLE.total_seconds() + 1)
    assert cards(house) == 1
    assert "conversations.history" not in [call for call, _, _ in house.slack.calls]


async def test_a_post_that_was_never_made_is_made(house: House) -> None:
    await ready(house)
    house.slack.faults.next("chat.postMessage", Fault.LOSE)
    await house.at("09:00")
    assert cards(house) == 0
    await later(house, SETTLE.total_seconds() + 1)
    assert cards(house) == 1


async def test_where_history_may_not_be_read_nobody_posts_twice(house: House) -> None:
    house.team.scopes -= {"channels:history", "groups:history"}
    await ready(house)
    house.slack.faults.next("chat.postMessage", Fault.DROP_REPLY)
    await house.at("09:00")
    for _ in range(20):
        await later(house, 4000)
    assert cards(house) == 1
    refused = [shown(each) for each in house.team.direct("U0").messages]
    assert len(refused) == 1, "a moderator is told once"


async def test_where_too_much_was_said_to_see_it_all_nobody_posts_twice(house: House) -> None:
    await ready(house)
    house.slack.faults.next("chat.postMessage", Fault.DROP_REPLY)
    house.slack.tell = lambda *_: None  # type: ignore[method-assign]  # Slack does not tell of it either
    await house.at("09:00")
    for number in range(20):
        house.ana.draft(CHANNEL, f"Chatter {number}")
    for _ in range(20):
        await later(house, 4000)
    assert cards(house) == 1
    assert len(house.team.direct("U0").messages) == 1, "a moderator is told once"


async def test_patience_is_kept_as_long_as_slack_asks(house: House) -> None:
    await ready(house)
    house.slack.faults.next("chat.postMessage", Fault.BUSY)
    await house.at("09:00")
    assert cards(house) == 0
    posts = [call for call, _, _ in house.slack.calls].count("chat.postMessage")
    assert posts == 1
    await later(house, 8)
    assert cards(house) == 1


async def test_one_message_a_second_goes_into_a_channel(house: House) -> None:
    await house.begin()
    for person in (house.ana, house.ben, house.cleo):
        await person.write(CHANNEL, "word " * 300, house.card["ts"])
    await house.at("13:00")
    stamps = [each["ts"].partition(".")[0] for each in house.thread]
    assert len(stamps) == len(set(stamps)), "no two posts within one second"


async def test_an_archived_channel_pauses_the_track_and_a_moderator_is_told_once(house: House) -> None:
    await ready(house)
    house.team.channels[CHANNEL].archived = True
    await house.at("09:00")
    await later(house, 60)
    told = [shown(each) for each in house.team.direct("U0").messages]
    assert len(told) == 1
    assert "gone or archived" in told[0]
    house.team.channels[CHANNEL].archived = False
    await house.dev.slash(CHANNEL, "/scrimmage", "resume")
    await house.at("09:00", days=1)
    assert cards(house) == 1


async def test_two_posts_with_one_key_become_one(house: House) -> None:
    await house.begin()
    twin = {**house.card, "ts": house.slack.ts()}
    house.team.channels[CHANNEL].messages.append(twin)
    house.slack.tell(house.team, {**twin, "event_ts": twin["ts"]}, house.team.channels[CHANNEL])
    await house.settle()
    assert cards(house) == 1
    assert house.card["ts"] != twin["ts"]


async def test_a_token_that_is_refused_gives_nothing_up(house: House) -> None:
    await ready(house)
    house.slack.faults.next("chat.postMessage", "token_revoked")
    await house.at("09:00")
    assert cards(house) == 0
    await later(house, timedelta(minutes=6).total_seconds())
    assert cards(house) == 1


async def test_a_workspace_of_the_settings_comes_back_with_a_new_token(house: House) -> None:
    await ready(house)
    await house.dev.tell({"type": "app_uninstalled"})
    await house.settle()
    await house.at("09:00")
    assert cards(house) == 0
    await house.stop()
    house.let_pass(60)
    await house.start()
    await house.settle()
    assert cards(house) == 1, "within the grace"
