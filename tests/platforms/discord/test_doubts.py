"""A post that may have been made is looked for only once it is known what may be read."""

from datetime import timedelta

import pytest

from bot.ids import Channel
from bot.ports.messenger import TryLater, Unknown
from bot.ports.place import InChannel
from tests.platforms.discord.house import House


async def test_a_post_in_doubt_waits_for_discord_to_tell_of_its_servers(house: House) -> None:
    await house.begin()
    client = house.discord.connection.client
    assert client is not None
    elsewhere = InChannel(Channel(house.workspace, "899"))

    async def look() -> None:
        tried_at = house.clock.now() - timedelta(minutes=1)
        await house.discord.messenger.find(elsewhere, nonce="n", root=None, tried_at=tried_at)

    with pytest.raises(Unknown):
        await look()
    client.all_ready.clear()
    with pytest.raises(TryLater):
        await look()
    house.discord.connection.client = None
    with pytest.raises(TryLater):
        await look()
    house.discord.connection.client = client
