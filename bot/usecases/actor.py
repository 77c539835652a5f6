"""Who asks for something, as the platform verified it."""

from dataclasses import dataclass

from bot.ids import Account


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something; `moderator` is what the platform says of them at this very moment.

    `outside` is who takes no part: a bot, or somebody of another organisation in a shared channel.
    """

    account: Account
    moderator: bool
    outside: bool = False
