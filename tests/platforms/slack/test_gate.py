"""The gate: only what Slack signed a moment ago passes, and nothing at all makes it stumble."""

import hashlib
import hmac
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.slack.gate import MOST_BYTES, Gate, Passed, Refused
from tests.platforms.slack import fuzz_gate

NOW = 1_795_000_000.0
SECRET = "secret"
GATE = Gate([SECRET, "the one before"])
JSON, FORM = b"application/json", b"application/x-www-form-urlencoded"
Headers = list[tuple[bytes, bytes]]


def signed(body: bytes, kind: bytes = JSON, at: float = NOW, secret: str = SECRET) -> Headers:
    """The headers with which Slack sends a body."""
    stamp = str(int(at)).encode()
    digest = hmac.new(secret.encode(), b"v0:" + stamp + b":" + body, hashlib.sha256).hexdigest()
    return [
        (b"content-type", kind),
        (b"x-slack-request-timestamp", stamp),
        (b"x-slack-signature", b"v0=" + digest.encode()),
    ]


def status(body: bytes, headers: Headers, now: float = NOW) -> int:
    """What a request is answered: 200 stands for passed."""
    found = GATE.examine(headers, body, now)
    return found.status if isinstance(found, Refused) else 200


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.text(max_size=8),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda each: st.lists(each, max_size=4),
            max_leaves=8,
        ),
        max_size=6,
    )
)
def test_what_slack_signed_comes_through_as_it_was(body: dict[str, Any]) -> None:
    for ascii_only in (True, False):
        try:
            raw = json.dumps(body, ensure_ascii=ascii_only).encode()
        except UnicodeEncodeError:
            continue  # no UTF-8 holds a lone surrogate
        found = GATE.examine(signed(raw), raw, NOW)
        assert isinstance(found, Passed)
        assert found.body == body


def test_forms_come_through_as_their_payload_or_their_fields() -> None:
    payload = urlencode({"payload": json.dumps({"type": "block_actions"})}).encode()
    command = urlencode({"command": "/scrimmage", "text": ""}).encode()
    first, second = (GATE.examine(signed(each, FORM), each, NOW) for each in (payload, command))
    assert isinstance(first, Passed)
    assert first.body == {"type": "block_actions"}
    assert isinstance(second, Passed)
    assert second.body == {"command": "/scrimmage", "text": ""}


def test_the_secret_before_is_good_while_it_is_replaced() -> None:
    assert status(b"{}", signed(b"{}", secret="the one before")) == 200
    assert status(b"{}", signed(b"{}", secret="another")) == 401


def test_another_time_has_another_proof_and_the_same_bytes_the_same() -> None:
    proofs = [GATE.examine(signed(b"{}", at=at), b"{}", NOW) for at in (NOW, NOW, NOW - 1)]
    first, again, later = (each.proof for each in proofs if isinstance(each, Passed))
    assert first == again != later


@pytest.mark.parametrize("off", [-301, 301, -86_400, 1e9])
def test_what_is_older_or_newer_than_five_minutes_is_refused(off: float) -> None:
    assert status(b"{}", signed(b"{}", at=NOW + off)) == 401


@pytest.mark.parametrize(
    "headers",
    [
        [],
        signed(b"{}")[:2],
        signed(b"{}")[1:2] + signed(b"{}"),
        [(name, value + b"\xe9") for name, value in signed(b"{}")],
        [(name, b"abc" if b"time" in name else value) for name, value in signed(b"{}")],
        [(name, b"9" * 13 if b"time" in name else value) for name, value in signed(b"{}")],
        [(name, value.upper() if b"sig" in name else value) for name, value in signed(b"{}")],
    ],
)
def test_headers_that_are_not_slacks_are_refused(headers: Headers) -> None:
    assert status(b"{}", headers) in {401, 415}


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (b"[" * 100_000, JSON, 400),
        (b'{"a":' * 65 + b"1" + b"}" * 65, JSON, 400),
        (b"[]", JSON, 400),
        (b"", JSON, 400),
        (b"nonsense", JSON, 400),
        (b'{"a": NaN}', JSON, 400),
        (b'{"a": ' + b"9" * 5000 + b"}", JSON, 400),
        (b'{"a": "\xff"}', JSON, 400),
        (b"payload=%7B", FORM, 400),
        (b"payload=%7B%7D&payload=%7B%7D", FORM, 400),
        (b"a=%ff", FORM, 400),
        (b"&".join(b"a%d=1" % each for each in range(5000)), FORM, 400),
        (b"{}", b"text/plain", 415),
        (b" " * (MOST_BYTES + 1), JSON, 413),
    ],
)
def test_signed_but_malformed_is_refused_kindly(body: bytes, kind: bytes, expected: int) -> None:
    assert status(body, signed(body, kind)) == expected


def test_without_a_secret_there_is_no_gate() -> None:
    for secrets in ([], [""], [SECRET, ""]):
        with pytest.raises(ValueError, match="secret"):
            Gate(secrets)


def test_thousands_of_forged_and_malformed_requests() -> None:
    """A bounded run with a seed; the long one is `make faults`."""
    found = fuzz_gate.run(3000, seed=11)
    assert (found.accepted, found.raised) == (0, 0)
    assert set(found.statuses) <= {400, 401, 413, 415}
