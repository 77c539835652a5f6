"""Forged and malformed requests, many: `python -m tests.platforms.slack.fuzz_gate [count] [seed]`."""

import hashlib
import hmac
import json
import random
import resource
import sys
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bot.platforms.slack.gate import Gate, Passed

NOW = 1_795_000_000
SECRET = b"secret-of-the-fuzz"
JSON, FORM = b"application/json", b"application/x-www-form-urlencoded"
Request = tuple[list[tuple[bytes, bytes]], bytes]


@dataclass
class Found:
    """What became of them; `grown` is in KiB of resident memory."""

    accepted: int = 0
    raised: int = 0
    grown: int = 0
    statuses: Counter[int] = field(default_factory=Counter)


def run(count: int, seed: int) -> Found:
    """Send so many requests through a gate; none of them is one that Slack could have sent."""
    dice = random.Random(seed)
    gate = Gate([SECRET.decode()])
    found = Found()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(count):
        headers, body = dice.choice((mutated, mutated, malformed, random_bytes, stale))(dice)
        try:
            outcome = gate.examine(headers, body, NOW)
        except Exception:  # noqa: BLE001 - that is what must not happen
            found.raised += 1
            continue
        if isinstance(outcome, Passed):
            found.accepted += 1
        else:
            found.statuses[outcome.status] += 1
    found.grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return found


def sample(dice: random.Random) -> tuple[bytes, bytes]:
    """A body such as Slack sends, and its kind."""
    event = {
        "type": "event_callback",
        "event_id": f"Ev{dice.random()}",
        "event": {"type": "message", "text": "hi" * dice.randrange(50)},
    }
    if dice.random() < 0.5:
        return json.dumps(event).encode(), JSON
    return urlencode({"payload": json.dumps(event)}).encode(), FORM


def signed(body: bytes, kind: bytes, at: int = NOW, secret: bytes = SECRET) -> Request:
    """A body with the headers of somebody who knows the secret."""
    stamp = str(at).encode()
    digest = hmac.new(secret, b"v0:" + stamp + b":" + body, hashlib.sha256).hexdigest().encode()
    named = [
        (b"content-type", kind),
        (b"x-slack-request-timestamp", stamp),
        (b"x-slack-signature", b"v0=" + digest),
    ]
    return named, body


def mutated(dice: random.Random) -> Request:
    """A genuine request with something changed that is signed, or that signs."""
    headers, body = signed(*sample(dice))
    where = dice.randrange(4)
    if where == 0:
        return headers, flipped(dice, body)
    if where == 1:
        return headers, body + bytes([dice.randrange(256)])
    name, value = headers[where - 1]
    headers[where - 1] = (
        name,
        dice.choice((flipped(dice, value), b"", value * 2, value + b"\xff", b"v0=" + b"0" * 64)),
    )
    return headers, body


def malformed(dice: random.Random) -> Request:
    """Genuinely signed, and nothing that can be read."""
    deep, number = dice.randrange(65, 50_000), b"9" * dice.randrange(4301, 20_000)
    body, kind = dice.choice(
        (
            (b"[" * deep, JSON),
            (b'{"a":' * deep + b"1" + b"}" * deep, JSON),
            (b'{"a":' + number + b"}", JSON),
            (bytes(dice.randrange(128, 256) for _ in range(dice.randrange(1, 200))), JSON),
            (b"[1, 2]", JSON),
            (b'"text"', JSON),
            (b"", JSON),
            (b"payload=" + b"%5B" * 5000, FORM),
            (b"payload=%ff%fe", FORM),
            (b"payload=1&payload=2", FORM),
            (b"a" * (1_048_577 if dice.random() < 0.02 else 50), b"text/plain"),
        )
    )
    return signed(body, kind)


def random_bytes(dice: random.Random) -> Request:
    """Noise where headers and body should be."""
    names = [b"content-type", b"x-slack-request-timestamp", b"x-slack-signature", b"x-slack-signature"]
    headers = [(name, dice.randbytes(dice.randrange(80))) for name in dice.sample(names, dice.randrange(5))]
    return headers, dice.randbytes(dice.randrange(2000))


def stale(dice: random.Random) -> Request:
    """Genuine once, or signed with what somebody guessed."""
    body, kind = sample(dice)
    if dice.random() < 0.5:
        return signed(body, kind, NOW - dice.randrange(301, 10**8))
    return signed(body, kind, secret=dice.randbytes(16))


def flipped(dice: random.Random, value: bytes) -> bytes:
    """The value with one bit turned."""
    at = dice.randrange(len(value))
    return value[:at] + bytes([value[at] ^ (1 << dice.randrange(8))]) + value[at + 1 :]


def main() -> int:
    """Run, print what was found, and say by the exit code whether a rule broke."""
    count, seed = (int(each) for each in (*sys.argv[1:], *("100000", "1")[len(sys.argv) - 1 :]))
    found = run(count, seed)
    tally = ", ".join(f"{status}: {number}" for status, number in sorted(found.statuses.items()))
    sys.stdout.write(
        f"{count} forged or malformed requests, seed {seed}: {found.accepted} accepted, "
        f"{found.raised} raised; {tally}; memory grew by {found.grown} KiB\n"
    )
    return int(found.accepted + found.raised > 0)


if __name__ == "__main__":
    raise SystemExit(main())
