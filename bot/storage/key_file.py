"""The key that seals papers where the settings name none: in a file of its own beside the SQLite database."""

import os
from collections.abc import Sequence
from pathlib import Path

from bot.storage.engine import driver_url
from bot.storage.vault import BadKey, Vault, new_key


def paper_vault(url: str, keys: Sequence[str]) -> Vault | None:
    """What seals papers in a database: the settings' keys, else the file's; raises UnknownDatabase or BadKey.

    A key in the file goes on opening what it sealed after keys are set. None for PostgreSQL without keys: it
    has no folder that only we can read, and a key in its own tables would seal nothing.
    """
    parsed = driver_url(url)
    if parsed.get_backend_name() == "postgresql":
        return Vault(keys) if keys else None
    path = Path(f"{parsed.database}.key")
    if keys and not path.exists():
        return Vault(keys)
    held = _held(path)
    return Vault((*keys, held))


def _held(path: Path) -> str:
    """The key in the file, made at first; only who runs this may read it."""
    if not path.exists():
        _make(path)
    key = path.read_text(encoding="ascii", errors="replace").strip()
    try:
        Vault([key])
    except BadKey:
        raise BadKey(
            f"{path} holds no key; put back the one it held, or delete it: résumés sealed with it are lost"
        ) from None
    return key


def _make(path: Path) -> None:
    """Write a new key, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.new")
    with open(unfinished, "w", encoding="ascii", opener=_private) as file:
        file.write(f"{new_key()}\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
