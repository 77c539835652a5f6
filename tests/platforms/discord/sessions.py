"""Connections that break: `python -m tests.platforms.discord.sessions [count] [seed]`.

Around each break people write, edit, delete and react in a round's thread, some while nobody is connected;
once the connection is back, what is stored is what stands there.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import pytest
from discord.backoff import ExponentialBackoff

from bot.domain.answers import Answer
from bot.domain.voting import Vote
from bot.platforms.discord.connection import DAY, SESSIONS
from tests.databases import fresh_store
from tests.platforms.discord.crowd import Crowd
from tests.platforms.discord.house import House

CODES = (1001, 1012, 4000, 4001, 4002, 4008)
"""Codes after which a session can be resumed, https://discord.com/developers/docs/topics/opcodes-and-status-codes."""
BEAT, SILENCE = 100, 0.3
"""Milliseconds between two heartbeats, and seconds without an answer after which a connection is given up."""
ENOUGH = 10
"""Things that are wrong after which there is no need to go on."""
AFTER = 3.0
"""Seconds of the test's clock after each break: what could not be heard is read again by then."""


class Break(Enum):
    """How a connection fails."""

    CUT = "ended without a word"
    CODE = "closed with a code to come back after"
    CLOSED = "closed with 1000"
    RECONNECT = "asked to come again"
    INVALID = "told that the session goes on elsewhere"
    OVER = "told that the session is over"
    ZOMBIE = "open, and nothing comes through"
    FORGOTTEN = "ended, and its session cannot be resumed"
    TWICE = "ended again while it comes back"


@dataclass
class Tally:
    """What became of the run; `acts` is what people did, `wrong` what was stored otherwise.

    `begun` are new sessions as Discord sees them, `counted` as our budget does.
    """

    breaks: int = 0
    acts: int = 0
    resumed: int = 0
    begun: int = 0
    counted: int = 0
    wrong: list[str] = field(default_factory=list)


async def run(count: int, seed: int, folder: Path) -> Tally:
    """Break the connection so many times, and hold what is stored against what stands there after each."""
    tally, store = Tally(), await fresh_store(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ExponentialBackoff, "delay", lambda _: 0.0)  # the library waits for seconds
        async with House(store) as house:
            await house.begin()
            crowd = Crowd(house, random.Random(seed))
            await break_again(crowd, count, tally)
            assert house.server.violations == []
            tally.acts, tally.resumed, tally.begun = crowd.acts, house.server.resumes, house.server.identifies
            tally.counted = await store.budgets.spent(f"sessions/{house.server.token}", window=DAY)
    await store.close()
    return tally


async def break_again(crowd: Crowd, count: int, tally: Tally) -> None:
    """Break the connection so many times, or until enough is wrong; from the first on hearts beat fast."""
    crowd.house.server.heartbeat = BEAT
    await break_once(crowd, Break.RECONNECT)
    while tally.breaks < count and len(tally.wrong) < ENOUGH:
        how = crowd.dice.choice([*Break])
        await break_once(crowd, how)
        tally.breaks += 1
        tally.wrong += [f"{each}, after break {tally.breaks}, {how.value}" for each in await wrong(crowd)]


async def break_once(crowd: Crowd, how: Break) -> None:
    """Break the connection in the midst of what people do, and wait until it is back and all is heard."""
    house, before = crowd.house, connections(crowd.house)
    await crowd.act(2)
    await asyncio.gather(fail(crowd, how), crowd.act(3))
    await asyncio.sleep(crowd.dice.uniform(0, 0.03))
    await crowd.act(2)
    await until(lambda: is_back(house, before))
    await house.later(AFTER)
    await house.discord.rest()


async def fail(crowd: Crowd, how: Break) -> None:
    """Let the connection fail."""
    server = crowd.house.server
    match how:
        case Break.CUT:
            await server.drop_sockets()
        case Break.CODE:
            await server.drop_sockets(crowd.dice.choice(CODES))
        case Break.CLOSED:
            await server.drop_sockets(1000)
        case Break.RECONNECT:
            server.reconnect()
        case Break.INVALID:
            server.invalidate(resumable=True)
        case Break.OVER:
            server.invalidate(resumable=False)
        case Break.ZOMBIE:
            server.zombie()
            give_up_soon(crowd.house)
        case Break.FORGOTTEN:
            server.forget_sessions()
            await server.drop_sockets()
        case Break.TWICE:
            pause = crowd.dice.uniform(0, 0.01)
            await server.drop_sockets()
            await until(lambda: any(not each.dropped for each in server.sockets))
            await asyncio.sleep(pause)
            await server.drop_sockets()


