"""Rounds: one a local date, found by what is due, seen from their own workspace."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, timedelta

from bot.domain.rounds import Asked, Stage, cancelled, closed, postponed, revealed
from bot.ids import RoundId, WorkspaceId
from bot.storage.store import SqlStore
from tests.storage.given import NOW, TODAY, asked, at, round_of, track

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
TOMORROW = TODAY + timedelta(days=1)


async def test_a_round_comes_back_as_it_was_saved_with_its_question_as_asked(store: SqlStore) -> None:
    round_ = await asked(store)
    done = closed(revealed(postponed(round_, at(0.000_001)), at(5)), at(9), 1 / 3)
    async with store.unit() as unit:
        assert await unit.rounds.get(ONE, round_.id) == round_
        await unit.rounds.save(done)
        found = await unit.rounds.get(ONE, round_.id)
    assert found == done
    assert found.asked_at.tzinfo is UTC
    assert found.question is not round_.question


async def test_a_round_is_seen_from_its_own_workspace_alone(store: SqlStore) -> None:
    round_ = await asked(store)
    async with store.unit() as unit:
        assert await unit.rounds.get(TWO, round_.id) is None
        assert await unit.rounds.get(ONE, RoundId("none")) is None


async def test_a_local_date_has_one_round_and_the_unit_goes_on_after_a_refusal(store: SqlStore) -> None:
    round_ = await asked(store)
    again = replace(round_, id=RoundId(f"{round_.id}-again"))
    async with store.unit() as unit:
        assert not await unit.rounds.open(again)
        assert not await unit.rounds.open(round_)
        assert await unit.rounds.get(ONE, again.id) is None
        await unit.rounds.save(revealed(round_, at(1)))
    async with store.glance() as unit:
        found = await unit.rounds.get(ONE, round_.id)
    assert found is not None
    assert found.stage is Stage.REVEALED


async def test_many_who_ask_at_once_ask_once(store: SqlStore) -> None:
    held = track()
    async with store.unit() as unit:
        await unit.tracks.save(held)

    async def ask(number: int) -> bool:
        async with store.unit() as unit:
            return await unit.rounds.open(round_of(held, number))

    assert sum(await asyncio.gather(*(ask(number) for number in range(1, 9)))) == 1


async def test_a_cancelled_round_leaves_its_date_and_number_free(store: SqlStore) -> None:
    held = track()
    first, second = round_of(held), round_of(held)
    async with store.unit() as unit:
        await unit.tracks.save(held)
        await unit.rounds.open(first)
        await unit.rounds.save(cancelled(first, at(1)))
        assert await unit.rounds.latest(held.id) is None
        assert await unit.rounds.open(second)
        assert await unit.rounds.latest(held.id) == second
        assert await unit.rounds.numbers(held.id, 0) == ((1, TODAY),)
        assert len(await unit.rounds.history(held.id)) == 1


async def test_what_is_due_to_be_revealed_and_closed(store: SqlStore) -> None:
    held = track()
    first, second = round_of(held), round_of(held, 2, TOMORROW)
    second = replace(second, reveal_at=first.reveal_at + timedelta(hours=1))
    async with store.unit() as unit:
        await unit.tracks.save(held)
        for each in (second, first):
            await unit.rounds.open(each)
        early = first.reveal_at - timedelta(microseconds=1)
        assert await unit.rounds.to_reveal(early, 10) == ()
        assert await unit.rounds.to_reveal(first.reveal_at, 10) == (first,)
        assert await unit.rounds.to_reveal(second.reveal_at, 10) == (first, second)
        assert await unit.rounds.to_reveal(second.reveal_at, 1) == (first,)
        assert await unit.rounds.to_close(second.close_at, 10) == ()
        turned = revealed(first, first.reveal_at)
        await unit.rounds.save(turned)
        assert await unit.rounds.to_reveal(second.reveal_at, 10) == (second,)
        assert await unit.rounds.to_close(first.close_at, 10) == (turned,)
        await unit.rounds.save(closed(turned, first.close_at, None))
        assert await unit.rounds.to_close(first.close_at, 10) == ()


async def test_history_and_numbers_leave_out_what_was_not_asked(store: SqlStore) -> None:
    held = track()
    days = [date(2026, 11, day) for day in (23, 24, 25, 26)]
    made = [round_of(held, number, day) for number, day in enumerate(days, start=1)]
    async with store.unit() as unit:
        await unit.tracks.save(held)
        for each in made:
            await unit.rounds.open(each)
        await unit.rounds.save(closed(revealed(made[0], NOW), NOW, 0.25))
        await unit.rounds.save(cancelled(made[1], NOW))
        await unit.rounds.save(closed(revealed(made[2], NOW), NOW, None))
        assert await unit.rounds.history(held.id) == (
            Asked(made[0].question.id, ("caching",), days[0], 0.25),
            Asked(made[2].question.id, ("caching",), days[2]),
            Asked(made[3].question.id, ("caching",), days[3]),
        )
        assert await unit.rounds.numbers(held.id, 1) == ((3, days[2]), (4, days[3]))
        assert await unit.rounds.closed_numbers(held.id, 0) == ((1, days[0]), (3, days[2]))
        assert await unit.rounds.latest(held.id) == made[3]
