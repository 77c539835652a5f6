"""What Slack tells of a thread: edits, deletions, bots, files, strangers, twice and in disorder."""

import random

from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.server.people import shown


async def answers(house: House) -> list[str]:
    """What stands as answers, as the reveal shows them."""
    await house.at("13:00")
    return [line for post in house.thread[1:] for line in shown(post).split("\n")]


async def test_a_deletion_that_comes_before_its_message_wins(house: House) -> None:
    await house.begin()
    thread = house.card["ts"]
    draft = house.ana.draft(CHANNEL, "Never mind this", thread)
    await house.ana.delete(CHANNEL, draft["ts"])
    await house.ana.tell({**draft, "channel": CHANNEL, "event_ts": draft["ts"]})
    await house.settle()
    assert not any("Never mind" in line for line in await answers(house))


async def test_an_edit_that_comes_before_its_message_wins(house: House) -> None:
    await house.begin()
    draft = dict(house.ana.draft(CHANNEL, "Old words", house.card["ts"]))
    await house.ana.edit(CHANNEL, draft["ts"], "New words")
    await house.ana.tell({**draft, "channel": CHANNEL, "event_ts": draft["ts"]})
    await house.settle()
    said = await answers(house)
    assert any("New words" in line for line in said)
    assert not any("Old words" in line for line in said)


async def test_a_preview_of_a_link_is_no_edit(house: House) -> None:
    await house.begin()
    ts = await house.ana.write(CHANNEL, "See <https://example.com/a|example.com/a>", house.card["ts"])
    message = {**(house.team.message(CHANNEL, ts) or {}), "attachments": [{}], "text": "spoiled"}
    now = house.slack.ts()
    change = {"type": "message", "subtype": "message_changed", "channel": CHANNEL, "ts": now, "event_ts": now}
    await house.ana.tell({**change, "message": message, "previous_message": {}})
    await house.settle()
    assert any(
        "See example.com/a" in line or "See https://example.com/a" in line for line in await answers(house)
    )


async def test_our_own_posts_and_edits_are_no_answers(house: House) -> None:
    await house.begin()
    await house.ana.write(CHANNEL, "Mine", house.card["ts"])
    await house.at("13:00")
    await house.ana.press(house.thread[0], "How did I do?")
    await house.settle()
    ours = [each["event"] for each in house.slack.events if "event" in each and "bot_id" in each["event"]]
    assert len(ours) == 3, "the card, the reveal and the board came back"
    board = shown(house.thread[1])
    assert board.count("Mine") == 1
    assert "interviewer" not in board


async def test_other_bots_and_apps_take_no_part(house: House) -> None:
    await house.begin()
    thread = house.card["ts"]
    one = await house.ana.write(CHANNEL, "I am a workflow", thread, bot_id="B9", subtype="bot_message")
    two = await house.ana.write(CHANNEL, "I am an app", thread, app_id="A9")
    three = await house.slack.person(house.team, "U8", "Robot", is_bot=True).write(CHANNEL, "Beep", thread)
    await house.settle()
    assert not any(map(house.ticked, (one, two, three)))


async def test_a_reply_sent_to_the_channel_too_is_one_answer(house: House) -> None:
    await house.begin()
    ts = await house.ana.write(CHANNEL, "Both ways", house.card["ts"], subtype="thread_broadcast")
    await house.settle()
    assert house.ticked(ts)


async def test_a_file_with_words_counts_and_one_without_is_said_not_to(house: House) -> None:
    await house.begin()
    thread = house.card["ts"]
    file = {"subtype": "file_share", "files": [{"id": "F1"}]}
    with_words = await house.ana.write(CHANNEL, "My drawing shows a queue", thread, **file)
    without = await house.ben.write(CHANNEL, "", thread, **file)
    await house.settle()
    assert house.ticked(with_words)
    assert not house.ticked(without)
    assert house.ben.whispers[-1].startswith("Only words count as an answer")


async def test_a_stranger_of_a_shared_channel_takes_no_part_and_is_told_when_they_press(house: House) -> None:
    await house.begin()
    stranger = house.slack.person(house.team, "U9", "Visitor", team_id="T9", is_stranger=True)
    ts = await stranger.write(CHANNEL, "Hello from next door", house.card["ts"])
    await stranger.press(house.card, "Hint")
    await house.settle()
    assert not house.ticked(ts)
    assert "another workspace" in stranger.whispers[-1]


