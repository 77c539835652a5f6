"""Commands, forms and buttons on Discord: each in the hands of those it is for."""

import pytest

from bot.platforms.discord.catalogue import commands
from tests.platforms.discord.house import CHANNEL, House
from tests.platforms.discord.server import shown

WHEN, HOW, WHICH, POINTS = range(4)


def group(number: int) -> str:
    return f"form:setup/{CHANNEL}/{number}"


async def test_members_do_not_even_see_what_moderators_have(house: House) -> None:
    offered = {each["name"]: each for each in house.server.commands}
    assert set(offered) == {"scrimmage", "my", "practice", "leaderboard", "Submit as my answer"}
    assert offered["scrimmage"]["default_member_permissions"] == "32", "manage the server"
    below = {each["name"] for each in offered["scrimmage"]["options"]}
    assert below >= {"setup", "next", "ask", "reveal", "pause", "resume", "away", "doctor", "me"}
    assert {each["name"] for each in offered["my"]["options"]} == {"home", "data", "away", "papers", "help"}
    assert not any(
        each.get("default_member_permissions") for each in offered.values() if each["name"] != "scrimmage"
    )


async def test_commands_are_told_once_and_again_only_when_they_changed(house: House) -> None:
    assert house.server.synced == 1
    await house.stop()
    await house.start()
    assert house.server.synced == 1
    house.server.commands[0]["description"] = "Something else"
    await house.stop()
    await house.start()
    assert house.server.synced == 2
    assert len(commands()) == len(house.server.commands)


async def test_whoever_gets_at_a_moderators_command_is_refused_kindly(house: House) -> None:
    await house.begin()
    for name in ("setup", "next", "ask", "reveal", "pause", "resume", "doctor"):
        await house.does(house.ana.slash(CHANNEL, f"scrimmage {name}"))
        assert "Only a moderator can do that here" in shown(house.ana.private[-1]), name
    await house.does(house.dev.slash(CHANNEL, "scrimmage setup"))
    card = house.dev.private[-1]
    await house.does(house.dev.press(card, custom_id=group(HOW)))
    house.dev.permissions = 0  # meanwhile somebody took the right away
    await house.does(house.dev.submit(blind=True))
    assert "Only a moderator" in shown(house.dev.private[-1])


async def test_a_moderators_day(house: House) -> None:
    dev = house.dev
    await house.begin()
    await house.does(dev.slash(CHANNEL, "scrimmage reveal"))
    assert "The round is revealed." in shown(dev.private[-1])
    assert "What the interviewer was looking for" in shown(house.thread[0])
    await house.does(dev.slash(CHANNEL, "scrimmage ask"))
    assert "This track has had its question" in shown(dev.private[-1])
    await house.does(dev.slash(CHANNEL, "scrimmage pause"))
    await house.at("09:00", days=1)
    assert len(house.cards) == 1
    await house.does(dev.slash(CHANNEL, "scrimmage resume"))
    await house.does(dev.slash(CHANNEL, "scrimmage ask"))
    assert len(house.cards) == 2
    await house.does(dev.slash(CHANNEL, "scrimmage me"))
    assert "What is kept about you" in shown(dev.private[-1])
    await house.does(dev.slash(CHANNEL, "scrimmage help"))
    assert "`/scrimmage setup`" in shown(dev.private[-1])
    assert "`/my away`" in shown(dev.private[-1])


async def test_the_next_rounds_are_swapped_skipped_and_queued(house: House) -> None:
    dev = house.dev
    await house.at("08:00")
    await house.set_up()
    await house.does(dev.slash(CHANNEL, "scrimmage next"))
    first = shown(dev.private[-1])
    await house.does(dev.press(dev.private[-1], "Swap"))
    assert shown(dev.private[-1]) != first
    await house.does(dev.press(dev.private[-1], "Skip"))
    assert "No question that day" in shown(dev.private[-1])
    choices = await dev.autocomplete(CHANNEL, "scrimmage queue", "question", "link is cut")
    assert any(each["value"] == "spotify-backend/cap-theorem" for each in choices)
    await house.does(dev.slash(CHANNEL, "scrimmage queue", question="spotify-backend/cap-theorem"))
    assert "is in the queue." in shown(dev.private[-1])
    await house.does(dev.slash(CHANNEL, "scrimmage next"))
    menu = next(
        part
        for part in dev.private[-1]["components"][0]["components"]
        if part["type"] == 1 and part["components"][0]["type"] == 3
    )
    value = menu["components"][0]["options"][0]["value"]
    await house.does(dev.choose(dev.private[-1], value))
    assert "is in the queue." in shown(dev.private[-1])
    assert await house.ana.autocomplete(CHANNEL, "scrimmage queue", "question", "link is cut") == []


