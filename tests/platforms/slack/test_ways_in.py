"""The ways in: what is not Slack's is refused, what is Slack's is stored first, deaf sockets are mended."""

import asyncio
import io
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.platforms.shared import intake
from bot.platforms.shared.intake import Envelope
from bot.platforms.slack import socket as sockets
from tests.databases import fresh_store
from tests.platforms.slack import fuzz_gate
from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.server import Fault
from tests.platforms.slack.server.people import shown
from tests.platforms.slack.server.state import Json


async def post(house: House, raw: bytes, headers: dict[str, str]) -> int:
    """Send bytes to where Slack sends its own."""
    kind = {"Content-Type": "application/json"}
    async with house.slack.session.post(
        house.slack.deliver_to, data=io.BytesIO(raw), headers=kind | headers
    ) as answer:
        return answer.status


def message(house: House, text: str = "Mine") -> tuple[bytes, dict[str, str]]:
    """A signed event of somebody writing in the thread of the card."""
    draft = house.ana.draft(CHANNEL, text, house.card["ts"])
    event = {**draft, "channel": CHANNEL, "event_ts": draft["ts"]}
    raw, _ = house.slack.encoded(house.slack.envelope(house.team, event))
    return raw, house.slack.signed(raw)


async def test_what_is_not_slacks_is_refused_with_4xx_and_changes_nothing(house: House) -> None:
    await house.begin()
    raw, headers = message(house)
    forged = headers | {"X-Slack-Signature": "v0=" + "0" * 64}
    late = house.slack.signed(raw, house.seconds() - 301)
    bad: tuple[tuple[bytes, dict[str, str]], ...] = (
        (raw, forged),
        (raw, late),
        (raw, {}),
        (raw, headers | {"X-Slack-Request-Timestamp": "abc"}),
        (raw, headers | {"X-Slack-Signature": "v0=\u00e9"}),
        (raw[:-1], headers),
        (b"[" * 100_000, house.slack.signed(b"[" * 100_000)),
        (b"x" * 1_048_577, house.slack.signed(b"x" * 1_048_577)),
        (b"", house.slack.signed(b"")),
    )
    assert {await post(house, *each) // 100 for each in bad} == {4}
    await house.settle()
    assert await house.store.inbox.waiting() == 0


async def test_the_same_bytes_again_are_refused_and_a_repeat_of_slacks_is_not(house: House) -> None:
    await house.begin()
    raw, headers = message(house)
    assert await post(house, raw, headers) == 200
    assert await asyncio.gather(*(post(house, raw, headers) for _ in range(20))) == [409] * 20
    house.let_pass(60)
    assert await post(house, raw, house.slack.signed(raw)) == 200
    await house.settle()
    async with house.store.glance() as unit:
        track = await unit.tracks.of_workspace(house.workspace)
        latest = await unit.rounds.latest(track[0].id)
        assert latest is not None
        (answer,) = await unit.answers.of_round(latest.id)
    assert answer.text == "Mine"


async def test_slack_asks_whether_the_address_is_ours(house: House) -> None:
    raw = b'{"type": "url_verification", "challenge": "abc"}'
    headers = house.slack.signed(raw) | {"Content-Type": "application/json"}
    async with house.slack.session.post(house.slack.deliver_to, data=raw, headers=headers) as answer:
        assert (answer.status, await answer.text()) == (200, "abc")


async def test_it_says_whether_it_is_well(house: House) -> None:
    async with house.slack.session.get(f"{house.address}/healthz") as answer:
        assert (answer.status, await answer.text()) == (200, "ok")


async def test_what_cannot_be_worked_on_now_waits_in_the_inbox_and_is_not_lost(house: House) -> None:
    await house.begin()
    house.slack.faults.next("reactions.add", "fatal_error", "internal_error")
    ts = await house.ana.write(CHANNEL, "Mine", house.card["ts"])
    await house.settle()
    assert not house.ticked(ts)
    for _ in range(3):
        house.let_pass(60)
        await house.serving.slack.intake.catch_up()
    assert house.ticked(ts), "the words were stored at once, and the ✅ came later"
    assert await house.store.inbox.waiting() == 0


async def test_what_a_killed_process_had_acknowledged_is_worked_on_after_the_restart(house: House) -> None:
    await house.begin()
    work, house.serving.slack.intake.work = house.serving.slack.intake.work, _never
    ts = await house.ana.write(CHANNEL, "Mine", house.card["ts"])
    for each in tuple(house.serving.slack.intake.tasks):
        each.cancel()
    await asyncio.sleep(0)
    house.serving.slack.intake.work = work
    await house.store.inbox.end_leases()  # as opening the file anew does
    await house.serving.slack.intake.catch_up()
    assert house.ticked(ts)


async def _never(_envelope: object) -> Json | None:
    await asyncio.Event().wait()
    return None


@pytest.fixture
async def over_sockets(tmp_path: Path) -> AsyncIterator[House]:
    store = await fresh_store(tmp_path)
    async with House(store, over_socket=True) as opened:
        yield opened
    await store.close()


async def test_over_sockets_everything_is_the_same(over_sockets: House) -> None:
    house = over_sockets
    assert len(house.slack.sockets) == sockets.CONNECTIONS
    await house.begin()
    ts = await house.ana.write(CHANNEL, "Mine", house.card["ts"])
    await house.settle()
    assert house.ticked(ts)
    await house.ana.press(house.card, "Answer")
    await house.settle()
    assert (await house.ana.submit(text="  ") or {})["response_action"] == "errors"


async def test_a_deaf_socket_is_made_anew_while_the_other_hears(over_sockets: House) -> None:
    house = over_sockets
    await house.begin()
    supervisor = house.serving.slack.sockets
    assert supervisor is not None
    now = [0.0]
    supervisor.seconds = lambda: now[0]
    for each in supervisor.watched:
        assert each is not None
        each.heard_at, each.ponged_at = 0.0, each.handler.client.last_ping_pong_time
    first = [each.handler for each in supervisor.watched if each]
    now[0] = sockets.DEAF + 1
    await house.ana.write(CHANNEL, "Anybody?", "1.1")
    heard = [each for each in supervisor.watched if each and each.heard_at]
    await supervisor.watch()
    after = [each.handler for each in supervisor.watched if each]
    assert len(heard) == 1
    assert len(set(first) & set(after)) == 1
    assert supervisor.open == sockets.CONNECTIONS
    assert ("socket-deaf", {}) in house.log.lines


async def submitted_slowly(house: House, monkeypatch: pytest.MonkeyPatch, text: str) -> Json | None:
    """Send the open form while the work on it takes its time; returns what it was answered meanwhile."""
    taken, go_on = house.serving.slack.intake, asyncio.Event()
    work = taken.work

    async def slowly(envelope: Envelope) -> Json | None:
        await go_on.wait()
        return await work(envelope)

    monkeypatch.setattr(intake, "ANSWER", 0.0)
    monkeypatch.setattr(intake, "AFTER", 0.0)
    monkeypatch.setattr(taken, "work", slowly)
    answer = await house.ana.submit(text=text)
    go_on.set()
    await house.settle()
    return answer


async def test_a_form_that_takes_long_says_so_and_is_answered_when_it_is_done(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.begin()
    await house.ana.press(house.card, "Answer")
    await house.settle()
    answer = await submitted_slowly(house, monkeypatch, "In a hurry")
    assert answer is not None
    assert "Saving …" in shown(answer["view"])
    assert "stored" in shown(house.modal(house.ana))


async def test_a_refusal_that_comes_late_brings_the_words_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.begin()
    await house.ana.write(CHANNEL, "First", house.card["ts"])
    await house.ana.press(house.card, "Answer")
    await house.settle()
    await house.at("13:00")
    await submitted_slowly(house, monkeypatch, "Words that took an hour")
    assert "stands as it was at the reveal" in shown(house.modal(house.ana))
    assert "Words that took an hour" in shown(house.modal(house.ana))


async def test_one_slow_call_keeps_nobody_else_waiting(house: House) -> None:
    await house.begin()
    house.slack.faults.next("users.info", Fault.SLOW)
    first = await house.ana.write(CHANNEL, "Mine takes long", house.card["ts"])
    await house.slack.until(lambda: house.slack.calls[-1][0] == "users.info")
    second = await house.ben.write(CHANNEL, "Mine does not", house.card["ts"])
    await house.slack.until(lambda: house.ticked(second))
    assert not house.ticked(first)
    house.slack.release.set()
    await house.settle()
    assert house.ticked(first)


async def test_hundreds_of_forged_and_malformed_requests_over_http(house: House) -> None:
    dice = random.Random(4)
    answered = set()
    for number in range(300):
        make = (fuzz_gate.malformed, fuzz_gate.stale)[number % 2]
        headers, body = make(dice)
        named = {name.decode(): value.decode() for name, value in headers}
        answered.add(await post(house, body, named))
    assert answered <= {400, 401, 413, 415}
    assert await house.store.inbox.waiting() == 0