async def test_a_guest_is_a_member(house: House) -> None:
    await house.begin()
    guest = house.slack.person(house.team, "U7", "Guest", is_restricted=True)
    ts = await guest.write(CHANNEL, "I may answer", house.card["ts"])
    await house.settle()
    assert house.ticked(ts)


async def test_talk_elsewhere_is_not_even_stored(house: House) -> None:
    await house.begin()
    await house.ana.write(CHANNEL, "Lunch?")
    assert await house.store.inbox.waiting() == 0
    before = len(house.slack.calls)
    await house.ana.write(CHANNEL, "Yes", thread="1795000000.000001")
    await house.settle()
    assert [call for call, _, _ in house.slack.calls[before:]] in ([], ["users.info"])


async def test_somebody_is_looked_up_once_a_day(house: House) -> None:
    await house.begin()
    for number in range(5):
        await house.ana.write(CHANNEL, f"Part {number}", house.card["ts"])
        await house.settle()
    await house.stop()
    await house.start()
    await house.ana.write(CHANNEL, "After a restart", house.card["ts"])
    await house.settle()
    asked = [args["user"] for call, _, args in house.slack.calls if call == "users.info"]
    assert sorted(asked) == ["U0", "U1"]


async def test_who_leaves_is_off_the_leaderboard_and_who_is_promoted_moderates_at_once(house: House) -> None:
    await house.begin()
    for person in (house.ana, house.ben):
        await person.write(CHANNEL, "Mine", house.card["ts"])
    await house.at("09:00", days=1)
    await house.ana.tell({"type": "user_change", "user": house.team.users["U1"] | {"deleted": True}})
    await house.ben.tell({"type": "user_change", "user": house.team.users["U2"] | {"is_admin": True}})
    await house.cleo.tell({"type": "user_change", "user": house.team.users["U3"] | {"deleted": True}})
    await house.settle()
    await house.ben.slash(CHANNEL, "/leaderboard")
    await house.ben.slash(CHANNEL, "/scrimmage", "pause")
    await house.settle()
    assert "Ana" not in "".join(house.ben.whispers)
    assert any("The track is paused." in each for each in house.ben.whispers)


async def test_two_accounts_are_linked_by_mentioning_them(house: House) -> None:
    await house.begin()
    for person in (house.ana, house.ben):
        await person.write(CHANNEL, "Mine", house.card["ts"])
    await house.settle()
    await house.dev.slash(CHANNEL, "/scrimmage", "link <@U2|ben> <@U1|ana>")
    await house.settle()
    assert "one person" in house.dev.whispers[-1]


async def test_a_double_click_on_vote_is_one_vote(house: House) -> None:
    await house.begin()
    await house.ana.write(CHANNEL, "Mine", house.card["ts"])
    await house.at("13:00")
    await house.vote(house.ben, "Mine")
    await house.vote(house.ben, "Mine")
    assert house.ben.whispers[-1] == house.ben.whispers[-2]


async def test_a_like_counts_whatever_its_skin_and_is_taken_back(house: House) -> None:
    await house.begin()
    ts = await house.ana.write(CHANNEL, "Like me", house.card["ts"])
    await house.at("13:00")
    await house.ben.react(CHANNEL, ts, "+1::skin-tone-4")
    await house.cleo.react(CHANNEL, ts)
    await house.cleo.react(CHANNEL, ts, on=False)
    await house.cleo.react(CHANNEL, ts, "tada")
    await house.settle()
    board = house.thread[1]["ts"]
    await house.at("09:00", days=1)
    assert "1 vote" in shown(house.team.message(CHANNEL, board) or {})


async def test_everything_twice_and_in_any_order_counts_once(house: House) -> None:
    """A bounded run; the long one is a command of its own."""
    dice = random.Random(8)
    await house.begin()
    thread = house.card["ts"]
    envelopes = []
    for number in range(20):
        person = dice.choice((house.ana, house.ben, house.cleo))
        draft = person.draft(CHANNEL, f"Thought {number}", thread)
        event = {**draft, "channel": CHANNEL, "event_ts": draft["ts"]}
        envelopes.append(house.slack.envelope(house.team, event))
    deliveries = envelopes * 4
    dice.shuffle(deliveries)
    for each in deliveries:
        assert (await house.slack.deliver(each, retry=1))[0] in {200, 409}
    await house.settle()
    said = "\n".join(await answers(house))
    assert [said.count(f"Thought {number}\n") for number in range(19)] == [1] * 19
