"""One process, one database, a team on Slack and one on Discord: neither sees the other."""

from pathlib import Path

from bot.app.serving import Serving
from bot.config import Settings
from bot.ids import WorkspaceId
from bot.platforms.slack.envelope import tenant
from tests.databases import fresh_store
from tests.platforms.discord import house as discord
from tests.platforms.discord.server import shown as on_discord
from tests.platforms.slack import house as slack
from tests.platforms.slack.server.people import shown as on_slack


async def test_a_day_on_both(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    there = slack.House(store, over_socket=True)
    here = discord.House(store, clock=there.clock, log=there.log)
    await there.people()
    await here.people()
    async with Serving(both(there, here), store, there.clock, there.log) as serving:
        there.serving = here.serving = serving
        here.unhurried()
        there.unhurried()
        await serving.begin()
        assert serving.named == "Slack and Discord"
        await play(there, here)
    await there.leave()
    await here.leave()
    await store.close()


def both(there: slack.House, here: discord.House) -> Settings:
    """The tokens of both platforms."""
    mine = {name: getattr(here.settings(), name) for name in ("discord_token", "discord_api_url")}
    return there.settings().model_copy(update=mine)


async def play(there: slack.House, here: discord.House) -> None:
    await here.at("08:00")
    await there.set_up()
    await here.set_up()
    await here.at("09:00")
    await there.settle()
    assert there.card
    assert here.card
    await there.ana.write(slack.CHANNEL, "Said on Slack.", there.card["ts"])
    await here.ana.write(here.card["id"], "Said on Discord.")
    await there.settle()
    await here.settle()
    await here.at("13:00")
    await there.settle()
    slack_board, discord_board = on_slack(there.thread[-1]), on_discord(here.thread[-1])
    assert "Said on Slack." in slack_board
    assert "Said on Discord." in discord_board
    assert "Discord" not in slack_board
    assert "Slack" not in discord_board
    async with here.store.glance() as unit:
        workspaces = [tenant(None, "T1"), WorkspaceId("discord:700")]
        tracks = [len(await unit.tracks.of_workspace(each)) for each in workspaces]
    assert tracks == [1, 1]
    assert (there.slack.violations, here.server.violations) == ([], [])
