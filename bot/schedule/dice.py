"""The system's chance: identifiers that nobody can guess, seeds that make a choice repeatable."""

import secrets

ID_BYTES = 16
"""128 bits, which base64 spells in 22 characters without padding."""
SEEDS = 2**31
"""How many seeds there are; each fits a signed 32-bit column."""


class SystemDice:
    """Chance from the operating system's own source."""

    def new_id(self) -> str:
        """An identifier that nobody can guess: 22 characters of `A-Z a-z 0-9 - _`."""
        return secrets.token_urlsafe(ID_BYTES)

    def seed(self) -> int:
        """A number to make choices repeatable with, 0 to 2³¹-1."""
        return secrets.randbelow(SEEDS)