async def test_settings_that_do_not_work_are_named_and_kept_for_another_try(house: House) -> None:
    dev = house.dev
    await house.at("08:00")
    await house.does(dev.slash(CHANNEL, "scrimmage setup"))
    await house.does(dev.press(dev.private[-1], custom_id=group(WHEN)))
    await house.does(dev.submit(zone="Atlantis", time="07:15"))
    problems = shown(dev.private[-1])
    assert "Almost there." in problems
    assert "This is not a time zone I know." in problems
    await house.does(dev.press(dev.private[-1], custom_id=group(WHEN)))
    assert dev.modal is not None
    assert "Atlantis" in shown(dev.modal)
    assert "07:15" in shown(dev.modal), "nothing that was typed is lost"
    await house.does(dev.submit(zone="Europe/Lisbon"))
    assert "Stored. The next question comes on" in shown(dev.private[-1])
    assert "Time: **07:15**" in shown(dev.private[-1])
    async with house.store.glance() as unit:
        (track,) = await unit.tracks.of_workspace(house.workspace)
    assert (track.schedule.zone, f"{track.schedule.time:%H:%M}") == ("Europe/Lisbon", "07:15")


async def test_days_away_are_set_by_words_or_by_the_form(house: House) -> None:
    ana = house.ana
    await house.begin()
    await house.does(ana.slash(CHANNEL, "my away", until="2026-12-24", since="2026-12-21"))
    assert "Away from Monday, 21 December 2026 to Thursday, 24 December 2026." in shown(ana.private[-1])
    await house.does(ana.slash(CHANNEL, "my away"))
    assert ana.modal is not None
    assert "2026-12-21" in shown(ana.modal)
    await house.does(ana.submit(since="", until=""))
    assert "You are not away." in shown(ana.private[-1])
    await house.does(ana.slash(CHANNEL, "my data"))
    await house.does(ana.press(ana.private[-1], "Away"))
    await house.does(ana.submit(since="2026-12-30", until="2026-12-30"))
    assert "30 December 2026" in shown(ana.private[-1])


async def test_ones_data_is_exported_as_a_file_and_forgotten_only_when_sure(house: House) -> None:
    ana = house.ana
    await house.begin()
    await ana.write(house.card["id"], "Remember me.")
    await house.settle()
    await house.does(ana.slash(CHANNEL, "my data"))
    card = ana.private[-1]
    await house.does(ana.press(card, "Export"))
    exported = ana.private[-1]
    assert "scrimmage-my-data.json" in shown(exported)
    await house.does(ana.slash(CHANNEL, "my data"))
    card = ana.private[-1]
    assert "This cannot be undone." in shown(card), "what it means is said before"
    await house.does(ana.press(card, "Forget me"))
    assert "Are you sure?" in shown(ana.private[-1])
    await house.does(ana.press(ana.private[-1], "No"))
    assert "Nothing" in shown(ana.private[-1])
    await house.does(ana.slash(CHANNEL, "my data"))
    await house.does(ana.press(ana.private[-1], "Forget me"))
    await house.does(ana.press(ana.private[-1], "Forget me"))
    assert "Your words and your name are deleted here." in shown(ana.private[-1])
    await house.at("13:00")
    assert "Remember me." not in shown(house.thread[-1])


async def test_home_and_leaderboard_and_its_switches(house: House) -> None:
    ana = house.ana
    await house.begin()
    await ana.write(house.card["id"], "Mine.")
    await house.at("09:00", days=1)
    await house.does(ana.slash(CHANNEL, "my home"))
    home = shown(ana.private[-1])
    assert "You have not answered yet." in home
    assert f"<#{CHANNEL}>" in home
    await house.does(ana.slash(CHANNEL, "leaderboard", span="week", scope="workspace"))
    assert "Leaderboard · This week" in shown(ana.private[-1])
    await house.does(ana.press(ana.private[-1], "All time"))
    assert "Leaderboard · All time" in shown(ana.private[-1])
    await house.does(house.dev.slash(CHANNEL, "leaderboard"))
    assert "You have no points here yet." in shown(house.dev.private[-1])


