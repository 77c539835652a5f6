"""Interviews in both databases: one that goes on for each person, and no change that is lost."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.practice import (
    Beginning,
    Chosen,
    Interview,
    Length,
    Step,
    Why,
    begun,
    finished,
    parked,
    stopped,
)
from bot.ids import Account, InterviewId, PersonId, QuestionId, WorkspaceId
from bot.ports.practice import Review, Try
from bot.storage.store import SqlStore
from tests.factories import question

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ONE, ANA = WorkspaceId("discord:1"), PersonId("ana")


def interview(name: str = "i", person: str = "ana", workspace: WorkspaceId = ONE) -> Interview:
    chosen = (Chosen(question("q"), Why.ROLE),)
    return begun(Beginning(InterviewId(name), workspace, PersonId(person), "c", Length.QUICK, chosen), NOW)


async def test_a_person_has_one_interview_that_goes_on(store: SqlStore) -> None:
    async with store.unit() as unit:
        assert await unit.practice.begin(interview())
        assert not await unit.practice.begin(interview("second"))
        assert await unit.practice.begin(interview("third", "ben"))
        assert await unit.practice.begin(interview("fourth", workspace=WorkspaceId("discord:2")))
        held = await unit.practice.of_person(ONE, ANA)
        assert held == interview()
        assert await unit.practice.save(stopped(interview(), NOW))
        assert await unit.practice.of_person(ONE, ANA) is None
        assert await unit.practice.begin(interview("second"))
        assert len(await unit.practice.history(ONE, ANA)) == 2


async def test_of_two_changes_one_counts(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.practice.begin(interview())

    async def change(step: Step) -> bool:
        async with store.unit() as unit:
            return await unit.practice.save(replace(interview(), step=step))

    done = await asyncio.gather(*(change(step) for step in (Step.READING, Step.SCORING, Step.PARKED)))
    assert sum(done) == 1
    async with store.glance() as unit:
        held = await unit.practice.get(ONE, InterviewId("i"))
    assert held is not None
    assert held.version == 1


async def test_nobody_sees_another_workspaces_interview(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.practice.begin(interview())
        assert await unit.practice.get(WorkspaceId("discord:2"), InterviewId("i")) is None


async def test_what_waits_for_long_is_found(store: SqlStore) -> None:
    async with store.unit() as unit:
        await unit.practice.begin(finished(interview(), NOW))
        await unit.practice.begin(interview("other", "ben"))
        later = NOW + timedelta(hours=1)
        assert [each.id for each in await unit.practice.untouched(Step.READING, later, 9)] == ["i"]
        assert [each.id for each in await unit.practice.untouched(Step.ANSWERING, later, 9)] == ["other"]
        assert await unit.practice.untouched(Step.ANSWERING, NOW - timedelta(hours=1), 9) == ()
        await unit.practice.save(parked(interview("other", "ben")))
        assert await unit.practice.untouched(Step.ANSWERING, later, 9) == ()


async def test_an_account_is_led_to_the_workspace_of_its_interview(store: SqlStore) -> None:
    async with store.unit() as unit:
        for workspace in (ONE, WorkspaceId("discord:2")):
            await unit.people.meet(Account(workspace, "77", "Ana"), NOW)
        assert await unit.practice.place_of("discord", "77") is None
        there = interview(person="77", workspace=WorkspaceId("discord:2"))
        await unit.practice.begin(there)
        assert await unit.practice.place_of("discord", "77") == "discord:2"
        assert await unit.practice.place_of("slack", "77") is None
        assert await unit.practice.going("discord") == (("discord:2", "77", NOW),)


async def test_tries_and_reviews_are_kept_until_they_are_erased(store: SqlStore) -> None:
    async with store.unit() as unit:
        asked = QuestionId("tests/q")
        await unit.practice.note_try(ONE, ANA, Try(asked, ("caching",), NOW, 40))
        await unit.practice.note_try(ONE, ANA, Try(asked, ("caching",), NOW, 70))
        assert [each.total for each in await unit.practice.tries(ONE, ANA)] == [40, 70]
        for days in (1, 3):
            due = NOW + timedelta(days=days)
            await unit.practice.set_review(ONE, ANA, Review(asked, due, f"card {days}"))
        assert await unit.practice.due(ONE, ANA, NOW + timedelta(days=2)) == ()
        assert await unit.practice.due(ONE, ANA, NOW + timedelta(days=4)) == (asked,)
        found = await unit.practice.review(ONE, ANA, asked)
        assert found is not None
        assert found.card == "card 3"
        await unit.practice.begin(interview())
        await unit.practice.erase(ONE, ANA)
        assert await unit.practice.tries(ONE, ANA) == ()
        assert await unit.practice.review(ONE, ANA, asked) is None
        assert await unit.practice.history(ONE, ANA) == ()
