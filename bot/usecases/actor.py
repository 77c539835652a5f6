"""Who asks for something, as the platform verified it."""

from dataclasses import dataclass

from bot.ids import Account


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something; `moderator` is what the platform says of them at this very moment."""

    account: Account
    moderator: bool