async def test_a_message_is_submitted_as_ones_answer(house: House) -> None:
    await house.begin()
    thread = house.card["id"]
    said = await house.ana.write(thread, "My words.")
    await house.settle()
    await house.does(house.ana.context(thread, "Submit as my answer", said))
    assert "Your answer is stored." in shown(house.ana.private[-1])
    await house.does(house.ben.context(thread, "Submit as my answer", said))
    assert "somebody else’s" in shown(house.ben.private[-1])
    elsewhere = await house.ana.write(CHANNEL, "Not in a thread.")
    await house.does(house.ana.context(CHANNEL, "Submit as my answer", elsewhere))
    assert "There is no open round here" in shown(house.ana.private[-1])


async def test_the_form_brings_back_what_stands_and_a_polite_no_brings_back_the_words(house: House) -> None:
    ana = house.ana
    await house.begin()
    await ana.write(house.card["id"], "First thoughts <here> & *there*")
    await house.settle()
    await house.does(ana.press(house.card, "Answer"))
    assert ana.modal is not None
    assert "First thoughts <here> & *there*" in shown(ana.modal)
    await house.at("13:00")
    await house.does(ana.submit(text="Second thoughts"))
    assert "stands as it was at the reveal" in shown(ana.private[-1])
    assert "Second thoughts" in shown(ana.private[-1]), "the form is gone, the words are not"


async def test_an_answer_is_taken_back_only_when_sure(house: House) -> None:
    ana = house.ana
    await house.begin()
    await house.does(ana.press(house.card, "Answer"))
    await house.does(ana.submit(text="Hasty words"))
    await house.does(ana.press(ana.private[-1], "Take it back"))
    assert "Are you sure?" in shown(ana.private[-1])
    await house.does(ana.press(ana.private[-1], "Take it back"))
    assert "Your answer is taken back" in shown(ana.private[-1])


async def test_an_empty_form_changes_nothing(house: House) -> None:
    await house.begin()
    await house.does(house.ana.press(house.card, "Answer"))
    await house.does(house.ana.submit(text="  "))
    assert "no words in the form" in shown(house.ana.private[-1])


async def test_a_button_of_another_version_is_answered_and_does_nothing(house: House) -> None:
    await house.begin()
    card = house.card
    button = card["components"][0]["components"][-1]["components"][0]
    button["custom_id"] = "dance:now"
    await house.does(house.ana.press(card, custom_id="dance:now"))
    await house.ana.answered()
    assert house.ana.failed == []
    assert house.ana.private == []


async def test_the_doctor_says_what_is_missing(house: House) -> None:
    await house.begin()
    house.server.deny(house.channel, 1 << 6)  # add reactions
    await house.does(house.dev.slash(CHANNEL, "scrimmage doctor"))
    said = shown(house.dev.private[-1])
    assert "I cannot react here" in said
    assert "allow me **Add Reactions**" in said
    assert "The latest question reached the channel." in said


async def test_set_up_checks_each_permission_and_names_the_mend(house: House) -> None:
    house.server.deny(house.channel, (1 << 35) | (1 << 38))  # public threads, writing in threads
    await house.does(house.dev.slash(CHANNEL, "scrimmage setup"))
    assert "I cannot open threads here" in shown(house.dev.private[-1])
    await house.does(house.dev.press(house.dev.private[-1], "Save"))
    said = shown(house.dev.private[-1])
    assert "Stored." in said
    assert "allow me **Create Public Threads**" in said
    assert "allow me **Send Messages in Threads**" in said


@pytest.mark.parametrize("granted", [True, False])
async def test_two_accounts_are_joined_by_a_moderator(house: House, *, granted: bool) -> None:
    await house.begin()
    for person in (house.ana, house.ben):
        await person.write(house.card["id"], f"By {person.name}")
    await house.settle()
    who = house.dev if granted else house.cleo
    await house.does(who.slash(CHANNEL, "scrimmage link", account="1001", same_as="1002"))
    said = shown(who.private[-1])
    assert ("one person" in said) is granted
