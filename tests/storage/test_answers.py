"""Answers are the same whatever the order in which their messages came, and however often."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.answers import FORM, Answer, Part
from bot.domain.rounds import Round
from bot.ids import AnswerId, WorkspaceId
from bot.storage.store import SqlStore
from bot.storage.tables.kinds import clean
from tests.storage.given import ANA, BEN, answer_in, asked, at, gone, part

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
SHARED = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def stored(
    store: SqlStore, round_: Round, parts: list[Part], answer: Answer | None = None
) -> Answer | None:
    """The answer as it is after its messages came in that order, each in a unit of its own."""
    answer = answer or answer_in(round_)
    for each in parts:
        async with store.unit() as unit:
            known = await unit.answers.by_message(round_.id, each.message)
            if each.gone and known is None and each.message != FORM:
                await unit.answers.bury(ONE, round_.id, each)
            else:
                await unit.answers.write(ONE, answer, each)
    async with store.glance() as unit:
        return await unit.answers.of_person(round_.id, answer.person)


async def test_an_answer_is_found_in_every_way(store: SqlStore) -> None:
    round_ = await asked(store)
    answer = answer_in(round_)
    whole = await stored(store, round_, [part("m2", "Second."), part(FORM, "First.")], answer)
    assert whole == replace(answer, parts=(part(FORM, "First."), part("m2", "Second.")))
    async with store.glance() as unit:
        assert await unit.answers.get(ONE, answer.id) == whole
        assert await unit.answers.get(TWO, answer.id) is None
        assert await unit.answers.get(ONE, AnswerId("none")) is None
        assert await unit.answers.by_message(round_.id, "m2") == whole
        assert await unit.answers.by_message(round_.id, FORM) is None
        assert await unit.answers.of_person(round_.id, BEN) is None
        assert await unit.answers.of_round(round_.id) == (whole,)


async def test_each_person_has_a_form_and_messages_of_their_own(store: SqlStore) -> None:
    round_ = await asked(store)
    await stored(store, round_, [part(FORM, "Ana's."), part("m1")])
    await stored(store, round_, [part(FORM, "Ben's.")], answer_in(round_, BEN))
    async with store.glance() as unit:
        texts = {answer.person: answer.text for answer in await unit.answers.of_round(round_.id)}
    assert texts == {ANA: "Ana's.", BEN: "Ben's."}


async def test_write_says_whether_the_revision_is_news(store: SqlStore) -> None:
    round_ = await asked(store)
    answer = answer_in(round_)
    async with store.unit() as unit:
        write = unit.answers.write
        assert await write(ONE, answer, part("m", "b", seconds=2))
        assert not await write(ONE, answer, part("m", "b", seconds=2))
        assert not await write(ONE, answer, part("m", "a", seconds=1))
        assert await write(ONE, answer, part("m", "c", seconds=3))
        assert await write(ONE, answer, gone("m", seconds=4))
        assert not await write(ONE, answer, part("m", "d", seconds=5))
        found = await unit.answers.of_person(round_.id, ANA)
    assert found is not None
    assert found.parts == (replace(gone("m", seconds=4), written_at=at(0)),)


async def test_a_deletion_wins_over_an_edit_that_another_clock_calls_newer(store: SqlStore) -> None:
    round_ = await asked(store)
    found = await stored(store, round_, [part("m", "Words.", seconds=9), gone("m", seconds=8)])
    assert found is not None
    assert found.text == ""


async def test_the_form_is_sent_taken_back_and_sent_again(store: SqlStore) -> None:
    round_ = await asked(store)
    answer = answer_in(round_)
    revisions = [part(FORM, "One."), gone(FORM, seconds=0), part(FORM, "Two.", seconds=1)]
    assert (await stored(store, round_, revisions[:2], answer)) != answer
    found = await stored(store, round_, revisions[2:], answer)
    assert found is not None
    assert found.text == "Two."


async def test_a_message_deleted_before_it_came_stays_gone_and_belongs_to_its_writer(store: SqlStore) -> None:
    round_ = await asked(store)
    async with store.unit() as unit:
        await unit.answers.bury(ONE, round_.id, gone("m", seconds=5))
        assert await unit.answers.by_message(round_.id, "m") is None
        assert await unit.answers.count(round_.id) == 0
        answer = answer_in(round_)
        assert not await unit.answers.write(ONE, answer, part("m", "Too late.", seconds=1))
        assert await unit.answers.by_message(round_.id, "m") == replace(
            answer, parts=(replace(gone("m", seconds=5), written_at=at(0)),)
        )


async def test_answers_with_words_are_counted(store: SqlStore) -> None:
    round_, other = await asked(store), await asked(store)
    await stored(store, round_, [part("m1"), part("m2")])
    await stored(store, round_, [part("m3"), gone("m3", seconds=1)], answer_in(round_, BEN))
    await stored(store, other, [part("m1")], answer_in(other, BEN))
    async with store.glance() as unit:
        assert await unit.answers.count(round_.id) == 1


async def test_history_is_the_persons_own_and_oldest_first(store: SqlStore) -> None:
    first, second, foreign = await asked(store), await asked(store), await asked(store, "two")
    for round_ in (second, first):
        await stored(store, round_, [part("m")])
        await stored(store, round_, [part("n")], answer_in(round_, BEN))
    async with store.unit() as unit:
        await unit.answers.write(TWO, answer_in(foreign), part("m"))
    async with store.glance() as unit:
        history = await unit.answers.history(ONE, ANA)
    assert {round_.id for round_, _ in history} == {first.id, second.id}
    assert all(answer.person == ANA and answer.round == round_.id for round_, answer in history)


async def test_erasing_leaves_no_words_and_what_was_deleted_before_as_it_was(store: SqlStore) -> None:
    round_, foreign = await asked(store), await asked(store, "two")
    await stored(store, round_, [part("m1", "A secret."), part(FORM, "A secret."), gone("m0", seconds=1)])
    await stored(store, round_, [part("m2")], answer_in(round_, BEN))
    async with store.unit() as unit:
        await unit.answers.write(TWO, answer_in(foreign), part("m"))
        await unit.answers.erase(ONE, ANA, at(60))
    async with store.glance() as unit:
        mine = await unit.answers.of_person(round_.id, ANA)
        assert mine is not None
        assert {(each.text, each.gone, each.revised_at) for each in mine.parts} == {("", True, at(60))}
        assert [a.person for a in await unit.answers.of_round(round_.id) if a.given] == [BEN]
        theirs = await unit.answers.of_person(foreign.id, ANA)
        assert theirs is not None
        assert theirs.given


revisions = st.lists(
    st.tuples(st.sampled_from(["m1", "m2"]), st.integers(0, 6), st.booleans()),
    min_size=1,
    max_size=6,
    unique=True,
)


@SHARED
@given(data=st.data(), deliveries=revisions)
async def test_the_order_and_repetition_of_deliveries_do_not_matter(
    store: SqlStore, data: st.DataObject, deliveries: list[tuple[str, int, bool]]
) -> None:
    parts = [
        Part(message, "" if deleted else f"{message} at {second}", at(0), at(second), gone=deleted)
        for message, second, deleted in deliveries
    ]
    again = data.draw(st.lists(st.sampled_from(parts), max_size=4))
    shuffled = data.draw(st.permutations(parts + again))
    first, second = await asked(store), await asked(store)
    one, other = await stored(store, first, parts), await stored(store, second, shuffled)
    assert (one.parts if one else None) == (other.parts if other else None)
    for each in one.parts if one else ():
        deletions = [at for message, at, deleted in deliveries if deleted and message == each.message]
        assert each.gone == bool(deletions)
        if deletions:
            assert each.revised_at == at(min(deletions))
            assert each.text == ""


@SHARED
@given(
    text=st.text(st.characters(codec=None), max_size=40),
    message=st.text(st.characters(codec=None), max_size=9),
)
async def test_any_text_is_kept_but_for_what_no_database_keeps(
    store: SqlStore, text: str, message: str
) -> None:
    round_ = await asked(store)
    message = f"m{message}"
    found = await stored(store, round_, [part(message, text)])
    assert found is not None
    assert [(each.message, each.text) for each in found.parts] == [(clean(message), clean(text))]
    async with store.glance() as unit:
        assert await unit.answers.by_message(round_.id, message) == found


async def test_an_answer_needs_its_round(store: SqlStore) -> None:
    round_ = await asked(store)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with store.unit() as unit:
            await unit.answers.write(ONE, replace(answer_in(round_), round="none"), part("m"))  # type: ignore[arg-type]
