"""`scrimmage invite`: where a server adds the app, asking for exactly what a round needs."""

import asyncio
import logging

import aiohttp
import discord

from bot.platforms.discord.connection import LIBRARY, NoAnswer, NoEntry
from bot.platforms.discord.permissions import invitation
from bot.platforms.discord.platform import Access, point_at

PATIENCE = 10.0


async def address(access: Access) -> str:
    """The invitation of the app whose token the settings hold; raises NoEntry or NoAnswer."""
    LIBRARY.setLevel(logging.CRITICAL + 1)
    point_at(access.api_url)
    client = discord.Client(intents=discord.Intents.none())
    try:
        async with client, asyncio.timeout(PATIENCE):
            await client.login(access.token)
            return invitation(client.application_id or "")
    except discord.LoginFailure:
        raise NoEntry from None
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError):
        raise NoAnswer from None
