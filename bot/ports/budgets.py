"""Budgets that all processes share: in whose turn a call is made, and how many were made of late."""

from typing import Protocol


class Budgets(Protocol):
    """The budgets, each under its key, on the database's clock; each call is a short transaction of its own.

    Keys are few, because each is kept for ever: one for a token, not for a channel.
    """

    async def turns(self, key: str, count: int, *, spacing: float) -> float:
        """Reserve `count` turns, `spacing` seconds apart, after all that anybody reserved before.

        Gives the seconds until the first of them, 0.0 if that is now.
        """
        ...

    async def spend(self, key: str, *, window: float, most: int) -> float:
        """Count one thing against at most `most`, one or more, in any `window` seconds.

        Gives 0.0 if it is counted; else the seconds until there is room, and nothing is counted.
        """
        ...

    async def spent(self, key: str, *, window: float) -> int:
        """How many things were counted in the last `window` seconds, or up to a twelfth of it before."""
        ...
