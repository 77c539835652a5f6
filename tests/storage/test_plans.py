"""What runs every few seconds or with every event is an index look-up, however much is stored."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.domain.standings import Span
from bot.ids import Channel, MessageRef, WorkspaceId
from bot.ports.unit import Unit
from bot.storage.store import SqlStore
from tests.storage.given import ANA, NOW, TODAY

ONE = WorkspaceId("one")
ASKED: dict[str, Callable[[Unit], Awaitable[object]]] = {
    "ix_tracks_next_due_at": lambda unit: unit.tracks.due(NOW, 10),
    "ix_rounds_stage_reveal_at": lambda unit: unit.rounds.to_reveal(NOW, 10),
    "ix_rounds_stage_close_at": lambda unit: unit.rounds.to_close(NOW, 10),
    "ix_wall_unheeded": lambda unit: unit.wall.faults(10),
    "ix_wall_workspace_channel_ref": lambda unit: unit.wall.slot_of(Channel(ONE, "c"), MessageRef("r")),
    "ix_deliveries_at": lambda unit: unit.seen.forget(NOW),
    "ix_totals_workspace_scope_span_visible_points": lambda unit: unit.ledger.standings(
        ONE, None, Span.ALL, TODAY, ANA, 10
    ),
}


async def plan_of(store: SqlStore, ask: Callable[[], Awaitable[object]]) -> str:
    """How the database goes about the first statement of what is asked."""
    sent: list[tuple[str, Any]] = []

    def note(*args: Any) -> None:  # noqa: ANN401 - the event's own signature
        sent.append((args[2], args[3]))

    event.listen(store.writer.sync_engine, "before_cursor_execute", note)
    await ask()
    event.remove(store.writer.sync_engine, "before_cursor_execute", note)
    statement, parameters = next(each for each in sent if not each[0].startswith("BEGIN"))
    explain = "EXPLAIN QUERY PLAN" if store.writer.dialect.name == "sqlite" else "EXPLAIN"
    async with store.writer.begin() as connection:
        if store.writer.dialect.name == "postgresql":  # an empty table is quicker to read whole
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
            await connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        rows = (await connection.exec_driver_sql(f"{explain} {statement}", parameters)).all()
    return "\n".join(str(row[-1]) for row in rows)


@pytest.mark.parametrize("index", ASKED)
async def test_what_runs_often_reads_an_index(store: SqlStore, index: str) -> None:
    async def ask() -> None:
        async with store.unit() as unit:
            await ASKED[index](unit)

    assert index in await plan_of(store, ask)


async def test_looking_for_something_to_show_reads_an_index_of_just_that(store: SqlStore) -> None:
    plan = await plan_of(store, lambda: store.outbox.claim(NOW, limit=10, lease=60))
    assert "ix_wall_pending" in plan
    assert "Seq Scan" not in plan
    assert "SCAN wall\n" not in plan
