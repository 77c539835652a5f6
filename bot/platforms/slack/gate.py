"""Lets in only what Slack signed a moment ago, and of that only what is well formed."""

import hashlib
import hmac
import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

MOST_BYTES: Final = 1_048_576
_MOST_SECONDS: Final = 300
_MOST_DEPTH: Final = 64
_MOST_FIELDS: Final = 100  # a slash command has some fifteen
_TIMESTAMP: Final = re.compile(rb"[0-9]{1,12}")
_SIGNATURE: Final = re.compile(rb"v0=[0-9a-f]{64}")
_ALIKE: Final = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS: Final = bytes(set(range(256)) - set(b"[]{}"))

Headers = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Passed:
    """A genuine request: what it says, and the mark by which a repeat of it is recognised.

    `body` is the event, the form's `payload`, or the slash command's fields as text; half of a surrogate
    pair and NUL may stand in its texts. `proof` is the hex SHA-256 of the signature.
    """

    body: dict[str, Any]
    proof: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that goes no further; `status` is 4xx, and `reason` holds nothing of what was sent."""

    status: int
    reason: str


_TOO_BIG: Final = Refused(413, "larger than 1 MiB")
_UNSIGNED: Final = Refused(401, "no single well-formed signature and timestamp")
_STALE: Final = Refused(401, "timestamp more than five minutes off")
_FORGED: Final = Refused(401, "signature does not match")
_FOREIGN: Final = Refused(415, "neither JSON nor a form")
_MALFORMED: Final = Refused(400, "malformed")
_TOO_DEEP: Final = Refused(400, "nested too deeply or unbalanced")
_NO_OBJECT: Final = Refused(400, "not a JSON object")
_NO_FIELDS: Final = Refused(400, "a form without fields")
_REPEATED: Final = Refused(400, "a form field given twice")


class Gate:
    """Examines requests with the signing secrets of the app, several while one is being replaced.

    Raises ValueError if there is no secret or one is blank.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        if isinstance(secrets, str):  # a text is a sequence too: every letter would become a secret
            raise ValueError("signing secrets come as a list")  # noqa: TRY004 - the one error of a bad setting
        if not secrets or not all(secret.strip() for secret in secrets):
            raise ValueError("a signing secret is missing")
        self._keys = [secret.encode() for secret in secrets]

    def examine(self, headers: Headers, body: bytes, now: float) -> Passed | Refused:
        """What a request says, or why it is refused; `now` is in seconds since 1970. Never raises."""
        if len(body) > MOST_BYTES:
            return _TOO_BIG
        timestamp = _single(headers, b"x-slack-request-timestamp")
        signature = _single(headers, b"x-slack-signature")
        if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
            return _UNSIGNED
        if not abs(now - int(timestamp)) <= _MOST_SECONDS:  # so put, a time that is no number is refused too
            return _STALE
        if not self._is_genuine(signature, b"v0:" + timestamp + b":" + body):
            return _FORGED
        read = _read(_single(headers, b"content-type"), body)
        return read if isinstance(read, Refused) else Passed(read, hashlib.sha256(signature).hexdigest())

    def _is_genuine(self, signature: bytes, signed: bytes) -> bool:
        expected = [b"v0=" + hmac.digest(key, signed, "sha256").hex().encode() for key in self._keys]
        # All of them, whatever the first says: how long it takes must not tell which secret matched.
        return sum(hmac.compare_digest(each, signature) for each in expected) > 0


def _single(headers: Headers, name: bytes) -> bytes:
    """The header's value; empty if it is missing or stands there more than once."""
    values = [value for key, value in headers if key.lower() == name]
    return values[0] if len(values) == 1 else b""


def _read(content_type: bytes, body: bytes) -> dict[str, Any] | Refused:
    reader = _READERS.get(content_type.partition(b";")[0].strip().lower())
    if reader is None:
        return _FOREIGN
    try:
        return reader(body.decode())
    except ValueError:  # of Unicode, of JSON, of a number with too many digits, of a form
        return _MALFORMED


def _event(text: str) -> dict[str, Any] | Refused:
    """The object in a JSON text; raises ValueError if it is no JSON."""
    if not _is_shallow(text):
        return _TOO_DEEP
    event = _DECODER.decode(text)
    return event if isinstance(event, dict) else _NO_OBJECT


def _fields(text: str) -> dict[str, Any] | Refused:
    """The fields of a form, or the object in its `payload`; raises ValueError if it is malformed."""
    pairs = parse_qsl(
        text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=_MOST_FIELDS
    )
    fields = dict(pairs)
    if not fields:
        return _NO_FIELDS
    if len(fields) < len(pairs):
        return _REPEATED
    return _event(fields["payload"]) if "payload" in fields else fields


def _is_shallow(text: str) -> bool:
    """Whether the brackets outside the strings of a JSON text nest no deeper than allowed.

    The parser recurses, so this has to be known before it starts. It is found in passes over the whole text,
    each of which takes off the innermost brackets; that `[}` counts as a pair is left to the parser.
    """
    if text.count("[") + text.count("{") <= _MOST_DEPTH:
        return True
    unescaped = text.encode().replace(rb"\\", b"").replace(rb"\"", b"")
    outside = b"".join(unescaped.split(b'"')[::2])
    brackets = outside.translate(_ALIKE, _NO_BRACKETS)
    for _ in range(_MOST_DEPTH):
        brackets = brackets.replace(b"[]", b"")
    return not brackets


def _finite(digits: str) -> float:
    """The number; raises ValueError if it is too large for one, which would become an infinity."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("too large")
    return number


_DECODER: Final = json.JSONDecoder(parse_constant=_finite, parse_float=_finite)
_READERS: Final[dict[bytes, Callable[[str], dict[str, Any] | Refused]]] = {
    b"application/json": _event,
    b"application/x-www-form-urlencoded": _fields,
}