def give_up_soon(house: House) -> None:
    """Let the client miss its heartbeats' answers sooner: by itself it waits the better part of a minute."""
    assert house.discord.connection.client is not None
    for shard in house.discord.connection.client.shards.values():
        alive = shard._parent.ws._keep_alive  # noqa: SLF001 - the library asks nobody
        assert alive is not None
        alive.heartbeat_timeout = SILENCE


def connections(house: House) -> int:
    """How often a session was begun or resumed."""
    return house.server.resumes + house.server.identifies


def is_back(house: House, before: int) -> bool:
    """Whether the client is connected again, and where its session is new, was told so."""
    began = sum(event == "session-began" for event, _ in house.log.lines)
    heard = [each.session.socket is each for each in house.server.sockets if each.session and not each.deaf]
    return connections(house) > before and any(heard) and began == house.server.identifies


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(10_000):
        if true():
            return
        await asyncio.sleep(0.002)
    raise AssertionError("the connection does not come back")


async def wrong(crowd: Crowd) -> list[str]:
    """How what is stored differs from what stands in the thread."""
    async with crowd.house.store.glance() as unit:
        (track,) = await unit.tracks.of_workspace(crowd.house.workspace)
        round_ = await unit.rounds.latest(track.id)
        assert round_ is not None
        answers, votes = await unit.answers.of_round(round_.id), await unit.votes.of_round(round_.id)
    unticked = [f"{each['id']} bears no ✅" for each in crowd.said if not crowd.house.ticked(each["id"])]
    return [*wrong_words(crowd, answers), *unticked, *wrong_votes(crowd, answers, votes)]


def wrong_words(crowd: Crowd, answers: tuple[Answer, ...]) -> list[str]:
    """Messages that are lost, deleted or of older words; the first account of a person is the person's id."""
    stands = {each["id"]: (each["author"]["id"], each["content"]) for each in crowd.said}
    stored = {part.message: (answer.person, part.text) for answer in answers for part in answer.standing}
    return [
        f"{id_} is {stored.get(id_)} for {stands.get(id_)}"
        for id_ in sorted({*stands, *stored})
        if stands.get(id_) != stored.get(id_)
    ]


def wrong_votes(crowd: Crowd, answers: tuple[Answer, ...], votes: tuple[Vote, ...]) -> list[str]:
    """Votes that do not count although their 👍 stands, and votes of people who never set one."""
    person_of = {answer.id: answer.person for answer in answers}
    given = {(str(vote.voter), str(person_of[vote.answer])) for vote in votes}
    likes = {
        (voter, each["author"]["id"])
        for each in crowd.said
        for voter in crowd.thread.reactions.get(each["id"], {}).get("👍", [])
    }
    uncounted = [f"{voter} votes for {author} in vain" for voter, author in sorted(likes - given)]
    return uncounted + [f"{voter} never voted for {author}" for voter, author in sorted(given - crowd.liked)]


def main() -> int:
    """Run as often as the command line says, and print what became of it."""
    count, seed = (int(each) for each in (*sys.argv[1:], *("1000", "20261126")[len(sys.argv) - 1 :]))
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(run(count, seed, Path(folder)))
    sys.stdout.write(
        f"{found.breaks} breaks of the connection to Discord in {time.perf_counter() - began:.0f} s, "
        f"seed {seed}: {found.resumed} sessions resumed, {found.begun} begun and {found.counted} counted; "
        f"{found.acts} messages, edits, deletions and reactions, {len(found.wrong)} wrong\n"
    )
    for each in found.wrong:
        sys.stdout.write(f"  {each}\n")
    return int(bool(found.wrong) or found.begun != found.counted or found.begun >= SESSIONS)


if __name__ == "__main__":
    raise SystemExit(main())
