"""A server that behaves like Discord as far as we use it: what it answers, tells and refuses."""

from tests.platforms.discord.server.checks import problems
from tests.platforms.discord.server.discord import DiscordServer
from tests.platforms.discord.server.faults import Fault
from tests.platforms.discord.server.people import Person
from tests.platforms.discord.server.shown import shown
from tests.platforms.discord.server.state import ALL, Channel, Guild, Thread

__all__ = ["ALL", "Channel", "DiscordServer", "Fault", "Guild", "Person", "Thread", "problems", "shown"]
