"""What runs every few seconds is an index look-up, however much is stored."""

from typing import Any

import pytest
from sqlalchemy import ClauseElement, text

from bot.storage import claiming, points, rounds, seen, tracks, wall
from bot.storage.store import SqlStore, open_store

KEYS: dict[str, Any] = {
    "now": "0",
    "limit": "10",
    "workspace": "'w'",
    "channel": "'c'",
    "ref": "'r'",
    "scope": "'*'",
    "span": "'all'",
    "before": "0",
}
WATCHED = {
    "tracks due": (tracks.DUE, "ix_tracks_next_due_at"),
    "rounds to reveal": (rounds.TO_REVEAL, "ix_rounds_stage_reveal_at"),
    "rounds to close": (rounds.TO_CLOSE, "ix_rounds_stage_close_at"),
    "rows to show": (claiming.FIND, "ix_wall_pending"),
    "faults": (wall.FAULTS, "ix_wall_unheeded"),
    "the slot of a message": (wall.SLOT_OF, "ix_wall_workspace_channel_ref"),
    "a leaderboard": (points.TOP, "ix_totals_workspace_scope_span_visible_points"),
    "events to forget": (seen.FORGET, "ix_seen_at"),
}


def _sql(store: SqlStore, statement: ClauseElement) -> str:
    """The statement with its values in it, because a plan may depend on them."""
    sql = str(statement.compile(dialect=store.writer.dialect))
    for style in ("%({})s", ":{}", "${}"):
        for name, value in KEYS.items():
            sql = sql.replace(style.format(name), value)
    return sql


@pytest.mark.parametrize("name", WATCHED)
async def test_what_runs_often_reads_an_index(fresh_sqlite: str, name: str) -> None:
    statement, index = WATCHED[name]
    store = await open_store(fresh_sqlite)
    async with store.writer.begin() as connection:
        compiled = statement.compile(dialect=store.writer.dialect)
        values = tuple(compiled.params[key] or 1 for key in compiled.positiontup or ())
        plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", values)).all()
    await store.close()
    steps = [row[3] for row in plan]
    assert any(index in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SCAN wall") and "INDEX" not in step]


@pytest.mark.parametrize("name", WATCHED)
async def test_what_runs_often_reads_an_index_in_postgresql(fresh_postgres: str, name: str) -> None:
    statement, index = WATCHED[name]
    store = await open_store(fresh_postgres)
    async with store.writer.begin() as connection:
        await connection.execute(text("SET LOCAL enable_seqscan = off"))
        await connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        compiled = statement.compile(
            dialect=store.writer.dialect, compile_kwargs={"render_postcompile": True}
        )
        values = tuple(compiled.params[key] or 1 for key in compiled.positiontup or ())
        plan = (await connection.exec_driver_sql(f"EXPLAIN {compiled}", values)).scalars().all()
    await store.close()
    assert any(index in step for step in plan), "\n".join(plan)
