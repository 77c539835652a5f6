"""Throws malformed, forged and altered requests at the gate: `python -m tests.platforms.slack.fuzz_gate`.

A bounded run with a seed is part of the tests; this is the long one, with [COUNT] [SEED] behind the name.
"""

import gc
import hashlib
import hmac
import json
import random
import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

from bot.platforms.slack.gate import MOST_BYTES, Gate, Headers, Passed

COUNT, SEED = 100_000, 20261124
NOW = 1_800_000_000
SECRETS = ("8f742231b10e8888abcd99yyyzzz85a5", "the-one-before")
MOST_GROWTH = 256 * 1024
"""Bytes of memory that may be taken after a run and were not before it."""

JSON, FORM = b"application/json", b"application/x-www-form-urlencoded"
PASSED = 200
"""Stands for a request that passed."""

_EVENT = {
    "token": "old", "team_id": "T0001", "api_app_id": "A0001", "type": "event_callback", "event_id": "Ev0001",
    "event_time": NOW, "authorizations": [{"team_id": "T0001", "user_id": "U0002", "is_bot": True}],
    "event": {
        "type": "message", "channel": "C0001", "user": "U0001", "ts": "1800000000.000100", "text": 'a "{[" \\ é',
        "blocks": [{"type": "rich_text", "elements": [{"type": "text", "text": "]}"}]}] * 3,
    },
}  # fmt: skip
_PRESS = {"type": "block_actions", "user": {"id": "U0001"}, "actions": [{"action_id": "a", "text": "ü 1+1"}]}
_SLASH = {"token": "old", "team_id": "T0001", "command": "/practice", "text": "", "trigger_id": "1.2.3"}
SAMPLES = (
    (JSON, json.dumps(_EVENT).encode()),
    (JSON, json.dumps({"type": "url_verification", "challenge": "c" * 40, "token": "old"}).encode()),
    (FORM, urlencode({"payload": json.dumps(_PRESS)}).encode()),
    (FORM, urlencode(_SLASH).encode()),
    (FORM, b"ssl_check=1&token=old"),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """A request and the statuses that it may get."""

    headers: Headers
    body: bytes
    allowed: frozenset[int]


@dataclass(slots=True)
class Tally:
    """What became of a run."""

    count: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    raised: int = 0
    growth: int = 0
    faults: list[str] = field(default_factory=list)


def sign(body: bytes, timestamp: bytes = b"%d" % NOW, secret: str = SECRETS[0]) -> bytes:
    """The signature as Slack makes it."""
    signed = b"v0:" + timestamp + b":" + body
    return b"v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest().encode()


def headed(timestamp: bytes, signature: bytes, kind: bytes = JSON) -> list[tuple[bytes, bytes]]:
    return [
        (b"host", b"bot.test"),
        (b"content-type", kind),
        (b"x-slack-request-timestamp", timestamp),
        (b"x-slack-signature", signature),
    ]


def signed(body: bytes, kind: bytes = JSON) -> list[tuple[bytes, bytes]]:
    return headed(b"%d" % NOW, sign(body), kind)


def altered(chance: random.Random, given: bytes) -> bytes:
    """The bytes with one to four random changes; never the same bytes."""
    text = bytearray(given)
    for _ in range(chance.randint(1, 4)):
        place, length = chance.randint(0, len(text)), chance.choice((0, 1, 1, 4, 40))
        new = chance.choice(
            (b"", chance.randbytes(1), b"\x00", b'"', b"\\", b"[", b"}", b"&", b"%ff", b"\xed\xa0")
        )
        text[place : place + length] = new * chance.choice((1, 1, 1, 3, 70))
    return bytes(text) if bytes(text) != given else given + b"\n"


def _tampered(chance: random.Random) -> Trial:
    """A genuine request of which body, signature or timestamp was changed on the way."""
    kind, body = chance.choice(SAMPLES)
    parts = [b"%d" % NOW, sign(body), body]
    place = chance.randrange(3)
    parts[place] = altered(chance, parts[place])
    return Trial(headed(parts[0], parts[1], kind), parts[2], frozenset({401}))


def _random(chance: random.Random) -> Trial:
    body = chance.randbytes(chance.choice((0, 1, 50, 2000)))
    names = (b"x-slack-signature", b"X-Slack-Request-Timestamp", b"content-type", b"cookie", b"", b"\xff")
    values = (b"", b"%d" % NOW, b"v0=" + b"0" * 64, chance.randbytes(30), JSON, FORM, b"9" * 5000)
    headers = [(chance.choice(names), chance.choice(values)) for _ in range(chance.randint(0, 9))]
    return Trial(headers, body, frozenset({401}))


def _header_games(chance: random.Random) -> Trial:
    """A genuine body under headers that are missing, doubled, padded, stale, or of another's secret."""
    kind, body = chance.choice(SAMPLES)
    stamp, mark = b"%d" % NOW, sign(body)
    off = b"%d" % (NOW + chance.choice((-1, 1)) * chance.randint(301, 10**9))
    good = headed(stamp, mark, kind)
    games = (
        good[:3],
        good[:2] + good[3:],
        [*good, good[3]],
        [*good, (b"X-Slack-Request-Timestamp", chance.choice((stamp, off)))],
        headed(stamp, mark + chance.choice((b"\n", b" ", b"0", b",", b"\xc3\xa9")), kind),
        headed(stamp, mark.upper(), kind),
        headed(stamp, mark[:-1], kind),
        headed(stamp, mark.replace(b"v0", b"v1"), kind),
        headed(off, sign(body, off), kind),
        *(headed(odd, sign(body, odd), kind) for odd in _odd(stamp)),
        headed(
            stamp, sign(body, secret=chance.choice(("", "v0", SECRETS[0] + "\n", SECRETS[1].upper()))), kind
        ),
    )
    return Trial(chance.choice(games), body, frozenset({401}))


def _odd(stamp: bytes) -> tuple[bytes, ...]:
    """Times that `int` would take, or choke on."""
    return (b"+" + stamp, stamp + b"\n", b" " + stamp, b"1_8" + stamp[2:], stamp + b".0", b"abc", b"", b"-1",
            "١٨".encode(), b"0" * 5000 + stamp, b"9" * 5000, stamp + b":{}")  # fmt: skip


def _signed_but_malformed(chance: random.Random) -> Trial:
    kind, body = chance.choice(MALFORMED)(chance)
    return Trial(signed(body, kind), body, frozenset({400, 413, 415}))


def _event_of(*values: bytes) -> Callable[[random.Random], tuple[bytes, bytes]]:
    """JSON, or the same in a form, with one of the values in it."""

    def made(chance: random.Random) -> tuple[bytes, bytes]:
        text = b'{"a":' + chance.choice(values) + b"}"
        return chance.choice(((JSON, text), (FORM, b"payload=" + quote_plus(text).encode())))

    return made


def _deep(chance: random.Random) -> tuple[bytes, bytes]:
    depth, bracket = chance.choice((64, 65, 1000, 100_000)), chance.choice((b"[", b'{"a":'))
    closing = chance.choice((b"", {b"[": b"]"}.get(bracket, b"}") * depth))
    return JSON, b'{"a":' + bracket * depth + b"1" + closing + b"}"


def _fixed(*bodies: bytes, kind: bytes = JSON) -> Callable[[random.Random], tuple[bytes, bytes]]:
    return lambda chance: (kind, chance.choice(bodies))


MALFORMED: tuple[Callable[[random.Random], tuple[bytes, bytes]], ...] = (
    _deep,
    _event_of(
        b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1E400", b"9" * 5000, b"01", b"", b"tru", b"{", b"]"
    ),
    _event_of(
        b'"\xff"', b'"\xed\xa0\x80"', b'"\x00"', b'"\n"', b'"\\x"', b'"\\', b"'a'", b"1,", b"\xef\xbb\xbf1"
    ),
    _fixed(
        b"", b" ", b"[]", b'"a"', b"1", b"null", b"{}{}", b"{}x", b"\xef\xbb\xbf{}", "{}".encode("utf-16")
    ),
    _fixed(b"", b"a", b"a=1&a=2", b"a=1&&b=2", b"a=%ff", b"a=%ED%A0%80", b"a=\xff", b"payload=", kind=FORM),
    _fixed(b"payload=[]", b"payload={}&payload={}", b"&".join([b"%d=" % n for n in range(101)]), kind=FORM),
    lambda chance: (chance.choice((b"", b"text/plain", b"application/jsonx", b"\xff", b"json")), b"{}"),
    lambda chance: (JSON, altered(chance, SAMPLES[0][1])[: chance.randint(1, 200)].rstrip(b"}")),
    lambda chance: (JSON, b"{" + b" " * (MOST_BYTES - chance.choice((0, 1))) + b"}"),
)


def _signed_whatever(chance: random.Random) -> Trial:
    """Anything at all, signed: it may be right, as long as it is then read as what it says."""
    kind, body = chance.choice(SAMPLES)
    body = chance.choice((body, altered(chance, body)))
    return Trial(signed(body, kind), body, frozenset({PASSED, 400}))


def _genuine(chance: random.Random) -> Trial:
    kind, body = chance.choice(SAMPLES)
    stamp = b"%d" % (NOW + chance.randint(-300, 300))
    return Trial(headed(stamp, sign(body, stamp, chance.choice(SECRETS)), kind), body, frozenset({PASSED}))


KINDS: dict[str, tuple[int, Callable[[random.Random], Trial]]] = {
    "tampered": (40, _tampered),
    "random": (15, _random),
    "header games": (20, _header_games),
    "signed but malformed": (20, _signed_but_malformed),
    "signed whatever": (4, _signed_whatever),
    "genuine": (1, _genuine),
}


def run(count: int, seed: int) -> Tally:
    """Examine so many requests, drawn by their share."""
    chance, tally, gate = random.Random(seed), Tally(), Gate(SECRETS)
    shares = [share for share, _ in KINDS.values()]
    names = chance.choices(list(KINDS), shares, k=count)
    before = _taken()
    for name in names:
        _examine(gate, name, KINDS[name][1](chance), tally)
    tally.growth = _taken() - before
    return tally


def _taken() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def _examine(gate: Gate, name: str, trial: Trial, tally: Tally) -> None:
    tally.count += 1
    tally.kinds[name] += 1
    try:
        verdict = gate.examine(trial.headers, trial.body, float(NOW))
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is what this looks for
        tally.raised += 1
        tally.faults.append(f"{name} raised {fault!r}: {trial.body[:80]!r}")
        return
    status = PASSED if isinstance(verdict, Passed) else verdict.status
    tally.statuses[status] += 1
    tally.passed[name] += status == PASSED
    if status not in trial.allowed or (isinstance(verdict, Passed) and not _is_as_written(verdict, trial)):
        tally.faults.append(f"{name} got {status}: {trial.headers[1:]!r} {trial.body[:80]!r}"[:400])


def _is_as_written(passed: Passed, trial: Trial) -> bool:
    """Whether another reading of the same JSON agrees; forms have no second reader here."""
    return (
        trial.body[:1] != b"{"
        or JSON not in dict(trial.headers).values()
        or json.loads(trial.body) == passed.body
    )


def main(arguments: list[str]) -> int:
    count, seed = [int(each) for each in arguments] + [COUNT, SEED][len(arguments) :]
    tracemalloc.start()
    run(min(count, 500), seed)  # what is made once and kept is no leak
    tally = run(count, seed)
    forged = sum(tally.passed[name] for name in ("tampered", "random", "header games"))
    malformed = tally.passed["signed but malformed"]
    lines = (
        f"{tally.count} requests, seed {seed}: {dict(tally.kinds)}",
        f"accepted: {forged} forged, {malformed} malformed; raised: {tally.raised}",
        f"genuine that passed: {tally.passed['genuine']} of {tally.kinds['genuine']}",
        f"statuses ({PASSED} stands for passed): {dict(sorted(tally.statuses.items()))}",
        f"memory taken and kept: {tally.growth} bytes",
        *tally.faults[:10],
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return int(bool(tally.faults) or tally.growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
