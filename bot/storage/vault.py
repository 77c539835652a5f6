"""Seals what would be dangerous in the wrong hands: encrypted, and bound to whose it is."""

import json
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.ids import WorkspaceId
from bot.ports.installations import Tampered


class BadKey(ValueError):  # noqa: N818 - says what was met
    """A key of the settings is none."""


class Vault:
    """Seals with the newest key and opens with any; `keys` are Fernet's, newest first. Raises BadKey."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise BadKey("there is no key in SCRIMMAGE_SECRET_KEYS; scrimmage keys new makes one")
        self._fernets = MultiFernet([_fernet(number, key) for number, key in enumerate(keys, 1)])

    def seal(self, tenant: WorkspaceId, text: str) -> str:
        """The text, readable with our keys alone and as that tenant's alone: Fernet itself binds no owner."""
        return self._fernets.encrypt(json.dumps([tenant, text]).encode()).decode()

    def open(self, tenant: WorkspaceId, sealed: str) -> str:
        """What was sealed for the tenant; raises Tampered."""
        try:
            owner, text = json.loads(self._fernets.decrypt(sealed.encode()))
        except InvalidToken:
            raise Tampered("what was sealed cannot be opened with these keys") from None
        if owner != tenant:
            raise Tampered("what was sealed belongs to another workspace")
        return str(text)

    def rewrap(self, sealed: str) -> str:
        """The same under the newest key; raises Tampered."""
        try:
            return self._fernets.rotate(sealed.encode()).decode()
        except InvalidToken:
            raise Tampered("what was sealed cannot be opened with these keys") from None


def new_key() -> str:
    """A key to put first in the settings."""
    return Fernet.generate_key().decode()


def _fernet(number: int, key: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        raise BadKey(
            f"key {number} in SCRIMMAGE_SECRET_KEYS is not a key; scrimmage keys new makes one"
        ) from None
