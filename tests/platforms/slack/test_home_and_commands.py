"""What people type, open and fill in: commands, the shortcut, the app's home, their own data."""

import json

from tests.platforms.slack.house import CHANNEL, House, proposed
from tests.platforms.slack.server.people import shown


async def test_help_names_what_can_be_asked(house: House) -> None:
    await house.ana.slash(CHANNEL, "/scrimmage", "what now")
    await house.settle()
    assert "/scrimmage away" in house.ana.whispers[-1]


async def test_a_member_cannot_set_up_and_a_moderator_by_settings_can(house: House) -> None:
    await house.ana.slash(CHANNEL, "/scrimmage", "setup")
    await house.settle()
    assert shown(house.modal(house.ana)).startswith("Only a moderator can do that here.")
    house.moderate("U1")
    await house.ana.slash(CHANNEL, "/scrimmage", "setup")
    await house.settle()
    assert "Time zone" in shown(house.modal(house.ana))


async def test_a_setting_that_does_not_work_is_said_beside_its_field(house: House) -> None:
    await house.dev.slash(CHANNEL, "/scrimmage", "setup")
    await house.settle()
    answer = await house.dev.submit(**{**proposed(house.dev), "reveal_after": "soon"})
    assert answer == {
        "response_action": "errors",
        "errors": {"field/reveal_after": "This takes hours from 0 to 168, such as 4 or 1.5."},
    }


async def test_setting_up_joins_a_public_channel_and_asks_to_be_invited_to_a_private_one(
    house: House,
) -> None:
    house.slack.channel(house.team, "C2", joined=False)
    house.slack.channel(house.team, "C3", private=True, joined=False)
    house.slack.channel(house.team, "C4", private=True)
    for channel in ("C2", "C3", "C4"):
        await house.dev.slash(channel, "/scrimmage", "setup")
        await house.settle()
        await house.dev.submit(**proposed(house.dev))
        assert ("/invite @Scrimmage" in shown(house.modal(house.dev))) == (channel == "C3")
    assert house.team.bot in house.team.channels["C2"].members


async def test_the_shortcut_opens_the_form_inside_a_thread(house: House) -> None:
    await house.begin()
    ts = await house.ana.write(CHANNEL, "Thinking", house.card["ts"])
    await house.settle()
    await house.cleo.shortcut(CHANNEL, house.card["ts"])
    await house.ben.shortcut(CHANNEL, ts)
    await house.settle()
    assert "in your own words" in shown(house.modal(house.cleo))
    await house.ben.submit(text="From the shortcut")
    await house.at("13:00")
    assert "From the shortcut" in shown(house.thread[1])


async def test_a_form_too_late_for_slack_asks_to_try_again(house: House) -> None:
    await house.begin()
    house.slack.faults.next("views.open", "expired_trigger_id")
    await house.ana.press(house.card, "Answer")
    await house.settle()
    assert house.ana.whispers[-1] == "That took too long, and Slack opens no form any more. Please try again."


async def test_home_tells_a_member_where_they_stand(house: House) -> None:
    await house.ana.open_home()
    await house.settle()
    assert "No channel practises yet." in house.ana.home
    await house.begin()
    await house.ana.write(CHANNEL, "Mine", house.card["ts"])
    await house.settle()
    await house.ana.open_home()
    await house.settle()
    assert "#C1" in house.ana.home
    assert "You have answered." in house.ana.home
    assert "[Settings]" not in house.ana.home
    await house.ana.press(house.team.homes["U1"], "Answer")
    await house.settle()
    assert "Mine" in shown(house.modal(house.ana))


async def test_home_lets_a_moderator_set_up_and_look_ahead(house: House) -> None:
    await house.begin()
    await house.dev.open_home()
    await house.settle()
    assert "[Answer] [Next rounds] [Settings]" in house.dev.home
    await house.dev.press(house.team.homes["U0"], "Next rounds")
    await house.settle()
    modal = house.modal(house.dev)
    assert shown(modal).count("[Swap] [Skip]") == 5
    await house.dev.press(modal, "Skip")
    await house.settle()
    assert "09:00 UTC  No question" in shown(house.modal(house.dev))
    await house.dev.press(house.team.homes["U0"], "Settings")
    await house.settle()
    await house.dev.submit(**proposed(house.dev))
    assert "Stored." in shown(house.modal(house.dev))


async def test_somebody_hides_from_home_and_is_back(house: House) -> None:
    await house.begin()
    await house.ana.open_home()
    await house.settle()
    await house.ana.press(house.team.homes["U1"], "Hide me from leaderboards")
    await house.settle()
    assert "[Show me on leaderboards]" in house.ana.home


async def test_my_data_comes_as_a_file_to_my_direct_messages(house: House) -> None:
    await house.begin()
    await house.ana.write(CHANNEL, "Mine alone", house.card["ts"])
    await house.settle()
    await house.ana.slash(CHANNEL, "/scrimmage", "me")
    await house.settle()
    await house.ana.press(house.modal(house.ana), "Export")
    await house.settle()
    (file,) = house.team.files
    assert file["channel"] == "DU1"
    assert json.loads(file["content"])["answers"][0]["answer"] == "Mine alone"


async def test_days_away_are_taken_by_the_form(house: House) -> None:
    await house.begin()
    await house.ana.slash(CHANNEL, "/scrimmage", "me")
    await house.settle()
    dates = {
        name: {"type": "datepicker", "selected_date": f"2026-12-0{day}"}
        for name, day in (("since", 1), ("until", 4))
    }
    await house.ana.submit(**dates)
    assert "away" in shown(house.modal(house.ana)).lower()


async def test_an_own_leaderboard_switches_in_place(house: House) -> None:
    await house.begin()
    await house.ana.slash(CHANNEL, "/leaderboard")
    await house.settle()
    (board,) = house.team.ephemerals
    await house.ana.press(board, "All time")
    await house.settle()
    (board,) = house.team.ephemerals
    assert shown(board).startswith("# Leaderboard · All time")
